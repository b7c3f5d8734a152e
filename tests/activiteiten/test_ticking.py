"""Writing down who was at a session: one tick at a time, by volunteers too."""

from datetime import date, time, timedelta
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activiteiten import attendees
from activiteiten.models import Attendance
from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from contacts.models import Household, Resident
from tests.accounts.factories import make_member, make_team
from tests.activiteiten.factories import make_activity, make_attendance, make_enrolment, make_session
from tests.contacts.factories import make_household, make_resident
from tests.papers import read, text_of

FETCH = {"X-Requested-With": "fetch"}


def url(name, session, *others):
    return reverse(f"activiteiten:{name}", args=[session.pk, *others])


def tick(client, session, resident, state):
    return client.post(url("tick", session, resident.pk), {"state": state}, headers=FETCH)


@pytest.fixture
def session(team):
    return make_session(team=team, date=today())


@pytest.fixture
def volunteer(client, team):
    client.force_login(make_member(team, Role.VOLUNTEER))
    return client


class TestOneTick:
    def test_is_stored_and_says_how_many_there_are(self, as_worker, worker, session):
        resident = make_resident(team=session.team)

        answer = tick(as_worker, session, resident, "participant").json()

        assert (answer["participants"], answer["volunteers"]) == (1, 0)
        there = session.attendances.get()
        assert (there.resident, there.role, there.updated_by) == (resident, "participant", worker)
        resident.refresh_from_db()
        assert resident.last_contact_on == today()

    def test_said_twice_makes_one_and_takes_away_once(self, as_worker, session):
        resident = make_resident(team=session.team)

        for state, number in (("participant", 1), ("participant", 1), ("", 0), ("", 0)):
            assert tick(as_worker, session, resident, state).json()["participants"] == number

        resident.refresh_from_db()
        assert resident.last_contact_on is None

    def test_the_role_may_change(self, as_worker, session):
        resident = make_resident(team=session.team)
        tick(as_worker, session, resident, "participant")

        answer = tick(as_worker, session, resident, "volunteer").json()

        assert (answer["participants"], answer["volunteers"]) == (0, 1)

    def test_leaves_one_event_and_none_when_nothing_changed(self, as_worker, session):
        resident = make_resident(team=session.team)

        tick(as_worker, session, resident, "participant")
        tick(as_worker, session, resident, "participant")

        assert [event.residents for event in AuditEvent.objects.filter(action="edit")] == [[resident.pk]]

    @pytest.mark.parametrize("state", ["baas", "x" * 10_000, "\x00"])
    def test_a_role_that_is_none_is_refused(self, as_worker, session, state):
        assert tick(as_worker, session, make_resident(team=session.team), state).status_code == 404
        assert not Attendance.objects.exists()

    def test_another_teams_resident_does_not_exist(self, as_worker, session):
        assert tick(as_worker, session, make_resident(), "participant").status_code == 404
        assert as_worker.post(url("tick", session, 10**18), {"state": "participant"}).status_code == 404

    def test_nobody_was_at_a_session_that_was_cancelled(self, as_worker, session):
        session.cancelled_because = "Storm"
        session.save()

        response = tick(as_worker, session, make_resident(team=session.team), "participant")

        assert response.status_code == 409
        assert "afgelast" in response.json()["message"]
        assert not Attendance.objects.exists()

    def test_nobody_was_at_a_session_that_has_to_come(self, as_worker, team):
        session = make_session(team=team, date=today() + timedelta(1))
        resident = make_resident(team=team)

        response = tick(as_worker, session, resident, "participant")

        assert "moet nog komen" in response.json()["message"]
        assert not Attendance.objects.exists()
        assert "moet nog komen" in as_worker.get(url("tick_list", session)).content.decode()

    def test_without_a_script_it_leads_back_to_the_place_on_the_list(self, as_worker, session):
        resident = make_resident(team=session.team)

        response = as_worker.post(url("tick", session, resident.pk), {"state": "participant"})

        assert response.url == f"{url('tick_list', session)}#bewoner-{resident.pk}"


class TestTheList:
    def test_holds_who_is_enrolled_who_came_lately_and_who_is_there_by_name(self, session):
        team, activity = session.team, session.activity
        enrolled = make_resident(team=team, first_name="Zoë", last_name="Aerts")
        came = make_resident(team=team, first_name="Ann", last_name="Claes")
        here = make_resident(team=team, first_name="Bo", last_name="Baert")
        make_enrolment(activity=activity, resident=enrolled, starts_on=today())
        make_enrolment(activity=activity, starts_on=date(2018, 1, 1), ends_on=date(2018, 2, 1))
        make_session(activity=activity, date=today() - timedelta(7), residents=[came])
        make_session(team=team, residents=[make_resident(team=team)])
        make_attendance(session=session, resident=here, role="volunteer")

        lines = attendees.lines_of(session)

        assert [(line.name, line.role, line.last_role) for line in lines] == [
            ("Zoë Aerts", "", ""),
            ("Bo Baert", "volunteer", ""),
            ("Ann Claes", "", "participant"),
        ]

    def test_whoever_came_long_ago_is_searched_for(self, session):
        old = make_session(
            activity=session.activity, date=date(2017, 1, 1), residents=[make_resident(team=session.team)]
        )
        for days in range(1, attendees.LOOKED_BACK + 1):
            make_session(activity=session.activity, date=today() - timedelta(days))

        assert old.attendances.exists()
        assert attendees.lines_of(session) == []

    def test_the_session_before_is_that_of_the_same_day_when_it_was_earlier(self, session):
        morning = make_resident(team=session.team)
        make_session(activity=session.activity, date=session.date, begins_at=time(9), residents=[morning])
        make_session(
            activity=session.activity,
            date=session.date,
            begins_at=time(19),
            residents=[make_resident(team=session.team)],
        )

        assert attendees.roles_at_last(session) == {morning.pk: "participant"}

    def test_a_cancelled_session_is_no_session_before(self, session):
        make_session(
            activity=session.activity,
            date=today() - timedelta(1),
            cancelled_because="Ziek",
            residents=[make_resident(team=session.team)],
        )

        assert attendees.roles_at_last(session) == {}

    def test_takes_as_many_queries_whoever_is_on_it(self, as_worker, session):
        def queries():
            with CaptureQueriesContext(connection) as found:
                assert as_worker.get(url("tick_list", session)).status_code == 200
            return len(found)

        make_attendance(session=session)
        queries()
        few = queries()
        for _ in range(20):
            make_attendance(session=session)

        assert queries() == few

    def test_showing_it_is_in_the_trail(self, as_worker, session):
        resident = make_attendance(session=session).resident

        as_worker.get(url("tick_list", session))

        event = AuditEvent.objects.latest("pk")
        assert (event.action, event.residents) == ("list", [resident.pk])


class TestAllAtOnce:
    def test_who_was_there_the_time_before_in_the_same_role(self, as_worker, session):
        team = session.team
        one, other = make_resident(team=team), make_resident(team=team)
        make_session(activity=session.activity, date=today() - timedelta(7), residents=[one], volunteers=[other])
        make_attendance(session=session, resident=one, role="volunteer")

        as_worker.post(url("tick_as_last", session))

        assert dict(session.attendances.values_list("resident", "role")) == {one.pk: "volunteer", other.pk: "volunteer"}

    def test_a_family(self, as_worker, team):
        session = make_session(activity=make_activity(team=team, by_family=True), date=today())
        home = make_household(team=team)
        family = [make_resident(household=home) for _ in range(3)]
        make_resident(team=team)

        as_worker.post(url("tick_family", session, home.pk))

        assert set(session.attendances.values_list("resident", flat=True)) == {one.pk for one in family}

    def test_another_teams_family_does_not_exist(self, as_worker, session):
        for household in (make_resident().household_id, 10**30):
            assert as_worker.post(url("tick_family", session, household)).status_code == 404

        assert not Attendance.objects.exists()

    def test_where_families_come_together_all_members_stand_on_the_list(self, as_worker, team):
        session = make_session(activity=make_activity(team=team, by_family=True), date=today())
        home = make_household(team=team, street="Leiestraat")
        came = make_resident(household=home, last_name="Haddad")
        make_resident(household=home, last_name="Haddad", first_name="Adam")
        make_attendance(session=session, resident=came)

        family = as_worker.get(url("tick_list", session)).context["families"][0]

        assert (family.title, len(family.lines)) == ("Gezin Haddad, Leiestraat", 2)
        assert not family.everybody_is_there


class TestUnknown:
    def send(self, client, session, adults, children, was=(0, 0)):
        told = {"adults": adults, "children": children, "was_adults": was[0], "was_children": was[1]}
        return client.post(url("tick_unknown", session), told, headers=FETCH)

    def test_are_counted(self, as_worker, session):
        assert self.send(as_worker, session, 5, 3).json()["children"] == 3

        session.refresh_from_db()
        assert (session.anonymous_adults, session.anonymous_children) == (5, 3)

    def test_said_again_it_stays(self, as_worker, session):
        self.send(as_worker, session, 5, 3)

        assert self.send(as_worker, session, 5, 3).status_code == 200

    def test_a_colleagues_count_is_not_overwritten_and_both_are_told(self, as_worker, session):
        self.send(as_worker, session, 5, 3)

        response = self.send(as_worker, session, 4, 1)

        assert response.status_code == 409
        assert "5 volwassenen en 3 kinderen" in response.json()["message"]
        assert "4 en 1" in response.json()["message"]
        session.refresh_from_db()
        assert session.anonymous_adults == 5

    @pytest.mark.parametrize("adults", ["-1", "1.5", "", "veel", "9" * 30, "\x00"])
    def test_what_is_no_number_is_refused(self, as_worker, session, adults):
        response = self.send(as_worker, session, adults, 0)

        assert response.status_code == 409
        session.refresh_from_db()
        assert session.anonymous_adults == 0


class TestSomebodyElse:
    def test_is_found_by_name_and_shows_no_more_than_year_and_street(self, volunteer, session):
        home = make_household(team=session.team, street="Leiestraat", number="77")
        make_resident(
            household=home, first_name="Çiğdem", last_name="Demirci", phone="0470 11 45 12", attention_note="Geheim"
        )

        text = volunteer.post(url("tick_search", session), {"zoek_bewoner": "cigdem"}).content.decode()

        assert "Çiğdem Demirci" in text
        assert "°1980, Leiestraat" in text
        assert not [part for part in ("77", "4512", "Geheim") if part in text]

    def test_a_search_is_in_the_trail(self, as_worker, session):
        resident = make_resident(team=session.team, first_name="Jan")

        as_worker.post(url("tick_search", session), {"zoek_bewoner": "jan"})

        assert AuditEvent.objects.latest("pk").residents == [resident.pk]

    @pytest.mark.parametrize("query", ["0470123456", "geheim@voorbeeld.be", "B-GEHEIM"])
    def test_is_not_found_by_what_a_volunteer_may_not_see(self, volunteer, session, query):
        make_resident(team=session.team, phone="0470 12 34 56", email="geheim@voorbeeld.be", code="B-GEHEIM")

        response = volunteer.post(url("tick_search", session), {"zoek_bewoner": query})

        assert response.context["lines"] == []

    def test_of_another_team_is_not_found(self, as_worker, session):
        make_resident(first_name="Vreemde")

        response = as_worker.post(url("tick_search", session), {"zoek_bewoner": "vreemde"})

        assert response.context["lines"] == []


class TestNewcomer:
    def sent(self, client, session, **fields):
        token = client.get(url("tick_list", session)).context["newcomer_form"].token.signed()
        told = {
            "nieuw-first_name": "Amina",
            "nieuw-last_name": "Yusuf",
            "nieuw-role": "participant",
            "form_token": token,
        }
        return client.post(url("tick_newcomer", session), told | fields)

    def test_is_made_with_a_household_and_is_there(self, volunteer, session):
        self.sent(volunteer, session, **{"nieuw-street": "Leiestraat", "nieuw-birth_year": "1991"})

        resident = Resident.objects.get()
        assert (str(resident), resident.birth_year, resident.household.street) == ("Amina Yusuf", 1991, "Leiestraat")
        assert resident.first_contact_on == resident.last_contact_on == session.date
        assert session.attendances.get().resident == resident

    def test_sent_twice_is_made_once(self, as_worker, session):
        token = as_worker.get(url("tick_list", session)).context["newcomer_form"].token.signed()
        for _ in range(2):
            self.sent(as_worker, session, form_token=token, **{"nieuw-toch_nieuw": "on"})

        assert (Resident.objects.count(), Household.objects.count()) == (1, 1)

    def test_who_is_known_already_is_offered_first(self, as_worker, session):
        known = make_resident(team=session.team, first_name="Amina", last_name="Yusuf")

        response = self.sent(as_worker, session)

        assert response.context["newcomer_form"].doubles == [known]
        assert response.context["newcomer_form"]["first_name"].value() == "Amina"
        assert Resident.objects.count() == 1

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("first_name", ""),
            ("last_name", "x" * 201),
            ("birth_year", "91"),
            ("birth_year", "2999"),
            ("role", "baas"),
            ("street", "x" * 201),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field_and_nothing_is_lost(self, as_worker, session, field, value):
        form = self.sent(as_worker, session, **{f"nieuw-{field}": value}).context["newcomer_form"]

        assert form.errors[field]
        assert form[field].value() == value
        assert not Resident.objects.exists()

    def test_what_was_typed_waits_behind_the_sign_in(self, volunteer, session):
        user = volunteer.get("/").wsgi_request.user
        token = volunteer.get(url("tick_list", session)).context["newcomer_form"].token.signed()
        volunteer.logout()
        response = volunteer.post(url("tick_newcomer", session), {"form_token": token, "nieuw-first_name": "Amina"})
        volunteer.force_login(user)

        page = volunteer.get(unquote(response.url.split("next=")[1]))

        assert page.context["newcomer_form"]["first_name"].value() == "Amina"

    def test_extra_fields_change_nothing(self, as_worker, session):
        self.sent(as_worker, session, **{"nieuw-team": make_team().pk, "nieuw-phone": "0470", "nieuw-code": "X"})

        resident = Resident.objects.get()
        assert (resident.team, resident.phone, resident.code) == (session.team, "", "B-0001")


class TestVolunteers:
    @pytest.mark.parametrize(("days", "status"), [(0, 200), (1, 200), (7, 200), (8, 403), (-1, 403)])
    def test_write_down_and_mend_the_last_week(self, volunteer, team, days, status):
        session = make_session(team=team, date=today() - timedelta(days))

        assert volunteer.get(url("tick_list", session)).status_code == status
        assert tick(volunteer, session, make_resident(team=team), "participant").status_code == status

    def test_are_told_when_a_session_was_cancelled_meanwhile(self, volunteer, session):
        session.cancelled_because = "Storm"
        session.save()

        response = tick(volunteer, session, make_resident(team=session.team), "participant")

        assert response.status_code == 409
        assert "afgelast" in response.json()["message"]

    def test_see_the_sessions_of_this_week_on_their_start_page(self, volunteer, session):
        other = make_session(team=session.team, date=today() - timedelta(8))

        text = volunteer.get("/").content.decode()

        assert url("tick_list", session) in text
        assert url("tick_list", other) not in text

    def test_see_name_street_and_year_only(self, volunteer, session):
        home = make_household(team=session.team, street="Leiestraat", number="GEHEIM-1", box="GEHEIM-2")
        make_attendance(
            session=session,
            resident=make_resident(
                household=home, phone="GEHEIM-3", email="GEHEIM-4", attention_note="GEHEIM-5", code="GEHEIM-6"
            ),
        )
        session.report = "GEHEIM-7"
        session.save()

        assert "GEHEIM" not in volunteer.get(url("tick_list", session)).content.decode()

    def test_a_worker_mends_any_session(self, as_worker, team):
        session = make_session(team=team, date=date(2018, 6, 5))

        assert tick(as_worker, session, make_resident(team=team), "participant").status_code == 200


class TestOnPaper:
    def test_has_the_names_in_order_and_room_for_twelve_more(self, as_worker, session):
        home = make_household(team=session.team, street="Leiestraat")
        for first, last in (("Zoë", "Aerts"), ("Ann", "Claes")):
            make_attendance(session=session, resident=make_resident(household=home, first_name=first, last_name=last))

        response = as_worker.get(url("sign_in_sheet", session))

        text = text_of(read(response.content))
        assert text.index("Zoë Aerts") < text.index("Ann Claes")
        assert not [part for part in ("1980", "Leiestraat") if part in text]
        assert AuditEvent.objects.latest("pk").action == "export"
