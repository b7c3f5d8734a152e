"""What lies behind the figures of housing: it decides what may be published of them, and is itself never shown."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wonen.debts import Cents, LedgerYear, cents, ledger_until
from wonen.models import HousingFile


@dataclass(frozen=True, slots=True)
class Behind:
    """How many files opened and closed in each year until `year`, and whose money the amounts are.

    `granted` in cents, by household, of the files opened in `year`.
    """

    year: int
    opened: Mapping[int, int]
    closed: Mapping[int, int]
    granted: Cents
    ledger: Mapping[int, LedgerYear]


def behind_for_year(team, year):
    """In two queries, however many files and entries there are."""
    files = HousingFile.objects.of(team).filter(opened_on__lte=date(year, 12, 31)).order_by()
    opened: Counter[int] = Counter()
    closed: Counter[int] = Counter()
    granted: Cents = Counter()
    for home, begins, ends, amount in files.values_list("household", "opened_on", "closed_on", "granted"):
        opened[begins.year] += 1
        if ends and ends.year <= year:
            closed[ends.year] += 1
        if begins.year == year:
            granted[home] += cents(amount)
    return Behind(year, opened, closed, granted, ledger_until(team, year))
