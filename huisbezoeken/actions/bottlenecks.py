"""Bottlenecks: made of signals, decided on in a meeting, resolved with the signals that they bundle."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from huisbezoeken.actions.signals import change_status, residents_about, send_on
from huisbezoeken.models import AgendaItem, Bottleneck, BottleneckChange, BottleneckSignal, Signal

Status = Bottleneck.Status
WITH_SIGNALS = {Status.RESOLVED: Signal.Status.RESOLVED, Status.CLOSED: Signal.Status.CLOSED}


@transaction.atomic
def save_bottleneck(*, bottleneck, signals, by):
    """Store a bottleneck from its form, new or changed, as the bundle of just these signals; returns it."""
    is_new = bottleneck.pk is None
    before = set() if is_new else residents_behind(bottleneck)
    if is_new:
        bottleneck.code = next_code(Bottleneck, bottleneck.team, f"KN-{bottleneck.date.year}")
    bottleneck.updated_by = by
    bottleneck.save()
    if is_new:
        remember(bottleneck, by, "")
    send_along(bottleneck, bundle(bottleneck, signals), by)
    trace(Action.CREATE if is_new else Action.EDIT, bottleneck, by, also=before)
    return bottleneck


@transaction.atomic
def add_signal(*, bottleneck, signal, by):
    """Bundle one signal more; one that is in it already stays. The caller has claimed the version of neither."""
    _row, is_new = BottleneckSignal.objects.get_or_create(team=bottleneck.team, bottleneck=bottleneck, signal=signal)
    if is_new:
        send_along(bottleneck, [signal], by)
        trace(Action.EDIT, bottleneck, by)
    return is_new


@transaction.atomic
def change_bottleneck_status(*, bottleneck, status, by, note=""):
    """Put a bottleneck in another status; its unfinished signals are resolved or closed along with it."""
    store_status(bottleneck, status, by, note)
    if status in WITH_SIGNALS:
        for signal in bottleneck.signals.unfinished().select_for_update(of=("self",)):
            signal.claim(signal.version, by)
            change_status(signal=signal, status=WITH_SIGNALS[status], note=note, by=by)
    follow_decisions(Bottleneck.objects.filter(pk=bottleneck.pk), by=by)
    bottleneck.refresh_from_db(fields=["status", "version"])
    return bottleneck


@transaction.atomic
def follow_decisions(bottlenecks, *, by, note=""):
    """What is decided on is decided, and open again when the last decision was taken away; finished stays so.

    `bottlenecks`: a queryset.
    """
    decided = Exists(AgendaItem.objects.decided().filter(bottleneck=OuterRef("pk")))
    turns = [(Status.DECIDED, Q(decided, status=Status.OPEN)), (Status.OPEN, Q(~decided, status=Status.DECIDED))]
    for status, condition in turns:
        for bottleneck in bottlenecks.filter(condition):
            bottleneck.claim(bottleneck.version, by)
            store_status(bottleneck, status, by, note)


def settle_decisions(items, by):
    """After these items of an agenda went, or came back."""
    follow_decisions(Bottleneck.objects.filter(pk__in={item.bottleneck_id for item in items} - {None}), by=by)


def store_status(bottleneck, status, by, note):
    bottleneck.status = status
    bottleneck.updated_by = by
    bottleneck.save()
    remember(bottleneck, by, note)
    trace(Action.EDIT, bottleneck, by)


def bundle(bottleneck, signals):
    """Make it the bundle of just these; returns those that are new in it."""
    wanted = {signal.pk: signal for signal in signals}
    rows = BottleneckSignal.objects.filter(bottleneck=bottleneck)
    rows.exclude(signal__in=wanted).delete()
    there = set(rows.values_list("signal", flat=True))
    new = [signal for pk, signal in wanted.items() if pk not in there]
    BottleneckSignal.objects.bulk_create(
        BottleneckSignal(team=bottleneck.team, bottleneck=bottleneck, signal=signal) for signal in new
    )
    return new


def send_along(bottleneck, signals, by):
    """What joins a bottleneck that stands on an agenda, stands there too."""
    items = list(bottleneck.agenda_items.select_related("meeting__group")) if signals else []
    for item in items:
        for signal in signals:
            send_on(signal=signal, meeting=item.meeting, by=by)


def remember(bottleneck, by, note):
    BottleneckChange.objects.create(
        team=bottleneck.team, bottleneck=bottleneck, by=by, status=bottleneck.status, note=note
    )


def trace(action, bottleneck, by, also=()):
    people = residents_behind(bottleneck) | set(also)
    record(action, by=by, team=bottleneck.team, thing=bottleneck, residents=people)


def residents_behind(*bottlenecks):
    """Ids of the residents behind the signals that these bundle."""
    return residents_about(*Signal.objects.filter(bottleneck_signals__bottleneck__in=bottlenecks).distinct())
