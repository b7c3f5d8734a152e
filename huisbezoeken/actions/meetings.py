"""Meetings: what goes on the agenda, who was there, what was decided and what must come of it."""

from collections import defaultdict

from django.db import transaction
from django.utils.translation import gettext as _

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from huisbezoeken.actions import follow_ups
from huisbezoeken.actions.bottlenecks import follow_decisions, residents_behind
from huisbezoeken.actions.signals import residents_about, send_on
from huisbezoeken.models import (
    AgendaItem,
    Bottleneck,
    BottleneckSignal,
    FollowUp,
    Meeting,
    MeetingPaper,
    MeetingPresence,
    Signal,
)


@transaction.atomic
def save_meeting(*, meeting, papers, by):
    """Store a meeting from its form, new or changed, with the papers it asks for; returns it."""
    is_new = meeting.pk is None
    if is_new:
        meeting.code = next_code(Meeting, meeting.team, f"OV-{meeting.date.year}")
    meeting.updated_by = by
    meeting.save()
    rows = MeetingPaper.objects.filter(meeting=meeting)
    rows.exclude(key__in=papers).delete()
    there = set(rows.values_list("key", flat=True))
    MeetingPaper.objects.bulk_create(
        MeetingPaper(team=meeting.team, meeting=meeting, key=key) for key in papers if key not in there
    )
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=meeting.team, thing=meeting)
    return meeting


@transaction.atomic
def put_on_agenda(*, meeting, by, signal=None, bottleneck=None, title=""):
    """Make it the last item of a meeting; (the item, whether it is new): a signal or bottleneck stands there once.

    What goes to the steering group is told of the signals: that is what the yearly figures count.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)  # two at once get a place each
    about = {"signal": signal, "bottleneck": bottleneck}
    there = AgendaItem.objects.filter(meeting=meeting, **about).first() if signal or bottleneck else None
    if there:
        return there, False
    in_order = list(meeting.items.in_order())
    number(in_order)
    item = AgendaItem(team=meeting.team, meeting=meeting, position=len(in_order) + 1, title=title, **about)
    item.code = next_code(AgendaItem, meeting.team, f"AP-{meeting.date.year}")
    store(item, by, Action.CREATE)
    for told in signals_of(item):
        send_on(signal=told, meeting=meeting, by=by)
    return item, True


@transaction.atomic
def save_item(*, item, by):
    """Store what was said and decided; a decision with a day becomes a follow-up, and changes it later on."""
    item.follow_up = followed_up(item, by)
    store(item, by, Action.EDIT)
    if item.bottleneck:
        follow_decisions(Bottleneck.objects.filter(pk=item.bottleneck_id), by=by, note=str(item.meeting))
    return item


@transaction.atomic
def move_item(*, item, up, by):
    """Let it change places with the one before or after it; the first and the last stay."""
    items = list(item.meeting.items.in_order().select_for_update())
    place = next(place for place, other in enumerate(items) if other.pk == item.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(items):
        return
    items[place], items[other] = items[other], items[place]
    number(items)
    record(Action.EDIT, by=by, team=item.team, thing=item, residents=residents_told_of(item))


def number(items):
    """Give them the places in which they stand, from 1 on."""
    for place, one in enumerate(items, 1):
        one.position = place
    AgendaItem.objects.bulk_update(items, ["position"])


@transaction.atomic
def note_presence(*, meeting, told, by):
    """`told`: member -> status; «afwezig» where nothing is said, for every member that is named."""
    for member, status in told.items():
        presence, is_new = MeetingPresence.objects.get_or_create(
            meeting=meeting, member=member, defaults={"team": meeting.team, "status": status, "updated_by": by}
        )
        if not is_new and presence.status != status:
            presence.claim(presence.version, by)
            presence.status = status
            presence.save()
    record(Action.EDIT, by=by, team=meeting.team, thing=meeting)


def followed_up(item, by):
    """The follow-up of a decision as it is now; None where nothing has to be done."""
    if not item.due_on:
        return cancelled(item, by)
    told = {"text": text_of(item), "due_on": item.due_on, "worker": item.worker}
    if item.follow_up is None:
        return follow_ups.ask(team=item.team, kind=FollowUp.Kind.TASK, by=by, **told)
    before = AgendaItem.objects.select_related("worker", "meeting__group").get(pk=item.pk)
    was = {"text": text_of(before), "due_on": before.due_on, "worker": before.worker}
    changed = {name: value for name, value in told.items() if value != was[name]}
    follow_up = FollowUp.objects.select_for_update().get(pk=item.follow_up_id)
    if changed and follow_up.is_open:  # what was moved or handed over since stays so, unless it is decided otherwise
        follow_up.claim(follow_up.version, by)
        for name, value in changed.items():
            setattr(follow_up, name, value)
        follow_ups.save_follow_up(follow_up=follow_up, by=by)
    return follow_up


def text_of(item):
    """What the follow-up of a decision says."""
    text = _("%(decision)s\n\nBeslist: %(meeting)s.") % {"decision": item.decision, "meeting": item.meeting}
    return text[:10_000]


def cancelled(item, by):
    if item.follow_up and item.follow_up.is_open:
        item.follow_up.claim(item.follow_up.version, by)
        note = str(_("De beslissing werd ingetrokken."))
        follow_ups.finish(follow_up=item.follow_up, status=FollowUp.Status.CANCELLED, note=note, by=by)
    return None


def store(item, by, action):
    item.updated_by = by
    item.save()
    record(action, by=by, team=item.team, thing=item, residents=residents_told_of(item))


def signals_of(item):
    """The signals behind an item."""
    return signals_behind(item)[item.pk]


def signals_behind(*items):
    """Item's id -> the signals behind it, with whom they are about; two queries."""
    bundled = defaultdict(set)
    bundles = BottleneckSignal.objects.filter(
        bottleneck__in=[item.bottleneck_id for item in items if item.bottleneck_id]
    )
    for bottleneck, signal in bundles.values_list("bottleneck", "signal"):
        bundled[bottleneck].add(signal)
    wanted = {item.pk: bundled[item.bottleneck_id] or {item.signal_id} - {None} for item in items}
    signals = Signal.objects.filter(pk__in=set().union(*wanted.values())).with_people().order_by("pk").in_bulk()
    return {pk: [signals[number] for number in sorted(numbers)] for pk, numbers in wanted.items()}


def residents_told_of(*items):
    """Ids of the residents behind the signals and bottlenecks of these items."""
    signals = [item.signal for item in items if item.signal_id]
    bottlenecks = [item.bottleneck_id for item in items if item.bottleneck_id]
    return residents_about(*signals) | (residents_behind(*bottlenecks) if bottlenecks else set())
