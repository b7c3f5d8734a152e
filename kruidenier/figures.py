"""The social grocery of a year; shared figures.md says what each number counts."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Q

from buurtwerk.core.dates import year_span
from kruidenier.models import Card, ShopVisit

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class GroceryFigures:
    """Shop visits dated in the year and the households behind them, also outside the dates of their card.

    Per month: the mean over the months with a visit, to one decimal (half up); 0 where there are none.
    """

    visits: int
    households: int
    households_by_month: list[int]
    households_per_month: float
    new_cards: int
    ended_cards: int


def for_year(team, year):
    """In two queries, however many visits and years there are."""
    rows = ShopVisit.objects.of(team).in_year(year).order_by().values_list("date__month", "card__household")
    number = 0
    homes: dict[int, set] = defaultdict(set)
    for month, home, visits in rows.annotate(visits=Count("pk")):
        number += visits
        homes[month].add(home)
    months = [len(homes[month]) for month in range(1, 13)]
    return GroceryFigures(
        visits=number,
        households=len(set().union(*homes.values())),
        households_by_month=months,
        households_per_month=mean_of(months),
        **_of_cards(team, year),
    )


def mean_of(months):
    """Over the months that have any, rounded half up to one decimal; 0 where none has."""
    there = [number for number in months if number]
    return float((Decimal(sum(there)) / len(there)).quantize(TENTH, ROUND_HALF_UP)) if there else 0


def _of_cards(team, year):
    span = year_span(year)
    cards = Card.objects.of(team)
    return cards.aggregate(
        new_cards=Count("pk", filter=Q(starts_on__range=span)), ended_cards=Count("pk", filter=Q(ends_on__range=span))
    )


def years(team):
    """Year -> (shop visits, households), latest first, for every year with a shop visit; one query."""
    rows = ShopVisit.objects.of(team).order_by("-date__year").values_list("date__year")
    homes = Count("card__household", distinct=True)
    return {year: numbers for year, *numbers in rows.annotate(visits=Count("pk"), homes=homes)}
