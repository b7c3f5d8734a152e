"""What pathways put on the start page."""

from django.db.models import Case, Q, Value, When

from buurtwerk.accounts.models import User
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.home.parts import part
from kruidenier.models import PathwayStep

SHOWN = 8


@part(template="kruidenier/_today_steps.html", permission=Permission.GROCERY_EDIT, order=27)
def steps_due(user, team):
    """Steps to be done by today: on the pathways one guides first, then where nobody guides, then the team's."""
    members = User.objects.workers_of(team).order_by().values("pk")
    mine_first = Case(
        When(pathway__guide=user, then=Value(0)), When(Q(pathway__guide__in=members), then=Value(2)), default=Value(1)
    )
    found = PathwayStep.objects.of(team).due(today()).select_related("pathway__resident", "pathway__guide")
    shown = list(found.order_by(mine_first, "date", "pk")[:SHOWN])
    if shown:
        people = [step.pathway.resident_id for step in shown]
        record(Action.LIST, by=user, team=team, thing=PathwayStep, residents=people)
    return {"steps": shown, "number": len(shown) if len(shown) < SHOWN else found.count()}
