"""What people and partners put on the start page."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from contacts import today as parts
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_organisation, make_referral, make_resident

DUE = date(2018, 6, 4)


def shown_in(event_of):
    """Ids of the residents whom the start page's last list of such rows named."""
    return AuditEvent.objects.filter(action="list", object_type=event_of).latest("pk").residents


class TestArrivals:
    def test_my_own_come_first_then_what_waits_longest(self, team, worker):
        newer = make_referral(team=team, check_on=today())
        older = make_referral(team=team, check_on=DUE)
        mine = make_referral(team=team, check_on=today(), worker=worker)
        make_referral(team=team, check_on=today() + timedelta(days=1))
        make_referral(team=make_team(), check_on=DUE)

        assert parts.to_ask(worker, team) == [mine, older, newer]

    def test_can_be_answered_there(self, as_worker, team):
        referral = make_referral(team=team, check_on=DUE)

        page = as_worker.get("/").content.decode()

        assert f"/contacten/toeleidingen/{referral.pk}/aangekomen/" in page
        assert "?navragen=nu" in page
        assert shown_in("contacts.referral") == [referral.resident_id]


class TestLongUnseen:
    def test_whom_i_am_in_charge_of_come_first_then_who_waits_longest(self, team, worker):
        never = make_resident(team=team, contact_rhythm="6w", first_contact_on=date(2017, 1, 1))
        longest = make_resident(team=team, contact_rhythm="1y", last_contact_on=date(2016, 1, 1))
        mine = make_resident(team=team, contact_rhythm="6w", worker_in_charge=worker)

        assert parts.long_unseen(worker, team) == [mine, longest, never]

    def test_at_most_five_stand_there_and_the_list_holds_all(self, as_worker, team):
        residents = [make_resident(team=team, contact_rhythm="6w") for _ in range(6)]

        page = as_worker.get("/").content.decode()

        assert shown_in("contacts.resident") == [resident.pk for resident in residents[:5]]
        assert str(residents[5]) not in page
        assert "?gezien=lang" in page


class TestAgreements:
    def test_those_that_end_within_sixty_days(self, team, worker):
        def until(days, **fields):
            end = today() + timedelta(days=days)
            return make_organisation(**{"team": team, "agreement_from": DUE, "agreement_until": end} | fields)

        last, first = until(60), until(0)
        until(61)
        until(-1)
        until(5, agreement_from=None)
        until(5, team=make_team())

        assert [row.partner for row in parts.ending_agreements(worker, team)] == [first, last]

    def test_the_list_has_the_same(self, as_worker, team):
        ending = make_organisation(team=team, agreement_from=DUE, agreement_until=today())
        make_organisation(team=team)

        page = as_worker.get("/contacten/organisaties/", {"loopt_af": "binnenkort"}).context["list"]

        assert [row["cells"][0]["text"] for row in page.rows] == [str(ending)]
        assert "?loopt_af=binnenkort" in as_worker.get("/").content.decode()


def test_where_nothing_is_due_nothing_stands(as_worker, team):
    make_referral(team=team)
    make_organisation(team=team)

    page = as_worker.get("/").content.decode()

    headings = ("Is het aangekomen?", "Lang niet gezien", "Overeenkomsten die aflopen")
    assert [heading for heading in headings if heading in page] == []


def test_a_volunteer_sees_none_of_it(client, team):
    resident = make_resident(team=team, contact_rhythm="6w", last_name="Geheim")
    make_referral(resident=resident, check_on=DUE)
    client.force_login(make_member(team, "volunteer"))

    assert "Geheim" not in client.get("/").content.decode()


def test_two_queries_a_part_however_much_is_due(team, worker):
    def count():
        with CaptureQueriesContext(connection) as counted:
            for part in (parts.to_ask, parts.long_unseen, parts.ending_agreements):
                for row in part(worker, team):
                    str(row)
        return len(counted)

    worker.role_in(team)
    for _ in range(6):
        make_referral(resident=make_resident(team=team, contact_rhythm="6w"), check_on=DUE)
        make_organisation(team=team, agreement_from=DUE, agreement_until=today())

    assert count() <= 8
