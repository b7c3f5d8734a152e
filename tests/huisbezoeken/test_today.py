"""What is due on the start page: mine first, then what nobody does, then the team's."""

from datetime import timedelta

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from huisbezoeken.today import due
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_resident
from tests.huisbezoeken.factories import make_follow_up


def test_mine_come_first_then_nobodys_then_the_teams(team, worker):
    resident = make_resident(team=team)
    long_ago = today() - timedelta(days=30)
    team_s = make_follow_up(resident=resident, due_on=long_ago, worker=make_member(team))
    left = make_follow_up(resident=resident, due_on=long_ago, worker=make_member(make_team()))
    mine = make_follow_up(resident=resident, due_on=today(), worker=worker)
    make_follow_up(resident=resident, due_on=today() + timedelta(days=1), worker=worker)

    rows = due(worker, team)

    assert (rows["due"], rows["number"]) == ([mine, left, team_s], 3)
    assert AuditEvent.objects.last().residents == [resident.pk]


def test_the_visits_i_planned_this_week_stand_apart(team, worker):
    planned = make_follow_up(team=team, kind="visit", due_on=today() + timedelta(days=3), worker=worker)
    make_follow_up(team=team, kind="visit", due_on=today() + timedelta(days=30), worker=worker)

    assert due(worker, team)["planned"] == [planned]
