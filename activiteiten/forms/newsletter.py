from datetime import timedelta

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from activiteiten.actions import newsletters as actions
from activiteiten.models import Newsletter, NewsletterText
from buurtwerk.core.dates import today
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules

FOUR_WEEKS, THREE_MONTHS = timedelta(days=28), timedelta(days=93)
ONE_DAY = timedelta(days=1)


class NewsletterForm(RecordForm):
    """A newsletter: its title, a few words ahead, and from when to when it tells what there is to do."""

    class Meta:
        model = Newsletter
        fields = ["title", "starts_on", "ends_on", "intro"]
        widgets = {"starts_on": DateInput, "ends_on": DateInput, "intro": rows(5)}
        help_texts = {
            "starts_on": _("De sessies van deze dagen komen er vanzelf in."),
            "intro": _("Een paar woorden vooraan. Schrijf geen namen van bewoners: iedereen kan dit lezen."),
        }

    def __init__(self, request, *, instance=None):
        super().__init__(request, instance=instance, initial=coming_weeks() if instance is None else None)
        if not self.instance.pk:
            self.instance.team = self.team
        dates = Div("starts_on", "ends_on", css_class="pair")
        self.helper.layout = Layout(Div("title", dates, "intro", css_class="form-section"))

    def clean_starts_on(self):
        return self._likely("starts_on")

    def clean_ends_on(self):
        begin, end = self.cleaned_data.get("starts_on"), self._likely("ends_on")
        rules.refuse(rules.ends_before_it_begins(begin, end))
        if begin and end - begin > THREE_MONTHS:
            raise forms.ValidationError(_("Dat is meer dan drie maanden. Kies een kortere tijd."))
        return end

    def _likely(self, name):
        day = self.cleaned_data[name]
        if name in self.changed_data:
            rules.refuse(rules.far_day(day))
        return day

    def keep(self):
        """Store the newsletter; returns it. Call inside `store`."""
        return actions.save_newsletter(newsletter=self.instance, by=self.user)


class NewsletterTextForm(RecordForm):
    """A text of a newsletter's own."""

    class Meta:
        model = NewsletterText
        fields = ["title", "body"]
        widgets = {"body": rows(10)}
        help_texts = {"body": _("Een lege regel maakt een nieuwe alinea. Schrijf geen namen: iedereen kan dit lezen.")}

    def __init__(self, request, *, newsletter, instance=None):
        super().__init__(request, instance=instance)
        if not self.instance.pk:
            self.instance.team, self.instance.newsletter = self.team, newsletter
        self.helper.layout = Layout(Div("title", "body", css_class="form-section"))

    def keep(self):
        """Store the text; returns it. Call inside `store`."""
        return actions.save_text(text=self.instance, by=self.user)


def coming_weeks():
    """What a new one starts with: from today, four weeks long."""
    day = today()
    title = _("Nieuws uit de buurt: %s") % date_format(day, "F Y")
    return {"title": title, "starts_on": day, "ends_on": day + FOUR_WEEKS - ONE_DAY}
