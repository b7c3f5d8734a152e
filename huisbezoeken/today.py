"""What home visits, follow-ups and signals put on the start page."""

from datetime import timedelta

from django.db.models import Case, Q, Value, When

from buurtwerk.accounts.models import User
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.home.parts import part
from contacts.models import Resident
from huisbezoeken.actions import follow_ups, signals
from huisbezoeken.models import FollowUp, HomeVisit, Signal

SHOWN = 5
DUE_SHOWN = 8
WEEK = timedelta(days=7)


@part(template="huisbezoeken/_today_follow_ups.html", permission=Permission.FOLLOW_UP_VIEW, order=20)
def due(user, team):
    """What is to be done by today: mine first, then what nobody does, then the team's; and the visits one planned."""
    rows = FollowUp.objects.of(team).with_people()
    members = User.objects.workers_of(team).order_by().values("pk")
    mine_first = Case(When(worker=user, then=Value(0)), When(Q(worker__in=members), then=Value(2)), default=Value(1))
    found = rows.due(today()).order_by(mine_first, "due_on", "time", "pk")
    coming = rows.open().filter(kind=FollowUp.Kind.VISIT, worker=user, due_on__range=(tomorrow(), today() + WEEK))
    shown, planned = list(found[:DUE_SHOWN]), list(coming.by_due_date()[:SHOWN])
    people = follow_ups.residents_about(*shown, *planned)
    record(Action.LIST, by=user, team=team, thing=FollowUp, residents=people)
    number = len(shown) if len(shown) < DUE_SHOWN else found.count()
    return {"due": shown, "planned": planned, "number": number}


@part(template="huisbezoeken/_today_signals.html", permission=Permission.SIGNAL_VIEW, order=30)
def waiting_signals(user, team):
    """Signals nobody took up yet, the newest first."""
    rows = Signal.objects.of(team).unread().select_related("theme").newest_first()
    shown = list(rows[:SHOWN])
    record(Action.LIST, by=user, team=team, thing=Signal, residents=signals.residents_about(*shown))
    return {"signals": shown, "number": len(shown) if len(shown) < SHOWN else rows.count()}


@part(template="huisbezoeken/_today.html", permission=Permission.VISIT_VIEW, order=80, aside=True)
def latest_visits(user, team):
    """One's own latest visits; the team's as long as one made none."""
    visits = HomeVisit.objects.of(team).select_related("household").newest_first()
    mine = list(visits.filter(visit_workers__user=user)[:SHOWN])
    shown = mine or list(visits[:SHOWN])
    people = people_in([visit.household_id for visit in shown])
    record(Action.LIST, by=user, team=team, thing=HomeVisit, residents=people)
    return {"visits": shown, "are_mine": bool(mine)}


def people_in(households):
    """Ids of whoever lives in these households: an address on the page tells of them all."""
    return Resident.objects.filter(household__in=households).values_list("pk", flat=True)


def tomorrow():
    return today() + timedelta(days=1)
