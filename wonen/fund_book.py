"""The ledger of the rolling fund as it is stored, in one query each time it is read."""

from dataclasses import dataclass
from decimal import Decimal

from buurtwerk.core.dates import today
from wonen.ledger import NOTHING, Line, steps
from wonen.models import FundEntry, HousingFile, LoanTerms


@dataclass(frozen=True, slots=True)
class FileFund:
    """What the rolling fund has to do with one file; `entries` in order, each with `owed_after`."""

    entries: list[FundEntry]
    owed: Decimal
    terms: LoanTerms | None
    is_leaving: bool  # the household asks to move while it owes
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
    owed = entries[-1].owed_after if entries else NOTHING
    return FileFund(
        entries=entries,
        owed=owed,
        terms=LoanTerms.objects.filter(file=file).first(),
        is_leaving=bool(owed) and asks_to_move(file),
        is_expected=file.kind == HousingFile.Kind.EMERGENCY_FUND,
    )


def asks_to_move(file):
    theirs = HousingFile.objects.filter(household=file.household_id, question=HousingFile.Question.RELOCATION)
    return theirs.open_on(today()).exists()
