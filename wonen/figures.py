"""Housing in a year; shared figures.md says what each number counts.

Amounts are summed in whole cents, as one of the databases sums them inexactly, and told as JSON tells numbers.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from buurtwerk.core.dates import year_span
from wonen.debts import cents, euros, ledger_until, owed_at
from wonen.models import HousingFile
from wonen.models.file import is_open_on

YEARS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class HousingFigures:
    """Files by the days on which they opened and closed; loans and repayments by the date of their entry.

    A file that closes on 31 December is no longer open at the end of that year. Amounts in euro, exact to the cent. An
    entry that takes back another counts negative, in the year of its own date.
    """

    opened: int
    closed: int
    open_at_year_end: int
    opened_by_kind: dict[str, int]
    granted: float
    fund_lent: float
    fund_repaid: float
    fund_outstanding: float


def for_year(team, year):
    """In three queries, however many files and entries there are."""
    opened = list(HousingFile.objects.of(team).opened_in(year).order_by().values_list("kind", "granted"))
    ledger = ledger_until(team, year)
    return HousingFigures(
        opened=len(opened),
        opened_by_kind=dict(Counter(kind for kind, _granted in opened)),
        granted=euros(sum(cents(granted) for _kind, granted in opened)),
        fund_lent=euros(sum(ledger[year].lent.values())),
        fund_repaid=euros(sum(ledger[year].repaid.values())),
        fund_outstanding=euros(sum(owed_at(ledger, year).values())),
        **_ended(team, year),
    )


@dataclass(frozen=True, slots=True)
class FileFigures:
    """Files opened in the year of which no granted amount is known; year -> files open when it ended, a few years."""

    without_amount: int
    open_by_year: dict[str, int]


def files_for_year(team, year):
    """In one query. The years begin with the first in which a file was open."""
    years = [str(at) for at in range(year - YEARS_SHOWN + 1, year + 1)]
    counted = {f"at_{at}": Count("pk", filter=is_open_on(date(int(at), 12, 31))) for at in years}
    unknown = Count("pk", filter=Q(opened_on__range=year_span(year), granted=None))
    found = HousingFile.objects.of(team).aggregate(without_amount=unknown, **counted)
    open_by_year = {at: found[f"at_{at}"] for at in years}
    begun = next((at for at in years if open_by_year[at]), years[-1])
    return FileFigures(found["without_amount"], {at: number for at, number in open_by_year.items() if at >= begun})


def years(team):
    """Year -> (files opened, their households), latest first, for every year in which one opened; one query."""
    rows = HousingFile.objects.of(team).order_by("-opened_on__year").values_list("opened_on__year")
    homes = Count("household", distinct=True)
    return {year: numbers for year, *numbers in rows.annotate(files=Count("pk"), homes=homes)}


def _ended(team, year):
    """Files that closed in the year, and those still open when it ended."""
    return HousingFile.objects.of(team).aggregate(
        closed=Count("pk", filter=Q(closed_on__range=year_span(year))),
        open_at_year_end=Count("pk", filter=is_open_on(date(year, 12, 31))),
    )
