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
    first, last = year_span(year)
    day = min(last, max(first, today()))
    outcomes = Counter(_ended(team, year))
    standing = standings(team, day, first - timedelta(days=1) if year > 1 else first)
    stages = Counter(one.now for one in standing)
    return PathwayFigures(
        **_counted(team, year, day),
        by_outcome={value or "unknown": outcomes[value] for value in Pathway.Outcome.values},
        by_stage={stage.name.lower(): stages[stage] for stage in Stage},
        moved_on=sum(one.moved_on for one in standing),
    )


def _ended(team, year):
    return Pathway.objects.of(team).ended_in(year).values_list("outcome", flat=True)


def _counted(team, year, day):
    begun, ended = (Q(**{f"{name}__range": year_span(year)}) for name in ("starts_on", "ends_on"))
    runs = Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))
    counted = {"started": begun, "ended": ended, "running_at_year_end": runs}
    return Pathway.objects.of(team).aggregate(**{name: Count("pk", filter=which) for name, which in counted.items()})
