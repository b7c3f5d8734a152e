"""Taking part in an activity: enrolled as long as there is place, else waiting in turn."""

from django.db import transaction

from activiteiten.models import Activity, Enrolment, Waiting
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today


class Full(Exception):
    """There is no place left."""


class AlreadyEnrolled(Exception):
    """The resident takes part already."""


@transaction.atomic
def enrol(*, activity, resident, starts_on, by):
    """Enrol a resident; returns the Enrolment. Whoever waited waits no more. Raises Full or AlreadyEnrolled.

    The activity's row is held meanwhile, so that the last place goes to one.
    """
    held = Activity.objects.select_for_update().get(pk=activity.pk)
    if taking_part(held).filter(resident=resident).exists():
        raise AlreadyEnrolled
    if held.capacity is not None and taking_part(held).count() >= held.capacity:
        raise Full
    Waiting.objects.filter(activity=held, resident=resident).delete()
    enrolment = Enrolment(team=held.team, activity=held, resident=resident, starts_on=starts_on)
    return save_enrolment(enrolment=enrolment, by=by)


@transaction.atomic
def wait(*, activity, resident, by, note=""):
    """Put a resident on the waiting list; who is on it stays where they are. Returns the Waiting."""
    found, is_new = Waiting.objects.get_or_create(
        activity=activity, resident=resident, defaults={"team": activity.team, "note": note, "updated_by": by}
    )
    if is_new:
        record(Action.CREATE, by=by, team=activity.team, thing=found, residents=[resident.pk])
    return found


@transaction.atomic
def save_enrolment(*, enrolment, by):
    """Store an enrolment, new or changed; returns it."""
    is_new = enrolment.pk is None
    enrolment.updated_by = by
    enrolment.save()
    action = Action.CREATE if is_new else Action.EDIT
    record(action, by=by, team=enrolment.team, thing=enrolment, residents=[enrolment.resident_id])
    return enrolment


def taking_part(activity):
    """The enrolments that take a place today."""
    return Enrolment.objects.filter(activity=activity).taking_a_place(today())


def places_left(activity):
    """None where there is no limit."""
    return None if activity.capacity is None else max(0, activity.capacity - taking_part(activity).count())
