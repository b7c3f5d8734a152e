"""What storing an uploaded map would do, beside the areas that there are."""

import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple

from contacts.areas import rules
from contacts.areas.reading import Drawn, FeatureFault
from contacts.models import Area
from contacts.models.area import street_key


class Wanted(NamedTuple):
    """An area as it will be."""

    name: str
    kind: str
    streets: tuple[str, ...]
    shape: str


@dataclass(slots=True)
class MapPlan:
    """Areas that are not in the map stay as they are."""

    new: list[Wanted] = field(default_factory=list)
    changed: list[tuple[Area, Wanted]] = field(default_factory=list)
    same: list[Area] = field(default_factory=list)
    left: list[Area] = field(default_factory=list)
    thinned: list[str] = field(default_factory=list)  # names of those of which points are dropped
    faults: list[FeatureFault] = field(default_factory=list)
    fingerprint: str = ""

    @property
    def writes(self):
        return bool(self.new or self.changed)


def street_faults_of(team, drawn):
    return plan_of(team, drawn).faults


def plan_of(team, drawn):
    """The MapPlan of [(number, Drawn)]; two queries."""
    areas = {area.key: area for area in Area.objects.of(team).prefetch_related("streets").by_name()}
    wanted = [(number, one, wanted_of(one, areas.get(one.key))) for number, one in drawn]
    plan = MapPlan(left=[area for key, area in areas.items() if key not in {one.key for _number, one in drawn}])
    plan.thinned = [one.name for _number, one in drawn if one.is_thinned]
    plan.faults = street_faults(wanted, plan.left)
    for _number, one, area in wanted:
        file(plan, areas.get(one.key), area)
    state = sorted((area.pk, area.version) for area in areas.values())
    plan.fingerprint = hashlib.sha256(repr((state, drawn)).encode()).hexdigest()
    return plan


def wanted_of(one: Drawn, area):
    """What the map does not tell is as it was; a new area is a sector unless told otherwise."""
    kind = one.kind or (area.kind if area else Area.Kind.SECTOR.value)
    streets = one.streets if one.streets is not None else (streets_now(area) if area else [])
    return Wanted(one.name, kind, tuple(rules.streets_of(kind, one.name, streets)), one.shape)


def streets_now(area):
    return [street.name for street in area.streets.all()]


def file(plan, area, wanted):
    if area is None:
        plan.new.append(wanted)
    elif as_it_is(area) != alike(wanted):
        plan.changed.append((area, wanted))
    else:
        plan.same.append(area)


def as_it_is(area):
    return alike(Wanted(area.name, area.kind, tuple(streets_now(area)), area.shape))


def alike(wanted):
    """Whatever the order of its streets."""
    return wanted._replace(streets=tuple(sorted(wanted.streets)))


def street_faults(wanted, left):
    """A street in two areas: it stands with the second feature that names it."""
    owners = {street.key: area.name for area in left for street in area.streets.all()}
    faults = []
    for number, one, area in wanted:
        if message := rules.streets_taken(area.streets, owners):
            faults.append(FeatureFault(number, one.name, message))
        owners |= {street_key(street): one.name for street in area.streets if street_key(street) not in owners}
    return faults
