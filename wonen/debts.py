"""The ledger of the rolling fund, set out by year and by household: what figures add up and what may be published.

In whole cents. An entry that takes back another counts negative, in the year of its own date.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from wonen.models import FundEntry

CENTS = 100
Cents = Counter[int]  # household -> cents


@dataclass(frozen=True, slots=True)
class LedgerYear:
    """What each household was lent and what it repaid in one year."""

    lent: Cents = field(default_factory=Counter)
    repaid: Cents = field(default_factory=Counter)

    @property
    def moved(self):
        """How each household's debt changed."""
        return plus(self.lent, self.repaid, -1)


def ledger_until(team, year):
    """Year -> LedgerYear, up to and including `year`; one query. A year without an entry is an empty one."""
    found: dict[int, LedgerYear] = defaultdict(LedgerYear)
    entries = FundEntry.objects.of(team).filter(date__lte=date(year, 12, 31)).exclude(file=None).order_by()
    for day, kind, home, amount, corrects in entries.values_list(
        "date", "kind", "file__household", "amount", "corrects"
    ):
        side = found[day.year].lent if kind == FundEntry.Kind.LOAN else found[day.year].repaid
        side[home] += -cents(amount) if corrects else cents(amount)
    return found


def owed_at(ledger, year):
    """Household -> what it owed when that year ended."""
    owed: Cents = Counter()
    for at, one in ledger.items():
        if at <= year:
            owed = plus(owed, one.moved)
    return owed


def plus(one, other, times=1):
    return Counter({home: one[home] + times * other[home] for home in one.keys() | other.keys()})


def cents(amount):
    """Of an amount in euro; nothing is 0."""
    return round((amount or 0) * CENTS)


def euros(whole):
    """As JSON has numbers: the float nearest to the amount, which prints with its own two decimals."""
    return whole / CENTS
