"""The start page, for each role."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from buurtwerk.accounts.roles import Role
from tests.accounts.factories import make_member
from tests.contacts.factories import make_household
from tests.huisbezoeken.factories import make_visit, make_visits


def text(client):
    return client.get("/").content.decode()


def test_a_new_team_gets_its_next_three_steps(as_coordinator):
    page = text(as_coordinator)

    assert "Jullie eerste stappen" in page
    assert 'href="/werkboek/"' in page


def test_a_worker_sees_the_own_latest_visits_else_the_teams(as_worker, worker, team):
    make_visit(team=team, household=make_household(team=team, street="Teamstraat"))
    assert "Teamstraat" in text(as_worker)

    make_visit(household=make_household(team=team, street="Eigenstraat"), workers=[worker])

    assert "Eigenstraat" in text(as_worker)
    assert "Teamstraat" not in text(as_worker)


def test_what_was_typed_and_not_stored_waits_there(as_worker, team):
    token = as_worker.get("/huisbezoeken/nieuw/").context["form"].token.signed()
    as_worker.post("/concepten/bewaren/", {"form_token": token, "report": "half"})

    assert "Nog niet bewaard" in text(as_worker)
    assert "concept=" in text(as_worker)


def test_volunteers_readers_and_admins_see_no_names(client, team):
    make_visit(household=make_household(team=team, street="Geheimstraat"))

    for role in (Role.VOLUNTEER, Role.READER):
        client.force_login(make_member(team, role))
        assert "Geheimstraat" not in text(client)


def test_the_number_of_queries_does_not_grow(as_worker, team):
    def count():
        with CaptureQueriesContext(connection) as counted:
            as_worker.get("/")
        return len(counted)

    make_visits(1, team=team)
    count()
    few = count()
    make_visits(20, team=team)

    assert count() == few <= 12
