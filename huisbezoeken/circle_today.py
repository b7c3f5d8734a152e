"""What meetings and bottlenecks put on the start page."""

from datetime import timedelta

from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.home.parts import part
from huisbezoeken.actions.bottlenecks import residents_behind
from huisbezoeken.models import Bottleneck, Meeting

SHOWN = 5
AHEAD = timedelta(days=14)


@part(template="huisbezoeken/_today_meetings.html", permission=Permission.MEETING_VIEW, order=65)
def meetings_ahead(user, team):
    """Meetings of the coming two weeks: what goes on their agenda has to be there in time."""
    rows = Meeting.objects.of(team).filter(date__range=(today(), today() + AHEAD))
    return list(rows.with_group().soonest_first()[:SHOWN])


@part(template="huisbezoeken/_today_telling.html", permission=Permission.SIGNAL_VIEW, order=35)
def to_tell_back(user, team):
    """Bottlenecks of which somebody who raised them has not heard yet what came of it."""
    rows = Bottleneck.objects.of(team).to_tell_back()
    shown = list(rows.newest_first()[:SHOWN])
    if shown:
        record(Action.LIST, by=user, team=team, thing=Bottleneck, residents=residents_behind(*shown))
    return {"bottlenecks": shown, "number": len(shown) if len(shown) < SHOWN else rows.count()}
