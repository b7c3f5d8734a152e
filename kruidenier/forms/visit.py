from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.fields import AmountField, call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.widgets import DateInput, TimeInput
from contacts import rules as contacts
from contacts.models import Resident
from kruidenier.finding import card_numbered
from kruidenier.models import ShopVisit


class ShopVisitForm(RecordForm):
    """A shop visit that a worker writes down afterwards, or mends."""

    number = forms.CharField(
        label=_("Kaartnummer"), max_length=40, error_messages={"required": _("Vul het nummer van de kaart in.")}
    )

    class Meta:
        model = ShopVisit
        fields = ["date", "time", "resident", "amount"]
        field_classes = {"amount": AmountField}
        widgets = {"date": DateInput, "time": TimeInput}
        help_texts = {"amount": _("In euro. Mag leeg blijven.")}

    def __init__(self, request, *, instance=None, date=None):
        start = {"number": instance.card.code} if instance else {"date": date or today()}
        super().__init__(request, instance=instance, initial=start)
        if instance is None:
            self.instance.team = self.team
            del self.fields["resident"]
            return
        there = Resident.objects.of(self.team).filter(household=instance.card.household_id)
        named = Resident.objects.of(self.team).filter(pk=instance.resident_id)
        offer(self, resident=(there | named).by_name())
        call_empty(self, resident=_("niet gekend"))

    def clean_number(self):
        card = card_numbered(self.team, self.cleaned_data["number"])
        if card is None:
            raise forms.ValidationError(_("Deze kaart bestaat niet. Kijk het nummer na."))
        self.card = card
        return self.cleaned_data["number"]

    def clean_date(self):
        date = self.cleaned_data["date"]
        if "date" in self.changed_data or not self.instance.pk:
            contacts.refuse(contacts.unlikely_day(date))
        return date

    def clean_time(self):
        at = self.cleaned_data["time"]
        if at and self.cleaned_data.get("date") == today() and at > timezone.localtime().time():
            raise forms.ValidationError(_("Dat uur is nog niet voorbij. Kijk het na, of laat het leeg."))
        return at

    def clean(self):
        """Also on another card of the same household."""
        cleaned = super().clean()
        if cleaned.get("date") and cleaned.get("number"):
            same = ShopVisit.objects.of_household(self.card.household_id).filter(date=cleaned["date"])
            if same.exclude(pk=self.instance.pk).exists():
                self.tell_already()
        if cleaned.get("number") and self._is_a_stranger(cleaned.get("resident")):
            self.add_error("resident", _("Deze bewoner hoort niet bij het gezin van deze kaart. Kies «niet gekend»."))
        if not self.errors:
            self.instance.card = self.card
        return cleaned

    def _is_a_stranger(self, resident):
        """Who moved since may stay where the card stays."""
        is_other = self.instance.pk and self.card.pk != self.instance.card_id
        return bool(resident and is_other and resident.household_id != self.card.household_id)

    def tell_already(self):
        self.add_error("date", _("Dit gezin is op die dag al aangemeld."))
