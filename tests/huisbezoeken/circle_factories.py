"""Bottlenecks, meetings and what was told back, valid by default."""

from datetime import date
from itertools import count

from huisbezoeken.models import (
    AgendaItem,
    Bottleneck,
    BottleneckSignal,
    Feedback,
    Meeting,
    MeetingPresence,
    Theme,
)
from tests.accounts.factories import make_team
from tests.contacts.factories import make_group, make_resident
from tests.huisbezoeken.factories import made_for

numbers = count(1)


def make_bottleneck(*, signals=(), theme="services", **fields):
    """An open one; `theme` is a code."""
    team = fields.pop("team", None) or (signals[0].team if signals else make_team())
    default = {"code": f"KN{next(numbers):04}", "date": date(2018, 6, 1), "title": "Het loket is te ver"}
    default |= {"description": "Wie geen auto heeft, geraakt er niet.", "theme": Theme.objects.get(code=theme)}
    bottleneck = Bottleneck.objects.create(team=team, **default | fields)
    for signal in signals:
        BottleneckSignal.objects.create(team=team, bottleneck=bottleneck, signal=signal)
    return bottleneck


def make_meeting(**fields):
    group = fields.pop("group", None) or make_group(team=fields.pop("team", None), kind="steering")
    default = {"code": f"OV{next(numbers):04}", "date": date(2018, 9, 10)}
    return Meeting.objects.create(team=group.team, group=group, **default | fields)


def make_item(**fields):
    team = fields.pop("team", None) or made_for(fields, "meeting", "bottleneck", "signal")
    meeting = fields.pop("meeting", None) or make_meeting(team=team)
    default = {"code": f"AP{next(numbers):04}"}
    if not {"signal", "bottleneck", "title"} & set(fields):
        default["title"] = "Wie komt er voorzitten?"
    return AgendaItem.objects.create(team=team, meeting=meeting, **default | fields)


def make_presence(*, meeting, member, **fields):
    return MeetingPresence.objects.create(team=meeting.team, meeting=meeting, member=member, **fields)


def make_feedback(**fields):
    team = fields.pop("team", None) or made_for(fields, "bottleneck", "signal", "resident")
    if not {"bottleneck", "signal"} & set(fields):
        fields["bottleneck"] = make_bottleneck(team=team, status="decided")
    default = {"told_on": date(2018, 10, 1), "how": "phone"}
    resident = fields.pop("resident", None) or make_resident(team=team)
    return Feedback.objects.create(team=team, resident=resident, **default | fields)
