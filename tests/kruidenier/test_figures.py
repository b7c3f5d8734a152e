"""What is counted of cards and shop visits in a year."""

from datetime import date

import pytest

from kruidenier.figures import for_year, mean_of, years
from tests.accounts.factories import make_team
from tests.kruidenier.factories import make_card, make_shop_visit

NEW_YEAR, NEW_YEARS_EVE = date(2018, 1, 1), date(2018, 12, 31)


def test_a_household_counts_once_a_month_and_once_a_year_whichever_card_it_shows(team):
    card = make_card(team=team)
    other = make_card(household=card.household)
    for of, day in ((card, NEW_YEAR), (other, date(2018, 1, 31)), (card, NEW_YEARS_EVE), (card, date(2019, 1, 1))):
        make_shop_visit(card=of, date=day)
    make_shop_visit(team=make_team(), date=NEW_YEAR)

    found = for_year(team, 2018)

    assert (found.visits, found.households) == (3, 1)
    assert found.households_by_month == [1] + [0] * 10 + [1]


def test_a_visit_outside_the_days_of_its_card_counts_too(team):
    make_shop_visit(card=make_card(team=team, ends_on=date(2018, 2, 1)), date=date(2018, 6, 5))

    assert for_year(team, 2018).visits == 1


@pytest.mark.parametrize(
    ("months", "mean"), [([], 0), ([0, 0], 0), ([1, 2], 1.5), ([0, 4, 0, 3, 3], 3.3), ([10, 10, 10, 11], 10.3)]
)
def test_the_mean_is_over_months_with_a_visit_half_up(months, mean):
    assert mean_of(months) == mean


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        (NEW_YEAR, None, (1, 0)),
        (NEW_YEAR, NEW_YEARS_EVE, (1, 1)),
        (date(2017, 12, 31), date(2019, 1, 1), (0, 0)),
        (date(2017, 12, 31), NEW_YEAR, (0, 1)),
    ],
)
def test_cards_begin_and_end_on_their_days(team, starts_on, ends_on, expected):
    make_card(team=team, starts_on=starts_on, ends_on=ends_on)

    found = for_year(team, 2018)

    assert (found.new_cards, found.ended_cards) == expected


def test_a_year_without_any_is_all_zero(team):
    found = for_year(team, 1)

    assert (found.visits, found.households, found.households_per_month) == (0, 0, 0)
    assert found.households_by_month == [0] * 12


def test_which_years_there_are(team):
    card = make_card(team=team)
    for day in (date(2017, 5, 1), date(2018, 5, 1), date(2018, 6, 1)):
        make_shop_visit(card=card, date=day)

    assert years(team) == {2018: [2, 1], 2017: [1, 1]}


def test_the_number_of_queries_does_not_grow(team, django_assert_num_queries):
    for _ in range(10):
        make_shop_visit(team=team)

    with django_assert_num_queries(2):
        for_year(team, 2018)
