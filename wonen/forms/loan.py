from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from wonen import actions, fund_rules
from wonen.models import LoanTerms


class LoanTermsForm(RecordForm):
    """What was agreed on about the loan of a file: when it comes back, and how long before one wants to hear of it."""

    class Meta:
        model = LoanTerms
        fields = ["agreed_on", "months", "due_on", "due_on_leaving", "left_on", "notice", "note"]
        widgets = {"agreed_on": DateInput, "due_on": DateInput, "left_on": DateInput, "note": rows(3)}
        labels = {
            "agreed_on": _("Overeengekomen op"),
            "months": _("Looptijd, in maanden"),
            "due_on": _("Of: terug tegen"),
            "due_on_leaving": _("Terug zodra het gezin verkoopt of verhuist"),
            "left_on": _("Verkocht of verhuisd op"),
            "notice": _("Herinner ons zoveel maanden vooraf"),
            "note": _("Nota"),
        }
        help_texts = {
            "left_on": _("Weet je het vooraf, schrijf dan de dag die komt. De lening is dan die dag terug te betalen."),
            "months": _("Vul een looptijd in of een datum, niet allebei."),
            "notice": _("Van 0 tot 120. Dan staat de lening op «Vandaag» en in de maandaglijst."),
        }

    def __init__(self, request, *, file, instance=None):
        super().__init__(request, instance=instance, initial={} if instance else {"agreed_on": today()})
        self.instance.team, self.instance.file = file.team, file

    def clean(self):
        cleaned = super().clean()
        told = {name: cleaned.get(name) for name in self.fields}
        self.judge("agreed_on", contacts.unlikely_day(told["agreed_on"]))
        self.judge("months", fund_rules.no_term(told["months"]))
        self.judge("due_on", fund_rules.too_far_away(told["due_on"]))
        self.judge("due_on", contacts.ends_before_it_begins(told["agreed_on"], told["due_on"]))
        self.judge("due_on", fund_rules.two_ends(told["months"], told["due_on"]))
        self.judge("left_on", contacts.ends_before_it_begins(told["agreed_on"], told["left_on"]))
        self.judge("left_on", fund_rules.too_far_away(told["left_on"]))
        self.judge("left_on", fund_rules.left_but_not_due(told["left_on"], told["due_on_leaving"]))
        self.judge("notice", fund_rules.too_long_notice(told["notice"]))
        if not self.errors:
            ends = (told["months"], told["due_on"], told["due_on_leaving"])
            self.judge("due_on_leaving", fund_rules.no_end_at_all(*ends))
        return cleaned

    def kept(self):
        """The terms, or None with the reason in the form's errors."""
        try:
            return self.store(lambda: actions.save_terms(terms=self.instance, by=self.user))
        except actions.Refused as reason:
            self.instance.pk = None
            self.add_error(None, str(reason))
            self._keep_draft()
        return None


class PeriodForm(forms.Form):
    """From which day until which a statement runs; both may be left open."""

    van = forms.DateField(label=_("van"), required=False, widget=DateInput)
    tot = forms.DateField(label=_("tot en met"), required=False, widget=DateInput)

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if message := contacts.ends_before_it_begins(cleaned.get("van"), cleaned.get("tot")):
            self.add_error("tot", message)
        return cleaned

    @property
    def span(self):
        return self.cleaned_data.get("van") or date.min, self.cleaned_data.get("tot") or today()
