"""Pathways of a year in numbers."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q

from buurtwerk.core.dates import today, year_span
from kruidenier.models import Pathway, Stage
from kruidenier.road import standings


@dataclass(frozen=True, slots=True)
class PathwayFigures:
    """Pathways and the people on them; a pathway counts each time, a person once.

    `started`, `ended`: pathways whose first or last day is in the year. `running_at_year_end`: begun by the end of the
    year and not ended before it; one whose last day it is, still runs. `by_outcome`: how those that ended went, each
    outcome by its value, `unknown` where nobody told. `by_stage`: everybody with a pathway begun by the end of the
    year, also when it ended, once, at the furthest stage of all their pathways; by the names of the stages in small
    letters. `moved_on`: those of them who were less far a year before; who had no pathway then counts as a visitor.
    """

    started: int
    running_at_year_end: int
    ended: int
    by_outcome: dict[str, int]
    by_stage: dict[str, int]
    moved_on: int


def for_year(team, year):
    """The year ends on 31 December, or today while it runs, as a day to come does not count yet; three queries."""
    outcomes = Counter(_ended(team, year))
    standing = standings_in(team, year)
    stages = Counter(one.now for one in standing)
    return PathwayFigures(
        **_counted(team, year),
        by_outcome={value or "unknown": outcomes[value] for value in Pathway.Outcome.values if outcomes[value]},
        by_stage={stage.name.lower(): stages[stage] for stage in Stage if stages[stage]},
        moved_on=sum(one.moved_on for one in standing),
    )


def standings_in(team, year):
    """Where everybody stood at the end of the year beside a year before; one query."""
    first = year_span(year)[0]
    return standings(team, last_day(year), first - timedelta(days=1) if year > 1 else first)


def last_day(year):
    """31 December, or today while the year runs."""
    first, last = year_span(year)
    return min(last, max(first, today()))


def _ended(team, year):
    return Pathway.objects.of(team).ended_in(year).values_list("outcome", flat=True)


def _counted(team, year):
    day = last_day(year)
    begun, ended = (Q(**{f"{name}__range": year_span(year)}) for name in ("starts_on", "ends_on"))
    runs = Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))
    counted = {"started": begun, "ended": ended, "running_at_year_end": runs}
    return Pathway.objects.of(team).aggregate(**{name: Count("pk", filter=which) for name, which in counted.items()})
