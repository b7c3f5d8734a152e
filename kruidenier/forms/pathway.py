from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today
from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.text import as_id
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from contacts.forms.days import likely
from contacts.models import Resident
from kruidenier import rules
from kruidenier.actions import pathways
from kruidenier.models import Pathway


class PathwayForm(RecordForm):
    """Whose pathway it is, what they want to reach, who guides them; and once it is over, what it became."""

    class Meta:
        model = Pathway
        fields = ["resident", "goal", "starts_on", "guide", "ends_on", "outcome", "outcome_note"]
        widgets = {
            "goal": rows(3),
            "starts_on": DateInput,
            "ends_on": DateInput,
            "outcome": forms.RadioSelect,
            "outcome_note": rows(3),
        }
        labels = {
            "goal": _("Wat wil deze persoon bereiken?"),
            "starts_on": _("Van"),
            "guide": _("Wie begeleidt?"),
            "outcome": _("Hoe liep het af?"),
            "outcome_note": _("Wat is het geworden?"),
        }
        help_texts = {
            "goal": _("In de woorden van de persoon zelf."),
            "ends_on": _("Laat leeg zolang het traject loopt."),
        }
        error_messages = {
            "resident": {"required": _("Kies van wie het traject is.")},
            "goal": {"required": _("Schrijf wat de persoon wil bereiken.")},
        }

    def __init__(self, request, *, instance=None, resident=None):
        start = {} if instance else {"starts_on": today(), "guide": request.user, "resident": resident}
        super().__init__(request, instance=instance, initial=start)
        self.instance.team = self.team
        offer(
            self,
            resident=Resident.objects.of(self.team),
            guide=User.objects.workers_of(self.team, and_also=[self.instance.guide_id]),
            outcome=Pathway.Outcome.choices,
        )
        call_empty(self, guide=_("nog niemand"))

    @cached_property
    def chosen(self):
        """Whose pathway it is, as chosen; the picker shows the name."""
        return chosen_resident(self)

    @property
    def tells_the_end(self):
        """Whether there is something to see under what it became."""
        return any(self[name].value() or self[name].errors for name in ("ends_on", "outcome", "outcome_note"))

    def clean_starts_on(self):
        return likely(self, "starts_on")

    def clean_ends_on(self):
        ends_on = likely(self, "ends_on")
        contacts.refuse(contacts.ends_before_it_begins(self.cleaned_data.get("starts_on"), ends_on))
        return ends_on

    def clean_outcome(self):
        outcome = self.cleaned_data["outcome"]
        if "ends_on" not in self.errors:
            contacts.refuse(rules.outcome_without_end(outcome, self.cleaned_data.get("ends_on")))
        return outcome

    def keep(self):
        """Store the pathway; returns it. Call inside `store`."""
        return pathways.save_pathway(pathway=self.instance, by=self.user)


def chosen_resident(form):
    """The resident that a form names: as posted, as stored, or as the address says; None for a stranger."""
    chosen = form["resident"].value()
    number = as_id(str(getattr(chosen, "pk", chosen) or ""))
    return Resident.objects.of(form.team).filter(pk=number).first() if number else None
