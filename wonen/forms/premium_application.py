from django import forms
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.fields import AmountField, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, rows
from contacts import rules as contacts
from wonen import actions
from wonen import premium_rules as rules
from wonen.models import PremiumApplication


class PremiumApplicationForm(RecordForm):
    """How far an application is, what was asked and what was decided."""

    asked = AmountField(label=_("Gevraagd bedrag"), required=False)
    granted = AmountField(label=_("Toegekend bedrag"), required=False)

    class Meta:
        model = PremiumApplication
        fields = ["status", "asked_on", "asked", "decided_on", "granted", "refusal_reason"]
        widgets = {
            "status": forms.RadioSelect,
            "asked_on": DateInput,
            "decided_on": DateInput,
            "refusal_reason": rows(2),
        }
        labels = {
            "status": _("Hoe ver staat het?"),
            "asked_on": _("Aangevraagd op"),
            "decided_on": _("Beslist op"),
            "refusal_reason": _("Waarom werd het geweigerd?"),
        }

    def __init__(self, request, *, instance):
        super().__init__(request, instance=instance)
        offer(self, status=PremiumApplication.Status.choices)

    def clean(self):
        cleaned = super().clean()
        for name in ("asked_on", "decided_on"):
            self._judge_day(name, cleaned.get(name))
        told = cleaned.get
        if "status" not in self.errors:
            self.judge("granted", rules.granted_while_not(told("status"), told("granted")))
            self.judge("decided_on", rules.decided_while_not(told("status"), told("decided_on")))
            self.judge("refusal_reason", rules.reason_while_not(told("status"), told("refusal_reason")))
        self.judge("decided_on", rules.decided_before_asked(told("asked_on"), told("decided_on")))
        return cleaned

    def _judge_day(self, name, day):
        """One that was stored before may stay as it is."""
        if day and name in self.changed_data:
            self.judge(name, contacts.far_day(day))

    def keep(self):
        """Store what became of it; returns it. Call inside `store`."""
        return actions.save_application(application=self.instance, by=self.user)
