"""Home visits and signals of a year; shared figures.md says what each number counts."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Sum

from buurtwerk.core.dates import year_span
from huisbezoeken.models import HomeVisit, Signal, VisitResident, VisitTheme

HELD = HomeVisit.Result.CONVERSATION
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class VisitFigures:
    """Attempted: every visit dated in the year; all else over the held ones."""

    attempted: int
    held: int
    by_result: dict[str, int]
    by_month: list[int]
    by_kind: dict[str, int]
    by_theme: dict[str, int]
    households: int
    residents: int
    first_visits: int
    minutes: int


@dataclass(frozen=True, slots=True)
class SignalFigures:
    """Raised: dated in the year. What went to the steering group or was resolved in it may be older."""

    raised: int
    by_theme: dict[str, int]
    to_steering_group: int
    resolved: int


def for_year(team, year):
    """In four queries, however many visits and years there are."""
    visits = HomeVisit.objects.of(team).filter(date__range=year_span(year))
    on_held = {"visit__team": team, "visit__result": HELD, "visit__date__range": year_span(year)}
    named = VisitResident.objects.filter(**on_held).aggregate(number=Count("resident", distinct=True))
    return VisitFigures(
        **_of_visits(visits),
        **_of_homes(visits.held(), team, year),
        by_theme=_of_themes(VisitTheme.objects.filter(**on_held)),
        residents=named["number"],
    )


def signals_for_year(team, year):
    """In one query over the team's signals up to the end of the year: none goes anywhere before its own date."""
    span = year_span(year)
    by = Signal.objects.of(team).filter(date__lte=span[1]).order_by().values_list("theme__code")
    dates = ("date", "to_steering_group_on", "resolved_on")
    rows = by.annotate(**{f"in_{name}": Count("pk", filter=Q(**{f"{name}__range": span})) for name in dates})
    return SignalFigures(
        raised=sum(row[1] for row in rows),
        by_theme={theme: raised for theme, raised, *_ in rows if raised},
        to_steering_group=sum(row[2] for row in rows),
        resolved=sum(row[3] for row in rows),
    )


def _of_visits(visits):
    """By day, as a day is what the index holds; the months are folded here."""
    results: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    months: Counter[int] = Counter()
    minutes = 0
    days = visits.order_by().values_list("date", "result", "kind").annotate(number=Count("pk"), minutes=Sum("minutes"))
    for day, result, kind, number, spent in days:
        results[result] += number
        if result == HELD:
            kinds[kind or UNKNOWN] += number
            months[day.month] += number
            minutes += spent or 0
    return {
        "attempted": results.total(),
        "held": results[HELD],
        "by_result": dict(+results),
        "by_month": [months[month] for month in range(1, 13)],
        "by_kind": dict(kinds),
        "minutes": minutes,
    }


def _of_homes(held, team, year):
    """A first visit: no held visit to the household in any year before. (The household fixes the team.)"""
    before = HomeVisit.objects.held().filter(household=OuterRef("household"), date__lt=year_span(year)[0])
    return held.aggregate(
        households=Count("household", distinct=True),
        first_visits=Count("household", distinct=True, filter=~Exists(before)),
    )


def _of_themes(themes):
    return dict(themes.order_by().values_list("theme__code").annotate(number=Count("pk")))


def years(team):
    """Year -> (held visits, households visited), latest first, for every year that has a visit; one query."""
    rows = HomeVisit.objects.of(team).order_by("-date__year").values_list("date__year")
    held = Q(result=HELD)
    counts = rows.annotate(held=Count("pk", filter=held), homes=Count("household", distinct=True, filter=held))
    return {year: (visits, homes) for year, visits, homes in counts}
