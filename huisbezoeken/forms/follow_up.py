from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import as_id
from buurtwerk.core.widgets import DateInput, TimeInput, rows
from contacts.models import Household, Resident
from contacts.rules import refuse
from huisbezoeken import rules
from huisbezoeken.forms.due import OTHER, settle_day, when_field
from huisbezoeken.models import FollowUp


class FollowUpForm(RecordForm):
    """A question, a task or a planned visit: what, about whom, by when and who does it."""

    when = when_field()

    class Meta:
        model = FollowUp
        fields = ["kind", "text", "promise", "household", "resident", "due_on", "time", "worker"]
        widgets = {
            "kind": forms.RadioSelect,
            "text": rows(3),
            "promise": rows(2),
            "due_on": DateInput,
            "time": TimeInput,
        }
        labels = {"kind": _("Soort"), "text": _("Wat moet er gebeuren?"), "due_on": _("Dag")}
        help_texts = {"promise": _("Wat je hebt gezegd dat jullie zouden doen. Gaat mee als een collega overneemt.")}

    def __init__(self, request, *, instance=None, about=None):
        start = {} if instance and instance.pk else {"worker": request.user, "when": "7"}
        if instance and instance.pk:
            start = {"when": OTHER}
        super().__init__(request, instance=instance, initial=start)
        self.instance.team = self.team
        self.fields["due_on"].required = False
        offer(
            self,
            household=Household.objects.of(self.team),
            resident=Resident.objects.of(self.team),
            worker=User.objects.workers_of(self.team, and_also=[self.instance.worker_id]),
        )
        call_empty(self, worker=_("nog niemand"))
        self.about = self._about(about)

    def _about(self, about):
        """The household that the page names: as posted, as stored, or as the address says."""
        if self.is_bound:
            number = as_id(self.data.get("household"))
            return Household.objects.of(self.team).filter(pk=number).first() if number else None
        return self.instance.household or about

    @property
    def people(self):
        """(resident, chosen) of the household, and whom it is about already: one may have moved since."""
        chosen = as_id(str(self["resident"].value() or ""))
        named = Q(pk=self.instance.resident_id) | (Q(household=self.about) if self.about else Q(pk__in=[]))
        return [(person, person.pk == chosen) for person in Resident.objects.of(self.team).filter(named).by_name()]

    @property
    def about_errors(self):
        return [*self.errors.get("household", []), *self.errors.get("resident", [])]

    def clean_text(self):
        text = self.cleaned_data["text"]
        refuse(rules.says_nothing(text, self.cleaned_data.get("kind")))
        return text

    def clean_resident(self):
        resident, household = self.cleaned_data["resident"], self.cleaned_data.get("household")
        is_new = "resident" in self.changed_data
        if is_new and resident and household and resident.household_id != household.pk:
            raise forms.ValidationError(_("Deze persoon woont niet in het gekozen gezin. Kies opnieuw."))
        return resident

    def clean_household(self):
        household = self.cleaned_data["household"]
        refuse(rules.needs_household(household, self.cleaned_data.get("kind"), None))
        return household

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("resident") and not cleaned.get("household"):
            cleaned["household"] = cleaned["resident"].household
        settle_day(self, cleaned)
        return cleaned
