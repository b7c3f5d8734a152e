"""Activities: what they are, their page, and where they show."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activiteiten.models import Activity, ActivityLeader
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from tests.accounts.factories import make_member
from tests.activiteiten.factories import (
    make_activity,
    make_attendance,
    make_enrolment,
    make_idea,
    make_location,
    make_session,
    make_waiting,
)
from tests.contacts.factories import make_organisation, make_resident

NEW = "/activiteiten/nieuw/"
HOUSING = 6  # the theme's id


def sent(client, address=NEW, **fields):
    form = client.get(address).context["form"]
    token = {"form_token": form.token.signed(), "version": form.initial.get("version") or ""}
    return client.post(address, token | {"name": "Naaiatelier", "kind": "workshop"} | fields)


class TestForm:
    def test_stores_an_activity_with_all_that_hangs_on_it(self, as_worker, worker, team):
        partner, place = make_organisation(team=team), make_location(team=team)

        sent(
            as_worker,
            location=place.pk,
            starts_on="2018-01-01",
            ends_on="2018-12-31",
            capacity="12",
            by_family="on",
            priorities=["1", "3"],
            themes=[HOUSING],
            partners=[partner.pk],
            leaders=[worker.pk],
        )

        activity = Activity.objects.get()
        assert (activity.code, activity.location, activity.capacity, activity.by_family) == ("AC-001", place, 12, True)
        assert activity.priorities == [1, 3]
        assert [list(rows.all()) for rows in (activity.partners, activity.leaders)] == [[partner], [worker]]
        assert activity.only_theme.code == "housing"

    def test_changing_it_takes_away_what_was_unticked_and_keeps_names_as_written(self, as_worker, worker, team):
        sent(as_worker, priorities=["1", "3"], leaders=[worker.pk])
        activity = Activity.objects.get()
        ActivityLeader.objects.create(team=team, activity=activity, name="Nonkel Frans")

        sent(as_worker, reverse("activiteiten:edit", args=[activity.pk]), priorities=["3", "4"])

        activity.refresh_from_db()
        assert activity.priorities == [3, 4]
        assert [str(leader) for leader in activity.activity_leaders.all()] == ["Nonkel Frans"]

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"name": " "}, "name"),
            ({"name": "x" * 201}, "name"),
            ({"kind": "iets"}, "kind"),
            ({"capacity": "0"}, "capacity"),
            ({"capacity": "-3"}, "capacity"),
            ({"capacity": "9" * 20}, "capacity"),
            ({"starts_on": "2018-02-01", "ends_on": "2018-01-31"}, "ends_on"),
            ({"starts_on": "0001-01-01"}, "starts_on"),
            ({"ends_on": "9999-12-31"}, "ends_on"),
            ({"priorities": ["5"]}, "priorities"),
            ({"themes": ["9" * 30]}, "themes"),
            ({"partners": ["²"]}, "partners"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        response = sent(as_worker, **fields)

        assert response.context["form"].errors[field]
        assert not Activity.objects.exists()

    def test_choices_are_of_the_own_team(self, as_worker, team):
        foreign = {"location": make_location().pk, "partners": [make_organisation().pk]}
        foreign |= {"leaders": [make_member(make_activity().team).pk]}

        assert set(sent(as_worker, **foreign).context["form"].errors) == {"location", "partners", "leaders"}

    def test_extra_fields_change_nothing(self, as_worker, team):
        sent(as_worker, code="X", team=make_activity().team.pk, updated_by="1")

        activity = Activity.objects.get(team=team)
        assert activity.code == "AC-001"

    def test_out_of_an_idea_leaves_the_link(self, as_worker, team):
        idea = make_idea(resident=make_resident(team=team))

        page = as_worker.get(f"{NEW}?idee={idea.pk}")
        assert idea.text in page.content.decode()
        assert AuditEvent.objects.latest("pk").residents == [idea.resident_id]
        sent(as_worker, f"{NEW}?idee={idea.pk}")

        idea.refresh_from_db()
        assert (idea.status, idea.activity) == ("activity", Activity.objects.get())


class TestPage:
    def test_shows_who_takes_part_who_waits_and_the_sessions(self, as_worker, team):
        activity = make_activity(team=team, capacity=1)
        enrolment, waiting = make_enrolment(activity=activity), make_waiting(activity=activity)
        coming = make_session(activity=activity, date=today() + timedelta(2))
        past = make_session(activity=activity)

        context = as_worker.get(activity.get_absolute_url()).context

        assert (context["enrolled"], context["waiting"]) == ([enrolment], [waiting])
        assert (context["coming"], context["past"]) == ([coming], [past])
        assert context["places_left"] == 0

    def test_who_stopped_takes_part_no_more(self, as_worker, team):
        enrolment = make_enrolment(team=team, ends_on=date(2018, 5, 1))

        assert as_worker.get(enrolment.activity.get_absolute_url()).context["enrolled"] == []

    @pytest.mark.parametrize(
        ("asked", "year"), [("", 2018), ("2017", 2017), ("1066", 2018), ("²", 2018), ("x" * 999, 2018)]
    )
    def test_shows_the_year_that_was_asked_for_or_the_last(self, as_worker, team, asked, year):
        activity = make_activity(team=team)
        for day in (date(2017, 3, 1), date(2018, 3, 1), date(2018, 4, 1)):
            make_session(activity=activity, date=day)

        context = as_worker.get(activity.get_absolute_url(), {"jaar": asked}).context

        assert (context["year"], context["years"]) == (year, [2018, 2017])

    def test_takes_as_many_queries_whatever_hangs_on_it(self, as_worker, team):
        def queries():
            with CaptureQueriesContext(connection) as found:
                assert as_worker.get(activity.get_absolute_url()).status_code == 200
            return len(found)

        activity = make_activity(team=team, by_family=True)
        make_attendance(session=make_session(activity=activity))
        make_enrolment(activity=activity), make_waiting(activity=activity)
        queries()
        few = queries()
        for _ in range(10):
            make_attendance(session=make_session(activity=activity))
            make_enrolment(activity=activity), make_waiting(activity=activity)

        assert queries() == few

    def test_one_with_sessions_is_not_deleted(self, as_worker, team):
        session = make_session(team=team)

        response = as_worker.post(reverse("activiteiten:delete", args=[session.activity_id]), follow=True)

        assert "hangen nog sessies aan" in response.content.decode()


class TestElsewhere:
    def test_a_residents_page_tells_what_they_take_part_in_and_how_often(self, as_worker, team):
        resident, activity = make_resident(team=team), make_activity(team=team, name="Repair Café")
        make_session(activity=activity, residents=[resident])
        make_session(activity=activity, volunteers=[resident])
        make_enrolment(
            activity=make_activity(team=team, name="Kookclub"),
            resident=resident,
            ends_on=date(2018, 6, 1),
            reason="onward",
            moved_on_to="work",
        )

        text = " ".join(as_worker.get(resident.get_absolute_url()).content.decode().split())

        assert "Repair Café" in text
        assert "1 keer, 1 keer als vrijwilliger" in text
        assert "doorstroom: werk" in text

    def test_the_timeline_of_resident_and_household_holds_it(self, as_worker, team):
        resident = make_resident(team=team, first_name="Amina")
        make_session(activity=make_activity(team=team, name="Kookclub"), volunteers=[resident])

        moments = as_worker.get(resident.get_absolute_url()).context["moments"]
        of_home = as_worker.get(resident.household.get_absolute_url()).context["moments"]

        assert [moment["label"] for moment in moments] == ["Kookclub (vrijwilliger)"]
        assert [moment["label"] for moment in of_home] == ["Amina: Kookclub"]

    def test_the_search_finds_it(self, as_worker, team):
        make_activity(team=team, name="Çocuk-atelier")

        text = as_worker.post("/zoeken/suggesties/", {"q": "cocuk"}).content.decode()

        assert "Çocuk-atelier" in text

    def test_the_start_page_asks_for_todays_sessions_and_those_that_were_forgotten_mine_first(
        self, as_worker, worker, team
    ):
        mine = make_session(team=team, date=today() - timedelta(2))
        ActivityLeader.objects.create(team=team, activity=mine.activity, user=worker)
        of_today = make_session(team=team, date=today(), anonymous_adults=3)
        done = make_session(team=team, date=today() - timedelta(1), anonymous_adults=3)
        cancelled = make_session(team=team, date=today(), cancelled_because="Storm")

        text = as_worker.get("/").content.decode()

        links = [reverse("activiteiten:tick_list", args=[session.pk]) for session in (mine, of_today, done, cancelled)]
        assert 0 < text.index(links[0]) < text.index(links[1])
        assert links[2] not in text
        assert links[3] not in text
