"""What home visits put on the start page."""

from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.home.parts import part
from contacts.models import Resident
from huisbezoeken.models import HomeVisit

SHOWN = 5


@part(template="huisbezoeken/_today.html", permission=Permission.VISIT_VIEW, order=50)
def latest_visits(user, team):
    """One's own latest visits; the team's as long as one made none."""
    visits = HomeVisit.objects.of(team).select_related("household").newest_first()
    mine = list(visits.filter(visit_workers__user=user)[:SHOWN])
    shown = mine or list(visits[:SHOWN])
    people = Resident.objects.filter(household__in=[visit.household_id for visit in shown]).values_list("pk", flat=True)
    record(Action.LIST, by=user, team=team, thing=HomeVisit, residents=people)
    return {"visits": shown, "are_mine": bool(mine)}
