"""The start page, for each role."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from buurtwerk.accounts.models import Membership
from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.home import quick
from tests.accounts.factories import make_member, make_team, make_user
from tests.contacts.factories import make_household, make_referral, make_resident
from tests.huisbezoeken.circle_factories import make_bottleneck, make_meeting
from tests.huisbezoeken.factories import make_encounter, make_follow_up, make_signal, make_visit, make_visits

NOTHING_DUE = "Er wacht vandaag niets op jou"
RECENT = "Onlangs geopend"


def text(client):
    return client.get("/").content.decode()


def recent(client):
    """The part «Onlangs geopend», empty when it is not there."""
    return next((part for part in client.get("/").context["aside"] if RECENT in part), "")


def open_as(user, thing, *, at=None, residents=()):
    """The trace that opening a page leaves."""
    return AuditEvent.objects.create(
        user=user,
        role="worker",
        team=thing.team,
        action=AuditEvent.Action.SHOW,
        object_type=thing._meta.label_lower,
        object_id=thing.pk,
        residents=list(residents),
        at=at or timezone.now(),
    )


def test_a_new_team_gets_its_next_three_steps(as_coordinator):
    page = text(as_coordinator)

    assert "Jullie eerste stappen" in page
    assert 'href="/werkboek/"' in page
    assert NOTHING_DUE not in page


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


def test_who_has_nothing_to_do_is_told_so(as_worker, team):
    make_household(team=team)

    assert NOTHING_DUE in text(as_worker)


def test_what_is_due_takes_the_place_of_that_line(as_worker, worker, team):
    make_follow_up(resident=make_resident(team=team), worker=worker, due_on=today(), text="Bel de huisbaas")

    page = text(as_worker)

    assert "Bel de huisbaas" in page
    assert NOTHING_DUE not in page


@pytest.mark.parametrize(
    ("role", "words"),
    [(Role.VOLUNTEER, "geen sessie om aan te duiden"), (Role.READER, "Hier lees je de jaarverslagen")],
)
def test_volunteers_and_readers_get_a_page_of_their_own_without_names(client, team, role, words):
    make_visit(household=make_household(team=team, street="Geheimstraat"))
    client.force_login(make_member(team, role))

    page = text(client)

    assert words in page
    assert "Geheimstraat" not in page
    assert ("Aanwezigheden" in page) == (role == Role.VOLUNTEER)


def test_an_admin_is_led_to_the_admin_pages(client, team):
    make_visit(household=make_household(team=team, street="Geheimstraat"))
    client.force_login(make_user(is_staff=True))

    page = text(client)

    assert 'href="/beheer/"' in page
    assert "Geheimstraat" not in page


class TestQuickButtons:
    def test_a_worker_has_those_of_every_app_the_visit_first(self, as_worker):
        buttons = as_worker.get("/").context["quick"]

        assert [str(button["label"]) for button in buttons] == [
            "Huisbezoek",
            "Aanwezigheden",
            "Balie",
            "Opvolging",
            "Signaal",
            "Bewoner",
            "Cijfers",
        ]

    def test_an_app_adds_its_own_for_whoever_may_use_it(self, client, team, monkeypatch):
        monkeypatch.setattr(quick, "_buttons", [])
        quick.add("Balie", "home:today", "basket", "counter", order=5)

        client.force_login(make_member(team, Role.VOLUNTEER))
        assert "Balie" in text(client)

        client.force_login(make_member(team, Role.READER))
        assert "Balie" not in text(client)


class TestRecentlyOpened:
    def test_the_last_record_comes_first_and_each_stands_there_once(self, as_worker, team):
        one, other = make_resident(team=team, last_name="Eerst"), make_resident(team=team, last_name="Daarna")
        for resident in (one, other, one, other):
            as_worker.get(resident.get_absolute_url())

        part = recent(as_worker)

        assert part.index("Daarna") < part.index("Eerst")
        assert part.count("Samira Daarna") == part.count("Samira Eerst") == 1

    def test_records_of_every_kind_are_called_by_what_one_knows_them_by(self, as_worker, worker, team):
        home = make_household(team=team, street="Kaaistraat", number="3")
        resident = make_resident(household=home, first_name="Samira", last_name="Haddad")
        for thing in (
            make_visit(household=home),
            make_encounter(resident=resident),
            make_referral(resident=resident),
            make_follow_up(resident=resident, text="Belt de dokter terug?"),
            make_signal(team=team, theme="services"),
        ):
            open_as(worker, thing)

        part = recent(as_worker)

        assert "Kaaistraat 3, 4 juni 2018" in part
        assert "Samira Haddad, 2 mei 2018" in part
        assert "Samira Haddad naar Partner" in part
        assert "Belt de dokter terug?" in part
        assert "4 mei 2018" in part

    def test_only_six_are_shown(self, as_worker, worker, team):
        for _ in range(8):
            open_as(worker, make_household(team=team))

        assert recent(as_worker).count("<li>") == 6

    def test_what_is_gone_is_left_out(self, as_worker, worker, team):
        gone, there = make_household(team=team, street="Wegstraat"), make_household(team=team, street="Blijfstraat")
        open_as(worker, gone)
        open_as(worker, there)
        gone.delete()

        part = recent(as_worker)

        assert "Blijfstraat" in part
        assert "Wegstraat" not in part

    def test_what_one_may_not_see_any_more_is_left_out(self, client, worker, team):
        open_as(worker, make_household(team=team, street="Oudstraat"))
        Membership.objects.filter(user=worker).update(role=Role.READER)
        client.force_login(worker)

        assert "Oudstraat" not in text(client)

    def test_openings_of_others_of_other_teams_and_of_long_ago_do_not_count(self, as_worker, worker, team):
        open_as(make_member(team), make_household(team=team, street="Andermanstraat"))
        elsewhere = make_team()
        Membership.objects.create(user=worker, team=elsewhere, role=Role.WORKER)
        open_as(worker, make_household(team=elsewhere, street="Elderstraat"))
        long_ago = timezone.now() - timedelta(days=15)
        open_as(worker, make_household(team=team, street="Vroegerstraat"), at=long_ago)

        assert recent(as_worker) == ""

    def test_showing_them_again_names_the_same_residents(self, as_worker, worker, team):
        home = make_household(team=team)
        open_as(worker, home, residents=[71, 72])
        open_as(worker, make_household(team=team), residents=[73])

        as_worker.get("/")

        events = AuditEvent.objects.filter(action=AuditEvent.Action.LIST, user=worker)
        assert [71, 72, 73] in list(events.values_list("residents", flat=True))


def test_the_number_of_queries_does_not_grow(as_worker, worker, team):
    def count():
        with CaptureQueriesContext(connection) as counted:
            as_worker.get("/")
        return len(counted)

    def add(number):
        for visit in make_visits(number, team=team):
            resident = visit.household.residents.get()
            open_as(worker, visit)
            open_as(worker, resident)
            make_follow_up(resident=resident, worker=worker, due_on=today())
            signal = make_signal(resident=resident)
            make_bottleneck(signals=[signal], status="decided")
            make_meeting(team=team, date=today())
            make_referral(resident=resident, worker=worker, check_on=today())

    add(10)
    count()
    few = count()
    add(20)

    assert count() == few <= 40
