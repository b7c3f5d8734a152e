from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.fields import AmountField, call_empty, offer
from buurtwerk.core.forms import RecordForm
from buurtwerk.core.money import euro
from buurtwerk.core.part_forms import PartForm
from buurtwerk.core.widgets import DateInput
from contacts import rules as contacts
from wonen import actions, fund_rules
from wonen.fund_book import lines_until
from wonen.ledger import owed_by_file, totals
from wonen.models import FundEntry, HousingFile


class LoanFileField(forms.ModelChoiceField):
    """A file, by the address of its household, its code and what it owes today (`owed`: by its id)."""

    owed: dict[int, Any] = {}

    def label_from_instance(self, file):
        owed = self.owed.get(file.pk)
        told = [str(file.household), file.code]
        told += [_("nog %s terug te betalen") % euro(owed)] if owed else []
        told += [] if file.is_open else [_("gesloten")]
        return " · ".join(map(str, told))


class FundEntryForm(RecordForm):
    """A new entry of the rolling fund; one that is stored never changes."""

    file = LoanFileField(
        label=_("Van welk dossier?"),
        queryset=HousingFile.objects.none(),
        required=False,
        help_text=_("Bij een lening of terugbetaling. Een inbreng hoort bij geen dossier."),
    )

    class Meta:
        model = FundEntry
        fields = ["kind", "file", "date", "amount", "note"]
        field_classes = {"amount": AmountField}
        widgets = {"kind": forms.RadioSelect, "date": DateInput}
        labels = {"kind": _("Wat boek je?"), "date": _("Wanneer?"), "note": _("Nota")}
        help_texts = {"amount": _("In euro, zoals 12,50."), "note": _("Mag leeg blijven.")}
        error_messages = {
            "kind": {"required": _("Kies wat je boekt.")},
            "amount": {"required": _("Schrijf hoeveel euro.")},
        }

    def __init__(self, request, *, kind="", file=None):
        super().__init__(request, initial={"date": today(), "kind": kind, "file": file})
        self.instance.team = self.team
        booked = FundEntry.objects.of(self.team).filter(file=OuterRef("pk"))
        files = HousingFile.objects.of(self.team).select_related("household").order_by("-opened_on", "-pk")
        lent_to = files.filter(kind=HousingFile.Kind.EMERGENCY_FUND) | files.filter(Exists(booked))
        offer(self, kind=FundEntry.Kind.choices, file=lent_to)
        call_empty(self, file=_("geen dossier"))
        lines = lines_until(self.team, today())
        self.held = totals(lines).balance
        self.has_capital = any(line.begins_rule for line in lines)
        field: Any = self.fields["file"]
        field.owed = owed_by_file(lines)

    @property
    def homes(self):
        """The households that it offers, for a subquery."""
        files: Any = self.fields["file"]
        return files.queryset.order_by().values("household")

    def clean_date(self):
        date = self.cleaned_data["date"]
        contacts.refuse(contacts.unlikely_day(date))
        return date

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        contacts.refuse(fund_rules.nothing_booked(amount))
        return amount

    def clean(self):
        cleaned = super().clean()
        wrong = fund_rules.file_of_kind(cleaned.get("kind"), cleaned.get("file"))
        self.judge("file", wrong)
        told = (cleaned.get("kind"), cleaned.get("date"), cleaned.get("file"))
        self.judge("file", fund_rules.closed_already(*told))
        self.judge("date", fund_rules.before_the_file(cleaned.get("date"), cleaned.get("file")))
        return cleaned

    def booked(self):
        """The entry, or None with the reason in the form's errors."""
        try:
            return self.store(lambda: actions.book(entry=self.instance, by=self.user))
        except actions.Refused as reason:
            self.instance.pk = None
            self.add_error("amount", str(reason))
            self._keep_draft()
        return None


class CounterEntryForm(PartForm):
    """Taking an entry back, on its page."""

    name = "correctie"

    date = forms.DateField(
        label=_("Op welke dag?"),
        widget=DateInput,
        help_text=_(
            "In de jaarcijfers gaat de correctie af van het jaar van deze dag. "
            "Was het van bij het begin verkeerd, kies dan de dag van de boeking."
        ),
    )
    note = forms.CharField(
        label=_("Waarom?"), max_length=200, required=False, help_text=_("Staat bij de correctie. Mag leeg blijven.")
    )

    def __init__(self, data, *, entry, request):
        told = {"request": request, "page": entry.get_absolute_url(), "part": self.name, "prefix": self.name}
        start = {"date": max(today(), entry.date)}
        super().__init__(data, initial=start, use_required_attribute=False, **told)
        self.entry = entry

    def clean_date(self):
        date = self.cleaned_data["date"]
        contacts.refuse(fund_rules.counter_before(self.entry.date, date) or contacts.unlikely_day(date))
        return date

    def booked(self, by):
        """The counter-entry, or None with the reason in the form's errors."""
        told = {"on": self.cleaned_data["date"], "note": self.cleaned_data["note"]}
        try:
            return self.store(lambda: actions.take_back(entry=self.entry, by=by, **told))
        except actions.Refused as reason:
            self.add_error(None, str(reason))
        return None
