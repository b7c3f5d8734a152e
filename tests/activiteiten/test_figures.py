"""What counts as taking part in an activity in a year; shared figures.md is the contract."""

from dataclasses import asdict
from datetime import date

import pytest

from activiteiten.figures import ActivityFigures, for_year, years
from tests.activiteiten.factories import make_activity, make_attendance, make_enrolment, make_session
from tests.contacts.factories import make_household, make_resident
from tests.huisbezoeken.factories import make_people

KEYS = {
    "sessions", "attendances", "participants", "volunteers", "households", "children", "countries",
    "known_origin_households", "foreign_origin_households", "social_service_households",
    "inflow", "outflow", "onward",
}  # fmt: skip


def figures_of(activity, year=2018):
    return for_year(activity.team, year)[activity.code]


@pytest.fixture
def activity(team):
    return make_activity(team=team, code="naaiatelier")


class TestSessionsAndAttendances:
    def test_the_keys_are_those_of_the_contract(self, activity):
        make_session(activity=activity)

        assert set(asdict(figures_of(activity))) == KEYS

    def test_everybody_who_came_counts_each_time_known_or_not(self, activity):
        person, other = make_people(2, activity.team)
        make_session(activity=activity, residents=[person, other], anonymous_adults=5, anonymous_children=3)
        make_session(activity=activity, residents=[person], date=date(2018, 6, 12))

        found = figures_of(activity)

        assert (found.sessions, found.attendances, found.participants) == (2, 2 + 5 + 3 + 1, 2)

    def test_volunteers_are_counted_apart_and_make_no_attendance(self, activity):
        person, helper = make_people(2, activity.team)
        make_session(activity=activity, residents=[person], volunteers=[helper])
        make_session(activity=activity, residents=[helper], volunteers=[person])

        found = figures_of(activity)

        assert (found.attendances, found.participants, found.volunteers) == (2, 2, 2)

    def test_households_and_countries_are_those_of_participants_only(self, activity):
        helper = make_resident(team=activity.team, origin="SY", birth_year=2010)
        make_session(activity=activity, volunteers=[helper])

        found = figures_of(activity)

        assert (found.volunteers, found.households, found.countries, found.children) == (1, 0, 0, 0)

    def test_what_was_cancelled_counts_nowhere(self, activity):
        make_session(
            activity=activity, residents=make_people(2, activity.team), anonymous_adults=9, cancelled_because="ziek"
        )

        assert for_year(activity.team, 2018) == {}

    def test_a_cancelled_session_adds_nothing_to_the_others(self, activity):
        make_session(activity=activity, residents=make_people(1, activity.team))
        make_session(activity=activity, residents=make_people(4, activity.team), cancelled_because="ziek")

        found = figures_of(activity)

        assert (found.sessions, found.attendances, found.participants, found.households) == (1, 1, 1, 1)

    @pytest.mark.parametrize(("day", "counted"), [((2017, 12, 31), 0), ((2018, 1, 1), 1), ((2018, 12, 31), 1)])
    def test_the_year_begins_and_ends_at_new_year(self, activity, day, counted):
        make_session(activity=activity, date=date(*day), residents=make_people(1, activity.team))

        assert len(for_year(activity.team, 2018)) == counted

    def test_a_session_without_anybody_is_a_session(self, activity):
        make_session(activity=activity)

        assert figures_of(activity) == ActivityFigures(sessions=1)

    def test_an_activity_of_another_team_with_the_same_code_is_not_ours(self, activity):
        make_session(activity=make_activity(code=activity.code))

        assert for_year(activity.team, 2018) == {}

    def test_activities_are_counted_apart(self, activity):
        other, people = make_activity(team=activity.team), make_people(3, activity.team)
        make_session(activity=activity, residents=people)
        make_session(activity=other, residents=people[:1])

        found = for_year(activity.team, 2018)

        assert {code: one.participants for code, one in found.items()} == {activity.code: 3, other.code: 1}


class TestHouseholds:
    @pytest.mark.parametrize(
        ("origins", "known", "foreign"),
        [(["BE", "BE"], 1, 0), (["BE", "SY"], 1, 1), (["BE", ""], 0, 0), (["-"], 0, 0), (["SY", ""], 1, 1)],
    )
    def test_their_origin_is_that_of_all_members_who_live_there(self, activity, origins, known, foreign):
        home = make_household(team=activity.team)
        members = [make_resident(household=home, origin=origin) for origin in origins]
        make_session(activity=activity, residents=members[:1])

        found = figures_of(activity)

        assert (found.households, found.known_origin_households, found.foreign_origin_households) == (1, known, foreign)

    def test_two_of_one_household_are_one_household(self, activity):
        home = make_household(team=activity.team, social_service="yes")
        make_session(activity=activity, residents=[make_resident(household=home) for _ in range(2)])

        found = figures_of(activity)

        assert (found.participants, found.households, found.social_service_households) == (2, 1, 1)

    @pytest.mark.parametrize(("service", "counted"), [("yes", 1), ("no", 0), ("unknown", 0)])
    def test_a_client_of_the_social_service_said_so(self, activity, service, counted):
        home = make_household(team=activity.team, social_service=service)
        make_session(activity=activity, residents=[make_resident(household=home)])

        assert figures_of(activity).social_service_households == counted

    @pytest.mark.parametrize(("born", "counted"), [(2000, 0), (2001, 1), (2019, 1), (None, 0)])
    def test_a_child_is_under_18_by_the_age_reached_in_the_year(self, activity, born, counted):
        make_session(activity=activity, residents=[make_resident(team=activity.team, birth_year=born)])

        assert figures_of(activity).children == counted

    def test_countries_are_the_known_ones_belgium_too(self, activity):
        people = [make_resident(team=activity.team, origin=origin) for origin in ("BE", "SY", "SY", "", "-")]
        make_session(activity=activity, residents=people)

        assert figures_of(activity).countries == 2


class TestEnrolments:
    def test_each_counts_in_the_year_in_which_it_begins_and_ends(self, activity):
        make_enrolment(activity=activity, starts_on=date(2017, 12, 31), ends_on=date(2018, 1, 1))
        make_enrolment(activity=activity, starts_on=date(2018, 1, 1), ends_on=date(2018, 12, 31), reason="onward")
        make_enrolment(activity=activity, starts_on=date(2018, 12, 31), ends_on=date(2019, 1, 1), reason="onward")

        found = figures_of(activity)

        assert (found.inflow, found.outflow, found.onward) == (2, 2, 1)

    def test_an_activity_with_nothing_but_inflow_is_there(self, activity):
        make_enrolment(activity=activity)

        assert figures_of(activity) == ActivityFigures(inflow=1)

    def test_an_enrolment_that_goes_on_through_the_year_makes_no_figure(self, activity):
        make_enrolment(activity=activity, starts_on=date(2017, 1, 1), ends_on=date(2019, 1, 1))

        assert for_year(activity.team, 2018) == {}

    def test_ended_ones_stay_in_the_figures_of_their_years(self, activity):
        make_enrolment(activity=activity, starts_on=date(2016, 3, 1), ends_on=date(2017, 3, 1), reason="onward")

        assert [(figures_of(activity, year).inflow, figures_of(activity, year).onward) for year in (2016, 2017)] == [
            (1, 0),
            (0, 1),
        ]


class TestCost:
    @pytest.mark.parametrize("activities", [0, 1, 40])
    def test_four_queries_whatever_the_number_of_activities(self, team, activities, django_assert_num_queries):
        person = make_resident(team=team)
        for _ in range(activities):
            activity = make_activity(team=team)
            make_session(activity=activity, residents=[person], anonymous_adults=2)
            make_enrolment(activity=activity, resident=person)

        with django_assert_num_queries(4):
            assert len(for_year(team, 2018)) == activities


class TestYears:
    def test_are_those_with_a_session_that_took_place_the_latest_first(self, activity):
        person = make_resident(team=activity.team)
        for day, because in ((date(2016, 5, 1), ""), (date(2017, 5, 1), "ziek"), (date(2018, 5, 1), "")):
            make_session(activity=activity, date=day, residents=[person], cancelled_because=because)
        make_attendance(
            session=make_session(activity=activity, volunteers=[person]), resident=make_people(1, activity.team)[0]
        )

        assert years(activity.team) == {2018: [2, 2], 2016: [1, 1]}
