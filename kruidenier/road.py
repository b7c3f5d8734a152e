"""The road visitor, participant, volunteer, initiator: where each person is, and when they came there.

On the road is whoever has a pathway that began, also when it ended by now. Each person stands once, as far as they
have come; a step of a day to come does not count yet.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min

from buurtwerk.core.dates import today
from contacts.models import Resident
from kruidenier.models import Pathway, PathwayStep, Stage


@dataclass(frozen=True, slots=True)
class Stop:
    """`since`: the first day that says so; None where it is not reached, or was passed over."""

    stage: Stage
    since: date | None
    is_reached: bool
    is_now: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A resident as far as they had come on two days, the earlier one first; a visitor while they had no pathway."""

    resident: int
    before: Stage
    now: Stage

    @property
    def moved_on(self):
        return self.now > self.before


def standings(team, day, since):
    """A Standing for everybody who is on the road on `day`, compared with the day `since`; one query."""
    begun = Pathway.objects.of(team).filter(starts_on__lte=day)
    compared = begun.with_stage(since, "stage_before").with_stage(day).order_by("resident")
    rows = compared.values_list("resident", "stage_before", "stage_now").distinct()
    return [Standing(resident, Stage(before), Stage(now)) for resident, before, now in rows]


def stops_of(resident):
    """The four stops as this resident came by them; two queries."""
    steps = PathwayStep.objects.filter(pathway__resident=resident).reached(today()).order_by()
    since = dict(steps.values_list("stage").annotate(Min("date")))
    begun = Pathway.objects.filter(resident=resident, starts_on__lte=today()).aggregate(first=Min("starts_on"))["first"]
    days = [day for day in (since.get(Stage.VISITOR), begun) if day]
    since[Stage.VISITOR] = min(days, default=None)
    furthest = max(since)
    return [Stop(stage, since.get(stage), stage <= furthest, stage == furthest) for stage in Stage]


def people_at(team, day, since):
    """A dict a stop: its stage, the residents who are there by name, and how many of them came since; two queries."""
    found = standings(team, day, since)
    residents = Resident.objects.of(team).filter(pk__in=[one.resident for one in found])
    at: dict[Any, list] = defaultdict(list)
    stood = {one.resident: one for one in found}
    for person in residents.by_name():
        at[stood[person.pk].now].append(person)
    moved = [one.now for one in found if one.moved_on]
    return [{"stage": stage, "people": at[stage], "moved_on": moved.count(stage)} for stage in Stage]
