"""Storing areas: one that was typed, a whole map that was uploaded, streets that lay in none."""

import json

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.errors import StaleVersion
from buurtwerk.core.models import Job
from buurtwerk.core.models.code import next_code
from contacts.areas import rules
from contacts.areas.plan import MapPlan, plan_of
from contacts.areas.reading import as_json, from_json
from contacts.models import Area, AreaStreet
from contacts.models.area import street_key

MAP = "area_map"  # the kind of Job that holds an uploaded map between checking and storing
PREFIX = "GB"


@transaction.atomic
def save_area(area, *, streets, by):
    """Store an area with the streets that it covers; returns it."""
    is_new = area.pk is None
    if is_new:
        area.code = next_code(Area, area.team, PREFIX)
    area.updated_by = by
    area.save()
    set_streets(area, rules.streets_of(area.kind, area.name, streets))
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=area.team, thing=area)
    return area


def set_streets(area, names):
    """Make these its streets, and no others."""
    wanted = {street_key(name): name for name in names}
    there = {street.key: street for street in AreaStreet.objects.filter(area=area)}
    gone = [street.pk for key, street in there.items() if wanted.get(key) != street.name]
    AreaStreet.objects.filter(pk__in=gone).delete()
    AreaStreet.objects.bulk_create(
        AreaStreet(team=area.team, area=area, name=name, key=key)
        for key, name in wanted.items()
        if key not in there or there[key].name != name
    )


@transaction.atomic
def add_streets(*, area, names, by):
    """Add streets to those of an area; those that lie in one already stay there. Returns how many were added."""
    taken = set(AreaStreet.objects.of(area.team).values_list("key", flat=True))
    names = [name.replace(";", ",") for name in names]  # between streets stands a semicolon
    new = [name for name in rules.once_each(names) if street_key(name) not in taken]
    if new:
        rows = [AreaStreet(team=area.team, area=area, name=name, key=street_key(name)) for name in new]
        AreaStreet.objects.bulk_create(rows, ignore_conflicts=True)
        Area.objects.filter(pk=area.pk).update(version=F("version") + 1, updated_by=by, updated_at=timezone.now())
        record(Action.EDIT, by=by, team=area.team, thing=area)
    return len(new)


def keep_map(*, team, by, name, drawn):
    """Hold a checked map in the database until somebody decides, a day at most; returns the Job."""
    data = json.dumps(as_json(drawn)).encode()
    return Job.objects.create(
        team=team, user=by, kind=MAP, status=Job.Status.DONE, progress=100, input_name=name[:200], input=data
    )


def map_of(job):
    """[(number, Drawn)] as it was kept."""
    return from_json(json.loads(bytes(job.input)))


def store_map(*, job, fingerprint, by):
    """Do what was shown of the map that a Job holds; returns the plan, or None when the areas changed since."""
    try:
        with transaction.atomic():
            held = Job.objects.select_for_update().get(pk=job.pk)  # sent twice at once it goes in one after the other
            plan = plan_of(job.team, map_of(held)) if held.input else MapPlan()
            if plan.faults or plan.fingerprint != fingerprint:
                return None
            write_map(plan, team=job.team, thing=job, by=by)
            Job.objects.filter(pk=job.pk).update(input=None)
            return plan
    except (StaleVersion, IntegrityError):
        return None


def write_map(plan, *, team, thing, by):
    """Store what a plan without faults says; within a transaction."""
    for area, _wanted in plan.changed:
        area.claim(area.version, by)
        AreaStreet.objects.filter(area=area).delete()  # all of them first: a street may move to another area
    for area, wanted in [*((new_area(team), wanted) for wanted in plan.new), *plan.changed]:
        area.name, area.kind, area.shape, area.updated_by = wanted.name, wanted.kind, wanted.shape, by
        area.save()
        set_streets(area, wanted.streets)
    if plan.writes:
        record(Action.IMPORT, by=by, team=team, thing=thing)


def new_area(team):
    return Area(team=team, code=next_code(Area, team, PREFIX))


def name_area(team, name):
    """Make an area of which no more than its name is known; returns it."""
    area = new_area(team)
    area.name = name
    area.save()
    return area
