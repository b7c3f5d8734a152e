"""Whom the team reached in a year; shared figures.md is the contract."""

from datetime import date

import pytest

from contacts.figures import partners_for_year, reach_for_year, referrals_for_year
from tests.contacts.factories import make_household, make_organisation, make_referral, make_resident
from tests.huisbezoeken.factories import make_encounter, make_visit, make_visits


def reach(person, **fields):
    """A held visit in 2018 that names the resident."""
    return make_visit(household=person.household, residents=[person], **fields)


def make_reached(team, **fields):
    person = make_resident(team=team, **fields)
    reach(person)
    return person


class TestReached:
    def test_nobody_in_an_empty_year(self, team):
        figures = reach_for_year(team, 2018)

        assert (figures.residents, figures.households, figures.countries) == (0, 0, 0)
        assert (figures.by_origin, figures.by_age_band, figures.households_by_type) == ({}, {}, {})

    def test_a_visit_reaches_who_was_there_and_the_household(self, team):
        person = make_reached(team)
        make_resident(household=person.household)

        figures = reach_for_year(team, 2018)

        assert (figures.residents, figures.households) == (1, 1)

    def test_naming_somebody_does_not_reach_their_own_household_elsewhere(self, team):
        guest = make_resident(team=team)
        make_visit(household=make_household(team=team, type="couple"), residents=[guest])

        figures = reach_for_year(team, 2018)

        assert (figures.residents, figures.households_by_type) == (1, {"couple": 1})

    def test_a_contact_on_the_street_and_a_visit_that_failed_do_not_count(self, team):
        person = make_resident(team=team)
        make_encounter(resident=person)
        reach(person, result="not_home")

        figures = reach_for_year(team, 2018)

        assert (figures.residents, figures.households) == (0, 0)

    def test_another_year_and_another_team_are_left_out(self, team):
        reach(make_resident(team=team), date=date(2017, 12, 31))
        reach(make_resident())

        assert reach_for_year(team, 2018).residents == 0


class TestOrigin:
    def test_unknown_and_not_asked_are_no_country(self, team):
        for origin in ("BE", "SY", "SY", "", "-"):
            make_reached(team, origin=origin)

        figures = reach_for_year(team, 2018)

        assert figures.by_origin == {"BE": 1, "SY": 2, "unknown": 2}
        assert (figures.countries, figures.known_origin_residents, figures.foreign_origin_residents) == (2, 3, 2)

    @pytest.mark.parametrize(
        ("members", "known", "foreign"),
        [
            (["BE", "BE"], 1, 0),
            (["BE", "SY"], 1, 1),
            (["SY", ""], 1, 1),
            (["BE", ""], 0, 0),
            (["-"], 0, 0),
            ([], 0, 0),
        ],
    )
    def test_of_a_household_follows_from_all_its_members(self, team, members, known, foreign):
        home = make_household(team=team)
        for origin in members:
            make_resident(household=home, origin=origin)
        make_visit(household=home)

        figures = reach_for_year(team, 2018)

        assert (figures.known_origin_households, figures.foreign_origin_households) == (known, foreign)


class TestAge:
    @pytest.mark.parametrize(
        ("born", "band"),
        [
            (2019, "0-17"),  # named before the birth: a child all the same
            (2018, "0-17"),
            (2001, "0-17"),
            (2000, "18-34"),
            (1984, "18-34"),
            (1983, "35-59"),
            (1959, "35-59"),
            (1958, "60+"),
            (1899, "60+"),
            (None, "unknown"),
        ],
    )
    def test_is_the_one_reached_in_the_year(self, team, born, band):
        make_reached(team, birth_year=born, first_contact_on=date(2019, 12, 31))

        assert reach_for_year(team, 2018).by_age_band == {band: 1}

    def test_of_everybody_together(self, team):
        for born in (2010, 2012, 1990, None):
            make_reached(team, birth_year=born)

        assert reach_for_year(team, 2018).by_age_band == {"0-17": 2, "18-34": 1, "unknown": 1}


class TestGroups:
    def test_gender_type_tenure_and_social_service_are_counted_apart(self, team):
        home = make_household(team=team, type="single", tenure="owner", social_service="yes")
        person = make_resident(household=home, gender="x")
        reach(person)
        make_reached(team)

        figures = reach_for_year(team, 2018)

        assert figures.by_gender == {"x": 1, "unknown": 1}
        assert figures.households_by_type == {"single": 1, "unknown": 1}
        assert figures.households_by_tenure == {"owner": 1, "unknown": 1}
        assert figures.households_by_social_service == {"yes": 1, "unknown": 1}


class TestNetwork:
    @pytest.mark.parametrize(
        ("first", "ended", "counted"),
        [
            (date(2018, 12, 31), None, 1),
            (date(2019, 1, 1), None, 0),
            (date(2010, 1, 1), date(2018, 12, 31), 0),
            (date(2010, 1, 1), date(2019, 1, 1), 1),
        ],
    )
    def test_is_who_was_in_touch_on_the_last_day(self, team, first, ended, counted):
        make_resident(team=team, first_contact_on=first, contact_ended_on=ended)

        assert reach_for_year(team, 2018).network == counted


class TestPartners:
    @pytest.mark.parametrize(
        ("start", "until", "counted"),
        [
            (None, date(2018, 6, 1), 0),
            (date(2018, 12, 31), None, 1),
            (date(2019, 1, 1), None, 0),
            (date(2010, 1, 1), date(2018, 1, 1), 1),
            (date(2010, 1, 1), date(2017, 12, 31), 0),
        ],
    )
    def test_an_agreement_counts_when_it_ran_for_a_day(self, team, start, until, counted):
        make_organisation(team=team, agreement_from=start, agreement_until=until)

        assert partners_for_year(team, 2018).agreements == counted


class TestReferrals:
    def test_an_empty_year_counts_nothing(self, team):
        figures = referrals_for_year(team, 2018)

        assert (figures.total, figures.by_result, figures.by_organisation) == (0, {}, {})

    def test_each_counts_once_by_result_and_once_by_partner(self, team):
        person = make_resident(team=team)
        school, clinic = make_organisation(team=team, code="School 1"), make_organisation(team=team, code="a.b")
        for partner, result in ((school, "started"), (school, "dropped"), (clinic, "started")):
            make_referral(resident=person, organisation=partner, result=result)

        figures = referrals_for_year(team, 2018)

        assert figures.total == 3
        assert figures.by_result == {"started": 2, "dropped": 1}
        assert figures.by_organisation == {"School 1": 2, "a.b": 1}

    def test_without_a_result_it_is_proposed(self, team):
        make_referral(team=team)

        assert referrals_for_year(team, 2018).by_result == {"proposed": 1}

    @pytest.mark.parametrize(("day", "counted"), [((2017, 12, 31), 0), ((2018, 1, 1), 1), ((2018, 12, 31), 1)])
    def test_the_year_begins_and_ends_at_new_year(self, team, day, counted):
        make_referral(team=team, date=date(*day))

        assert referrals_for_year(team, 2018).total == counted

    def test_another_team_is_left_out(self, team):
        make_referral()

        assert referrals_for_year(team, 2018).total == 0

    @pytest.mark.parametrize("number", [0, 3, 30])
    def test_take_one_query_however_many_there_are(self, team, number, django_assert_num_queries):
        for _ in range(number):
            make_referral(team=team)

        with django_assert_num_queries(1):
            referrals_for_year(team, 2018)


@pytest.mark.parametrize("people", [0, 3, 40])
def test_queries_stay_three_however_many_people(team, people, django_assert_num_queries):
    make_visits(people, team=team)

    with django_assert_num_queries(3):
        reach_for_year(team, 2018)


@pytest.mark.parametrize("year", [1, 1900, 9999])
def test_far_years_are_counted_like_any_other(team, year):
    make_resident(team=team, first_contact_on=date(1, 1, 1))

    assert reach_for_year(team, year).network == 1
