"""What stands on the agenda of a meeting, what is still open from before, and what could be put on it."""

from django.db.models import Exists, OuterRef

from huisbezoeken.actions.meetings import residents_told_of
from huisbezoeken.actions.signals import residents_about
from huisbezoeken.models import AgendaItem, Bottleneck, BottleneckSignal, Signal

OFFERED = 12


def of(meeting):
    """`items` in their order; `still_open`: decisions from before; `bottlenecks` and `signals` to put on."""
    return {
        "items": list(meeting.items.with_all().in_order()),
        "still_open": list(still_open(meeting)),
        "bottlenecks": list(bottlenecks_for(meeting)[:OFFERED]),
        "signals": list(signals_for(meeting)[:OFFERED]),
    }


def still_open(meeting):
    return AgendaItem.objects.of(meeting.team).still_open_at(meeting).with_all().order_by("meeting__date", "position")


def bottlenecks_for(meeting):
    """Those that nobody decided on yet, and that are not on this agenda."""
    there = meeting.items.filter(bottleneck=OuterRef("pk"))
    rows = Bottleneck.objects.of(meeting.team).filter(~Exists(there), status=Bottleneck.Status.OPEN)
    return rows.select_related("theme").newest_first()


def signals_for(meeting):
    """Unfinished signals that are in no bottleneck and not on this agenda; what was meant for the group comes first."""
    there = meeting.items.filter(signal=OuterRef("pk"))
    bundled = BottleneckSignal.objects.filter(signal=OuterRef("pk"))
    rows = Signal.objects.of(meeting.team).unfinished().filter(~Exists(there), ~Exists(bundled)).with_people()
    if meeting.group.is_steering_group:
        rows = rows.filter(status=Signal.Status.TO_STEERING_GROUP) | rows.filter(severity=Signal.Severity.URGENT)
    return rows.newest_first()


def residents_in(shown):
    """Ids of the residents behind all that `of` gives."""
    items = [*shown["items"], *shown["still_open"]]
    items += [AgendaItem(bottleneck=bottleneck) for bottleneck in shown["bottlenecks"]]
    return residents_told_of(*items) | residents_about(*shown["signals"])
