"""What home visits put on the start page."""

from buurtwerk.accounts.roles import Permission
from buurtwerk.home.parts import part
from huisbezoeken.models import HomeVisit


@part(template="huisbezoeken/_today.html", permission=Permission.VISIT_VIEW, order=50)
def latest_visits(user, team):
    mine = HomeVisit.objects.of(team).filter(visit_workers__user=user)
    return list(mine.select_related("household").newest_first()[:5])
