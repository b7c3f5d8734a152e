"""What counts as a visit of a year; shared figures.md is the contract."""

from datetime import date

import pytest

from huisbezoeken.figures import for_year, years
from tests.contacts.factories import make_household, make_resident
from tests.huisbezoeken.factories import make_visit, make_visits


class TestCounts:
    def test_an_empty_year_counts_nothing(self, team):
        figures = for_year(team, 2018)

        assert (figures.attempted, figures.held, figures.minutes, figures.households) == (0, 0, 0, 0)
        assert (figures.by_result, figures.by_kind, figures.by_theme) == ({}, {}, {})
        assert figures.by_month == [0] * 12

    def test_visits_without_conversation_are_attempted_only(self, team):
        make_visit(team=team, result="conversation", minutes=40)
        make_visit(team=team, result="not_home", minutes=5, themes=["housing"], kind="orientation")
        make_visit(team=team, result="refused")

        figures = for_year(team, 2018)

        assert (figures.attempted, figures.held, figures.households, figures.minutes) == (3, 1, 1, 40)
        assert figures.by_result == {"conversation": 1, "not_home": 1, "refused": 1}
        assert (figures.by_theme, figures.by_kind) == ({}, {"unknown": 1})

    @pytest.mark.parametrize(("day", "counted"), [((2017, 12, 31), 0), ((2018, 1, 1), 1), ((2018, 12, 31), 1)])
    def test_the_year_begins_and_ends_at_new_year(self, team, day, counted):
        make_visit(team=team, date=date(*day))

        assert for_year(team, 2018).held == counted

    def test_months_begin_with_january(self, team):
        make_visit(team=team, date=date(2018, 1, 31))
        make_visit(team=team, date=date(2018, 12, 1))

        assert for_year(team, 2018).by_month == [1] + [0] * 10 + [1]

    def test_a_visit_counts_once_for_each_of_its_themes(self, team):
        make_visit(team=team, themes=["housing", "income"])
        make_visit(team=team, themes=["housing"])

        assert for_year(team, 2018).by_theme == {"housing": 2, "income": 1}

    def test_a_household_and_a_resident_seen_twice_count_once(self, team):
        person = make_resident(team=team)
        for month in (1, 2):
            make_visit(household=person.household, residents=[person], date=date(2018, month, 1))

        figures = for_year(team, 2018)

        assert (figures.held, figures.households, figures.residents) == (2, 1, 1)

    def test_somebody_named_when_nobody_was_home_is_not_counted(self, team):
        person = make_resident(team=team)
        make_visit(household=person.household, residents=[person], result="not_home")

        assert for_year(team, 2018).residents == 0

    def test_another_team_is_left_out(self, team):
        make_visit()

        assert for_year(team, 2018).attempted == 0


class TestFirstVisits:
    def test_a_household_visited_in_an_earlier_year_is_not_new(self, team):
        home = make_household(team=team)
        make_visit(household=home, date=date(2012, 5, 1))
        make_visit(household=home)

        assert for_year(team, 2018).first_visits == 0

    def test_an_earlier_try_without_conversation_does_not_count(self, team):
        home = make_household(team=team)
        make_visit(household=home, date=date(2017, 5, 1), result="refused")
        make_visit(household=home)

        assert for_year(team, 2018).first_visits == 1

    def test_a_household_seen_twice_in_its_first_year_is_new_once(self, team):
        home = make_household(team=team)
        make_visit(household=home)
        make_visit(household=home, date=date(2018, 7, 1))

        assert for_year(team, 2018).first_visits == 1


class TestQueries:
    @pytest.mark.parametrize("visits", [0, 3, 40])
    def test_stay_four_however_many_visits(self, team, visits, django_assert_num_queries):
        make_visits(visits, team=team)

        with django_assert_num_queries(4):
            for_year(team, 2018)


class TestYears:
    def test_the_latest_comes_first(self, team, django_assert_num_queries):
        make_visit(team=team, date=date(2017, 3, 1), result="refused")
        make_visits(2, team=team)

        with django_assert_num_queries(1):
            found = years(team)

        assert list(found.items()) == [(2018, (2, 2)), (2017, (0, 0))]
