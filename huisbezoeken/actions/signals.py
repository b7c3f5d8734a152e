"""Signals: raised, changed, and moved from status to status with who and when."""

from django.db import transaction

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from huisbezoeken.models import Signal, SignalChange, VisitResident

Status = Signal.Status


@transaction.atomic
def raise_signal(*, team, theme, description, by, date=None, **fields):
    """Make a signal; returns it. `fields`: visit, resident, severity, people_concerned."""
    signal = Signal(team=team, theme=theme, description=description, date=date or today(), **fields)
    return save_signal(signal=signal, by=by)


@transaction.atomic
def save_signal(*, signal, by):
    """Store a signal from its form, new or changed; returns it. Its status is left alone: `change_status` moves it."""
    is_new = signal.pk is None
    if is_new:
        signal.code = next_code(Signal, signal.team, f"SI-{signal.date.year}")
    signal.updated_by = by
    signal.save()
    if is_new:
        remember(signal, by, "")
    trace(Action.CREATE if is_new else Action.EDIT, signal, by)
    return signal


@transaction.atomic
def change_status(*, signal, status, by, note=""):
    """Move a signal on; the day it went to the steering group or was resolved is what the yearly figures count.

    A signal that is opened again is not resolved: that day goes.
    """
    signal.status = status
    day = max(today(), signal.date)
    if status == Status.TO_STEERING_GROUP and not signal.to_steering_group_on:
        signal.to_steering_group_on = day
    if status == Status.RESOLVED and not signal.resolved_on:
        signal.resolved_on = day
    if status not in {Status.RESOLVED, Status.CLOSED}:
        signal.resolved_on = None
    signal.updated_by = by
    signal.save()
    remember(signal, by, note)
    trace(Action.EDIT, signal, by)
    return signal


@transaction.atomic
def send_on(*, signal, meeting, by):
    """It stands on an agenda: of the steering group, or taken up by another one. What is finished stays so."""
    to = Status.TO_STEERING_GROUP if meeting.group.is_steering_group else Status.IN_FOLLOW_UP
    signal = Signal.objects.select_for_update().get(pk=signal.pk)
    if signal.status not in {to, Status.TO_STEERING_GROUP, Status.RESOLVED, Status.CLOSED}:
        signal.claim(signal.version, by)
        change_status(signal=signal, status=to, note=str(meeting), by=by)


def remember(signal, by, note):
    SignalChange.objects.create(team=signal.team, signal=signal, by=by, status=signal.status, note=note)


def trace(action, signal, by):
    record(action, by=by, team=signal.team, thing=signal, residents=residents_about(signal))


def residents_about(*signals):
    """Ids of the residents these signals tell of: who told it, and who was at the visit where it was heard."""
    visits = {signal.visit_id for signal in signals} - {None}
    there = VisitResident.objects.filter(visit__in=visits).values_list("resident", flat=True) if visits else []
    return {*there, *(signal.resident_id for signal in signals)} - {None}
