"""What home visits put on the start page."""

from buurtwerk.accounts.roles import Permission
from buurtwerk.home.parts import part
from huisbezoeken.models import HomeVisit

SHOWN = 5


@part(template="huisbezoeken/_today.html", permission=Permission.VISIT_VIEW, order=50)
def latest_visits(user, team):
    """One's own latest visits; the team's as long as one made none."""
    visits = HomeVisit.objects.of(team).select_related("household").newest_first()
    mine = list(visits.filter(visit_workers__user=user)[:SHOWN])
    return {"visits": mine or list(visits[:SHOWN]), "are_mine": bool(mine)}
