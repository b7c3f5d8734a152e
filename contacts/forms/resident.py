from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today
from buurtwerk.core.fields import offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules
from contacts.forms.consents import NewsletterMixin
from contacts.forms.quick import DoublesMixin
from contacts.forms.talents import TalentsMixin
from contacts.models import Household, Resident


class ResidentForm(DoublesMixin, TalentsMixin, NewsletterMixin, RecordForm):
    """A resident of a household that is known: the page names it."""

    class Meta:
        model = Resident
        fields = [
            "first_name",
            "last_name",
            "household",
            "birth_date",
            "birth_year",
            "gender",
            "origin",
            "language",
            "interpreter_needed",
            "phone",
            "email",
            "first_contact_on",
            "contact_ended_on",
            "worker_in_charge",
            "contact_rhythm",
            "attention_note",
        ]
        widgets = {
            "birth_date": DateInput,
            "first_contact_on": DateInput,
            "contact_ended_on": DateInput,
            "attention_note": rows(3),
        }
        help_texts = {
            "birth_year": _("Alleen het jaar weten is genoeg."),
            "attention_note": _("Wat een collega vooraf moet weten. Staat bovenaan op de pagina."),
        }

    def __init__(self, request, *, instance=None, known_besides=None):
        super().__init__(request, instance=instance)
        self.known_besides = known_besides or {}
        self._start()
        self.helper.layout = self._layout()

    def _start(self):
        workers = User.objects.workers_of(self.team, and_also=[self.instance.worker_in_charge_id])
        offer(self, household=Household.objects.of(self.team), worker_in_charge=workers)
        if not self.instance.pk:
            self.instance.team = self.team
            self.initial.setdefault("first_contact_on", today())
            del self.fields["household"]  # the address of the page names it, or it is made along
        self.offer_talents(self.instance)
        self.offer_newsletter(self.instance)

    def _layout(self):
        return Layout(
            Fieldset(
                _("Wie"),
                Div("first_name", "last_name", css_class="pair"),
                Div("birth_date", "birth_year", css_class="pair"),
                "gender",
                css_class="form-section",
            ),
            Fieldset(_("Taal en herkomst"), "origin", "language", "interpreter_needed", css_class="form-section"),
            Fieldset(_("Bereikbaar"), Div("phone", "email", css_class="pair"), "newsletter", css_class="form-section"),
            Fieldset(
                _("Wat kan deze bewoner?"),
                *self.talents_to_show(),
                css_class="form-section",
            ),
            Fieldset(
                _("Opvolging door het team"),
                Div("first_contact_on", "contact_ended_on", css_class="pair"),
                Div("worker_in_charge", "contact_rhythm", css_class="pair"),
                "attention_note",
                css_class="form-section",
            ),
        )

    def clean_birth_year(self):
        """A full date of birth says the year too."""
        born, year = self.cleaned_data.get("birth_date"), self.cleaned_data["birth_year"]
        typed = "birth_year" in self.changed_data and year is not None
        if typed and born and born.year != year:
            raise forms.ValidationError(_("De geboortedatum zegt een ander jaar. Maak er één van leeg."))
        rules.refuse(rules.no_year(year) or (rules.unlikely_year(year) if typed else None))
        return born.year if born else year

    def clean_birth_date(self):
        born = self.cleaned_data["birth_date"]
        if "birth_date" in self.changed_data:
            rules.refuse(rules.unlikely_day(born))
        return born

    def clean_contact_ended_on(self):
        ended = self.cleaned_data["contact_ended_on"]
        rules.refuse(rules.ends_before_it_begins(self.cleaned_data.get("first_contact_on"), ended))
        return ended

    def keep(self, save):
        """Store the resident with `save`, and what the form tells besides; returns the resident. Call in `store`."""
        resident = save()
        self.keep_talents(resident, self.user)
        self.keep_newsletter(resident, self.user)
        return resident

    def lists_beside(self, theirs):
        return {"talents": self.talents_beside(theirs), "newsletter": self.newsletter_beside(theirs)}

    def clean(self):
        cleaned = super().clean()
        field = "birth_date" if cleaned.get("birth_date") else "birth_year"
        problem = rules.born_after_first_contact(cleaned.get(field), cleaned.get("first_contact_on"))
        if problem:
            self.add_error(field, problem)
        self.judge_newsletter(cleaned)
        if not self.instance.pk:
            self.warn_of_doubles(cleaned)
        return cleaned
