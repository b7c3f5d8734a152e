"""The ledger of the rolling fund as it is stored, in one query each time it is read."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from buurtwerk.core.dates import today
from wonen.ledger import NOTHING, Line, steps
from wonen.models import FundEntry, HousingFile, LoanTerms


@dataclass(frozen=True, slots=True)
class FileFund:
    """What the rolling fund has to do with one file; `entries` in order, each with `owed_after`."""

    entries: list[FundEntry]
    owed: Decimal
    terms: LoanTerms | None
    is_leaving: bool  # the household asks to move or moved, while what it owes is due then
    is_expected: bool  # a file of the emergency fund

    @property
    def is_shown(self):
        return bool(self.is_expected or self.entries or self.terms)

    @property
    def is_overdue(self):
        ends_on = self.terms and self.terms.ends_on
        return bool(self.owed and ends_on and ends_on < today())


def lines_of(team):
    """Of a team, by its object or its id, in order."""
    rows = FundEntry.objects.of(team).in_order().values_list("pk", "date", "kind", "file", "amount", "corrects")
    return [
        Line(key, date, place, kind, file, amount, corrects)
        for place, (key, date, kind, file, amount, corrects) in enumerate(rows)
    ]


def lines_until(team, day):
    """Those that count on that day: an entry of a later one is only to come."""
    return [line for line in lines_of(team) if line.date <= day]


def line_of(entry, **told):
    fields = {name: getattr(entry, name) for name in ("date", "kind", "amount")}
    return Line(file=entry.file_id, corrects=entry.corrects_id, **fields, **told)


def walked(lines):
    """The key of each line -> its Step."""
    return {step.line.key: step for step in steps(lines)}


def fund_of(file):
    entries = list(file.fund_entries.in_order().select_related("corrects", "corrected_by"))
    after = walked([line_of(entry, key=entry.pk, place=place) for place, entry in enumerate(entries)])
    for entry in entries:
        entry.owed_after = after[entry.pk].owed
    owed = next((entry.owed_after for entry in reversed(entries) if entry.date <= today()), NOTHING)
    terms = LoanTerms.objects.filter(file=file).leaving().first()
    return FileFund(
        entries=entries,
        owed=owed,
        terms=terms,
        is_leaving=bool(owed) and (terms.is_leaving if terms else leaves(file)),
        is_expected=file.kind == HousingFile.Kind.EMERGENCY_FUND,
    )


def leaves(file):
    """Whether the household asks to move, or has moved since the file was opened."""
    theirs = HousingFile.objects.that_leave().filter(household=file.household_id)
    return theirs.filter(Q(closed_on=None) | Q(closed_on__gte=file.opened_on)).exists()
