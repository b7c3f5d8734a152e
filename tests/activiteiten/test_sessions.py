"""Sessions: made, copied, moved, cancelled; and what came up at them."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activiteiten.models import Location, Session
from buurtwerk.core.dates import today
from buurtwerk.core.models import Draft, Undo
from contacts.figures import reach_for_year
from huisbezoeken.models import FollowUp, Signal
from tests.activiteiten.factories import make_activity, make_attendance, make_location, make_session
from tests.contacts.factories import make_resident

LIST = "/activiteiten/sessies/"
HOUSING = 6  # the theme's id


def url(name, thing):
    return reverse(f"activiteiten:{name}", args=[thing.pk])


def sent(client, address, **fields):
    form = client.get(address).context["form"]
    token = {"form_token": form.token.signed(), "version": form.initial.get("version") or ""}
    return client.post(address, token | {"date": "2018-06-12", "begins_at": "13:30", "ends_at": "16:00"} | fields)


class TestMaking:
    def test_one_session(self, as_worker, team):
        activity, place = make_activity(team=team), make_location(team=team)

        sent(as_worker, url("session_create", activity), location=place.pk)

        session = Session.objects.get()
        assert (session.activity, session.date, session.begins_at) == (activity, date(2018, 6, 12), time(13, 30))
        assert (session.code, session.place) == ("SE-2018-0001", place)

    def test_a_new_place_is_made_once_whatever_its_case(self, as_worker, team):
        make_location(team=team, name="GS9")
        activity = make_activity(team=team)

        sent(as_worker, url("session_create", activity), new_location="gs9")
        sent(as_worker, url("session_create", activity), new_location="Bibliotheek", date="2018-06-19")

        assert sorted(Location.objects.of(team).values_list("name", flat=True)) == ["Bibliotheek", "GS9"]

    def test_a_copy_starts_a_week_after_the_first(self, as_worker, team):
        session = make_session(team=team, begins_at=time(9), location=make_location(team=team))
        later = make_session(activity=session.activity, date=date(2018, 7, 3))

        form = as_worker.get(f"{url('session_create', session.activity)}?kopie={session.pk}").context["form"]

        assert form.initial["date"] == session.date + timedelta(7)
        assert (form.initial["begins_at"], form.initial["location"]) == (time(9), session.location)
        plain = as_worker.get(url("session_create", session.activity)).context["form"]
        assert plain.initial["date"] == later.date + timedelta(7)

    def test_may_end_after_midnight(self, as_worker, team):
        sent(as_worker, url("session_create", make_activity(team=team)), begins_at="21:00", ends_at="01:00")

        assert Session.objects.get().last_day == date(2018, 6, 13)

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"date": ""}, "date"),
            ({"date": "0001-01-01"}, "date"),
            ({"date": "9999-12-31"}, "date"),
            ({"begins_at": "25:00"}, "begins_at"),
            ({"location": "9" * 30}, "location"),
            ({"new_location": "x" * 201}, "new_location"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        response = sent(as_worker, url("session_create", make_activity(team=team)), **fields)

        assert response.context["form"].errors[field]
        assert not Session.objects.exists()

    def test_one_at_the_same_hour_is_no_second_one(self, as_worker, team):
        session = make_session(team=team, date=date(2018, 6, 12), begins_at=time(13, 30))

        response = sent(as_worker, url("session_create", session.activity))

        assert response.context["form"].errors["date"]
        assert Session.objects.count() == 1

    def test_a_slip_of_the_keyboard_is_no_night(self, as_worker, team):
        response = sent(as_worker, url("session_create", make_activity(team=team)), ends_at="10:00")

        assert response.context["form"].errors["ends_at"]

    def test_another_teams_place_is_refused(self, as_worker, team):
        response = sent(as_worker, url("session_create", make_activity(team=team)), location=make_location().pk)

        assert response.context["form"].errors["location"]


class TestMoving:
    def test_keeps_who_was_there_and_counts_anew_when_they_were_last_seen(self, as_worker, team):
        resident = make_resident(team=team)
        session = make_session(team=team, residents=[resident])

        sent(as_worker, url("session_edit", session), date="2018-06-19")

        session.refresh_from_db(), resident.refresh_from_db()
        assert session.date == resident.last_contact_on == date(2018, 6, 19)
        assert session.attendances.count() == 1

    def test_where_somebody_was_it_is_not_still_to_come(self, as_worker, team):
        session = make_session(team=team, anonymous_adults=1)

        response = sent(as_worker, url("session_edit", session), date=str(today() + timedelta(3)))

        assert response.context["form"].errors["date"]

    def test_a_report_is_told_once_it_began(self, as_worker, team):
        past, coming = make_session(team=team), make_session(team=team, date=today() + timedelta(3))

        assert "report" in as_worker.get(url("session_edit", past)).context["form"].fields
        assert "report" not in as_worker.get(url("session_edit", coming)).context["form"].fields


class TestCancelling:
    def cancel(self, client, session, **fields):
        return client.post(url("session_cancel", session), {"version": session.version, "because": "Storm"} | fields)

    def test_says_why_and_counts_nowhere(self, as_worker, team):
        session = make_session(team=team)

        self.cancel(as_worker, session)

        session.refresh_from_db()
        assert session.cancelled_because == "Storm"
        assert not Session.objects.taking_place().exists()
        assert "Storm" in as_worker.get(session.get_absolute_url()).content.decode()

    def test_asks_for_a_reason(self, as_worker, team):
        session = make_session(team=team)

        response = self.cancel(as_worker, session, because=" ")

        assert response.context["cancel_form"].errors["because"]
        session.refresh_from_db()
        assert not session.is_cancelled

    @pytest.mark.parametrize("fields", [{"anonymous_adults": 2}, {"anonymous_children": 1}, {}])
    def test_where_somebody_was_it_took_place(self, as_worker, team, fields):
        session = make_session(team=team, **fields)
        if not fields:
            make_attendance(session=session)

        self.cancel(as_worker, session)

        session.refresh_from_db()
        assert not session.is_cancelled

    def test_it_may_go_on_after_all(self, as_worker, team):
        session = make_session(team=team, cancelled_because="Storm")

        as_worker.post(url("session_resume", session), {"version": session.version})

        session.refresh_from_db()
        assert not session.is_cancelled

    def test_what_a_colleague_changed_meanwhile_is_shown_first_and_the_reason_is_kept(self, as_worker, team):
        session = make_session(team=team)

        response = self.cancel(as_worker, session, version=7)

        session.refresh_from_db()
        assert not session.is_cancelled
        assert as_worker.get(response.url).context["cancel_form"]["because"].value() == "Storm"


class TestPoints:
    def test_become_a_signal_that_leads_back(self, as_worker, team):
        session = make_session(team=team)
        told = {"signaal-theme": HOUSING, "signaal-description": "Vocht in de hele rij", "signaal-severity": "serious"}

        as_worker.post(url("session_signal", session), told)

        signal = Signal.objects.get()
        assert (signal.date, signal.description, signal.severity) == (session.date, "Vocht in de hele rij", "serious")
        assert session.get_absolute_url() in as_worker.get(signal.get_absolute_url()).content.decode()
        assert "Vocht in de hele rij" in as_worker.get(session.get_absolute_url()).content.decode()

    def test_sent_twice_become_one(self, as_worker, team):
        session = make_session(team=team)
        context = as_worker.get(session.get_absolute_url()).context
        signal = {"signaal-theme": HOUSING, "signaal-description": "Vocht"}
        question = {"opvolging-text": "Zaal vastleggen", "opvolging-when": "7"}

        for _ in range(2):
            as_worker.post(
                url("session_signal", session), signal | {"form_token": context["signal_form"].token.signed()}
            )
            as_worker.post(
                url("session_question", session), question | {"form_token": context["question_form"].token.signed()}
            )

        assert (Signal.objects.count(), FollowUp.objects.count()) == (1, 1)

    def test_become_something_to_follow_up_that_leads_back(self, as_worker, worker, team):
        session = make_session(team=team)

        as_worker.post(
            url("session_question", session),
            {"opvolging-text": "Zaal vastleggen", "opvolging-when": "7", "opvolging-worker": worker.pk},
        )

        follow_up = FollowUp.objects.get()
        assert (follow_up.text, follow_up.due_on, follow_up.worker) == (
            "Zaal vastleggen",
            today() + timedelta(7),
            worker,
        )
        assert session.get_absolute_url() in as_worker.get(follow_up.get_absolute_url()).content.decode()

    @pytest.mark.parametrize(
        ("name", "told", "form", "field"),
        [
            ("session_signal", {"signaal-description": "Vocht"}, "signal_form", "theme"),
            ("session_signal", {"signaal-theme": "9" * 30, "signaal-description": "x"}, "signal_form", "theme"),
            (
                "session_signal",
                {"signaal-theme": HOUSING, "signaal-description": "x" * 10_001},
                "signal_form",
                "description",
            ),
            ("session_question", {"opvolging-when": "7"}, "question_form", "text"),
            ("session_question", {"opvolging-text": "Bel", "opvolging-when": ""}, "question_form", "due_on"),
            (
                "session_question",
                {"opvolging-text": "Bel", "opvolging-when": "7", "opvolging-worker": "0"},
                "question_form",
                "worker",
            ),
        ],
    )
    def test_what_cannot_be_is_said_and_nothing_is_lost(self, as_worker, team, name, told, form, field):
        response = as_worker.post(url(name, make_session(team=team)), told)

        assert response.context[form].errors[field]
        assert not Signal.objects.exists()
        assert not FollowUp.objects.exists()

    def test_what_was_typed_without_a_session_waits_on_the_page(self, as_worker, worker, team):
        session = make_session(team=team)
        token = as_worker.get(session.get_absolute_url()).context["signal_form"].token.signed()
        as_worker.logout()
        as_worker.post(url("session_signal", session), {"form_token": token, "signaal-description": "Vocht"})
        as_worker.force_login(worker)

        form = as_worker.get(f"{session.get_absolute_url()}?deel=signaal&concept={Draft.objects.get().pk}").context[
            "signal_form"
        ]

        assert form["description"].value() == "Vocht"


class TestList:
    def test_takes_as_many_queries_however_many_there_are(self, as_worker, team):
        def queries():
            with CaptureQueriesContext(connection) as found:
                assert as_worker.get(LIST).status_code == 200
            return len(found)

        make_session(team=team)
        queries()
        few = queries()
        for _ in range(20):
            make_attendance(session=make_session(team=team))

        assert queries() == few

    def test_counts_participants_with_who_nobody_knows(self, as_worker, team):
        people = [make_resident(team=team) for _ in range(3)]
        make_session(team=team, residents=people[:2], volunteers=people[2:], anonymous_adults=3, anonymous_children=4)

        row = as_worker.get(LIST).context["list"].raw_rows[0]

        assert (row["participants"], row["volunteers"]) == (9, 1)

    def test_filters_what_is_still_to_be_written_down(self, as_worker, team):
        open_session = make_session(team=team)
        make_session(team=team, anonymous_adults=1)
        make_session(team=team, cancelled_because="Storm")
        make_session(team=team, date=today() + timedelta(1))

        rows = as_worker.get(LIST, {"stand": "open"}).context["list"].raw_rows

        assert [row["id"] for row in rows] == [open_session.pk]

    @pytest.mark.parametrize("query", ["stand=iets", "jaar=0", "maand=13", "activiteit=²", "van=gisteren", "blz=-1"])
    def test_strange_parameters_give_a_page(self, as_worker, team, query):
        assert as_worker.get(f"{LIST}?{query}").status_code == 200

    def test_finds_by_the_name_of_the_activity(self, as_worker, team):
        found = make_session(activity=make_activity(team=team, name="Çocuk-atelier"))
        make_session(team=team)

        response = as_worker.post(LIST, {"q": "cocuk"}, follow=True)

        assert [row["id"] for row in response.context["list"].raw_rows] == [found.pk]


def test_being_there_counts_for_reach_in_any_role_of_a_session_that_took_place(team):
    participant, volunteer, absent = (make_resident(team=team) for _ in range(3))
    make_session(team=team, residents=[participant], volunteers=[volunteer])
    make_session(team=team, residents=[absent], cancelled_because="Storm")

    reach = reach_for_year(team, 2018)

    assert (reach.residents, reach.households) == (2, 2)


def test_deleting_a_session_and_undoing_it_recounts_who_was_last_seen(as_worker, team):
    resident = make_resident(team=team)
    session = make_session(team=team, residents=[resident])

    as_worker.post(url("session_delete", session))
    resident.refresh_from_db()
    gone = resident.last_contact_on
    as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

    resident.refresh_from_db()
    assert (gone, resident.last_contact_on) == (None, session.date)
    assert session.attendances.count() == 1


@pytest.mark.parametrize("name", ["session_create", "session_series"])
def test_no_place_chosen_is_called_the_usual_one(as_worker, team, name):
    activity = make_activity(team=team, location=make_location(team=team, name="Buurthuis"))

    form = as_worker.get(reverse(f"activiteiten:{name}", args=[activity.pk])).context["form"]

    assert form.fields["location"].empty_label == "zoals gewoonlijk: Buurthuis"
