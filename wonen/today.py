"""What housing puts on the start page."""

from django.db.models import Case, F, Q, Value, When

from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.home.parts import part
from contacts.models import Resident
from wonen.fund_book import lines_until
from wonen.ledger import owed_by_file
from wonen.models import HousingStep, LoanTerms

SHOWN = 8


@part(template="wonen/_today_steps.html", permission=Permission.HOUSING_EDIT, order=28)
def steps_due(user, team):
    """Steps to be done by today, and those that wait longer than normal: mine first, then nobody's, then the team's."""
    due = Q(due_on__lte=today()) | Q(wait_ends_on__lt=today())
    found = HousingStep.objects.of(team).to_do().filter(due).select_related("file__household", "file__worker", "worker")
    shown = list(found.order_by(mine_first(user), F("due_on").asc(nulls_last=True), "starts_on", "pk")[:SHOWN])
    if shown:
        homes = {step.file.household_id for step in shown}
        people = Resident.objects.of(team).filter(household__in=homes).values_list("pk", flat=True)
        record(Action.LIST, by=user, team=team, thing=HousingStep, residents=people)
    return {"steps": shown, "number": len(shown) if len(shown) < SHOWN else found.count()}


@part(template="wonen/_today_loans.html", permission=Permission.HOUSING_EDIT, order=29)
def loans_to_remind(user, team):
    """Loans of the rolling fund of which it was agreed to be reminded by now, the first due first."""
    found = LoanTerms.objects.of(team).to_remind(today()).select_related("file__household")
    shown = list(found.order_by(F("ends_on").asc(nulls_first=True), "pk")[:SHOWN])
    if shown:
        homes = {terms.file.household_id for terms in shown}
        people = Resident.objects.of(team).filter(household__in=homes).values_list("pk", flat=True)
        record(Action.LIST, by=user, team=team, thing=LoanTerms, residents=people)
        owed = owed_by_file(lines_until(team, today()))
        for terms in shown:
            terms.owed = owed[terms.file_id]
    return {"loans": shown, "number": len(shown) if len(shown) < SHOWN else found.count(), "today": today()}


def mine_first(user):
    nobody = Q(worker=None, file__worker=None)
    mine = Q(worker=user) | Q(worker=None, file__worker=user)
    return Case(When(mine, then=Value(0)), When(nobody, then=Value(1)), default=Value(2))
