"""Taking part in an activity: enrolled as long as there is place, else waiting in turn."""

from django.db import transaction
from django.utils.translation import gettext as _

from activiteiten.models import Activity, Enrolment, Waiting
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.undo import Refused


class Full(Exception):
    """There is no place left."""


class AlreadyEnrolled(Exception):
    """The resident takes part already, or was enrolled from that very day before."""


@transaction.atomic
def enrol(*, activity, resident, starts_on, by):
    """Enrol a resident; returns the Enrolment. Whoever waited waits no more. Raises Full or AlreadyEnrolled."""
    enrolment = Enrolment(team=activity.team, activity=activity, resident=resident, starts_on=starts_on)
    waited = Waiting.objects.filter(activity=activity, resident=resident).first()
    if waited:
        enrolment.note = waited.note
    saved = save_enrolment(enrolment=enrolment, by=by)
    if waited:
        waited.delete()
    return saved


@transaction.atomic
def wait(*, activity, resident, by, note=""):
    """Put a resident on the waiting list; who is on it stays where they are. Returns the Waiting.

    Raises AlreadyEnrolled for who takes part.
    """
    if taking_part(activity).filter(resident=resident).exists():
        raise AlreadyEnrolled
    found, is_new = Waiting.objects.get_or_create(
        activity=activity, resident=resident, defaults={"team": activity.team, "note": note, "updated_by": by}
    )
    if is_new:
        record(Action.CREATE, by=by, team=activity.team, thing=found, residents=[resident.pk])
    return found


@transaction.atomic
def save_enrolment(*, enrolment, by):
    """Store an enrolment, new or changed; returns it. Raises Full or AlreadyEnrolled."""
    hold_a_place(enrolment)
    is_new = enrolment.pk is None
    enrolment.updated_by = by
    enrolment.save()
    action = Action.CREATE if is_new else Action.EDIT
    record(action, by=by, team=enrolment.team, thing=enrolment, residents=[enrolment.resident_id])
    return enrolment


def hold_a_place(enrolment):
    """Hold the activity's row, so that the last place goes to one; whoever has a place keeps it.

    Raises Full or AlreadyEnrolled.
    """
    activity = Activity.objects.select_for_update().get(pk=enrolment.activity_id)
    others = Enrolment.objects.filter(activity=activity).exclude(pk=enrolment.pk)
    own = others.filter(resident=enrolment.resident_id)
    if own.filter(starts_on=enrolment.starts_on).exists():
        raise AlreadyEnrolled
    had_a_place = taking_part(activity).filter(pk=enrolment.pk).exists()
    if had_a_place or not enrolment.takes_a_place:
        return
    taken = others.taking_a_place(today())
    if taken.filter(resident=enrolment.resident_id).exists():
        raise AlreadyEnrolled
    if activity.capacity is not None and taken.count() >= activity.capacity:
        raise Full


def may_come_back(enrolment):
    """Before an enrolment that was deleted is put back."""
    try:
        hold_a_place(enrolment)
    except Full:
        raise Refused(_("Alle plaatsen zijn intussen ingenomen. Zet de bewoner op de wachtlijst.")) from None
    except AlreadyEnrolled:
        raise Refused(_("Deze bewoner is intussen opnieuw ingeschreven.")) from None


def may_wait_again(waiting):
    """Before a place on the waiting list that was deleted is put back."""
    if taking_part(waiting.activity).filter(resident=waiting.resident_id).exists():
        raise Refused(_("Deze bewoner doet intussen mee."))


def taking_part(activity):
    """The enrolments that take a place today."""
    return Enrolment.objects.filter(activity=activity).taking_a_place(today())


def places_left(activity):
    """None where there is no limit."""
    return None if activity.capacity is None else max(0, activity.capacity - taking_part(activity).count())
