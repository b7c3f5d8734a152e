"""What activities put on the start page."""

from activiteiten.models import Session
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today
from buurtwerk.home.parts import part

SHOWN = 8


@part(template="activiteiten/_today_sessions.html", permission=Permission.ATTENDANCE_TICK, order=15)
def sessions_to_tick(user, team):
    """Today's sessions, and those of the last week at which nobody was written down yet; one's own first."""
    lately = Session.objects.of(team).to_tick(today()).with_place().latest_first()
    due = list(lately.filter(date=today())) + list(lately.unticked().filter(date__lt=today()))
    own = set(Session.objects.led_by(user).filter(pk__in=[session.pk for session in due]).values_list("pk", flat=True))
    return {"sessions": sorted(due, key=lambda session: session.pk not in own)[:SHOWN], "today": today()}
