"""What counts as a visit or a signal of a year; shared figures.md is the contract."""

from datetime import date

import pytest

from huisbezoeken.figures import for_year, signals_for_year, years
from tests.contacts.factories import make_household, make_resident
from tests.huisbezoeken.factories import make_signal, make_visit, make_visits


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


class TestSignals:
    def test_an_empty_year_counts_nothing(self, team):
        figures = signals_for_year(team, 2018)

        assert (figures.raised, figures.by_theme, figures.to_steering_group, figures.resolved) == (0, {}, 0, 0)

    def test_those_of_the_year_are_counted_by_theme(self, team):
        for theme in ("housing", "housing", "income"):
            make_signal(team=team, theme=theme)

        figures = signals_for_year(team, 2018)

        assert (figures.raised, figures.by_theme) == (3, {"housing": 2, "income": 1})

    @pytest.mark.parametrize(("day", "counted"), [((2017, 12, 31), 0), ((2018, 1, 1), 1), ((2018, 12, 31), 1)])
    def test_the_year_begins_and_ends_at_new_year(self, team, day, counted):
        make_signal(team=team, date=date(*day))

        assert signals_for_year(team, 2018).raised == counted

    def test_an_older_one_counts_where_it_went_this_year(self, team):
        make_signal(team=team, date=date(2016, 3, 1), to_steering_group_on=date(2018, 1, 1))
        make_signal(team=team, date=date(2016, 3, 1), resolved_on=date(2018, 12, 31))

        figures = signals_for_year(team, 2018)

        assert (figures.raised, figures.by_theme) == (0, {})
        assert (figures.to_steering_group, figures.resolved) == (1, 1)

    def test_one_of_this_year_that_goes_on_next_year_is_only_raised(self, team):
        make_signal(team=team, to_steering_group_on=date(2019, 1, 1), resolved_on=date(2019, 2, 1))

        figures = signals_for_year(team, 2018)

        assert (figures.raised, figures.to_steering_group, figures.resolved) == (1, 0, 0)

    def test_the_date_counts_whatever_the_status_says(self, team):
        make_signal(team=team, status="reopened", resolved_on=date(2018, 9, 1))
        make_signal(team=team, status="resolved")

        assert signals_for_year(team, 2018).resolved == 1

    def test_another_team_is_left_out(self, team):
        make_signal(resolved_on=date(2018, 9, 1))

        figures = signals_for_year(team, 2018)

        assert (figures.raised, figures.resolved) == (0, 0)

    @pytest.mark.parametrize("number", [0, 3, 40])
    def test_take_one_query_however_many_there_are(self, team, number, django_assert_num_queries):
        for _ in range(number):
            make_signal(team=team)

        with django_assert_num_queries(1):
            signals_for_year(team, 2018)


class TestYears:
    def test_the_latest_comes_first(self, team, django_assert_num_queries):
        make_visit(team=team, date=date(2017, 3, 1), result="refused")
        make_visits(2, team=team)

        with django_assert_num_queries(1):
            found = years(team)

        assert list(found.items()) == [(2018, (2, 2)), (2017, (0, 0))]
