"""What is counted of housing files and of the rolling fund in a year."""

from datetime import date

import pytest

from tests.accounts.factories import make_team
from tests.wonen.factories import make_file
from tests.wonen.figure_factories import make_booking
from wonen.debts import ledger_until, owed_at
from wonen.figures import files_for_year, for_year, years
from wonen.models import FundEntry

NEW_YEAR, NEW_YEARS_EVE = date(2018, 1, 1), date(2018, 12, 31)


@pytest.mark.parametrize(
    ("opened_on", "closed_on", "expected"),
    [
        (NEW_YEAR, None, (1, 0, 1)),
        (NEW_YEARS_EVE, None, (1, 0, 1)),
        (NEW_YEAR, NEW_YEARS_EVE, (1, 1, 0)),
        (date(2017, 12, 31), date(2019, 1, 1), (0, 0, 1)),
        (date(2017, 12, 31), NEW_YEAR, (0, 1, 0)),
        (date(2019, 1, 1), None, (0, 0, 0)),
        (date(2016, 1, 1), date(2017, 12, 31), (0, 0, 0)),
    ],
)
def test_files_open_and_close_on_their_days(team, opened_on, closed_on, expected):
    make_file(team=team, opened_on=opened_on, closed_on=closed_on)
    make_file(team=make_team(), opened_on=NEW_YEAR)

    found = for_year(team, 2018)

    assert (found.opened, found.closed, found.open_at_year_end) == expected


def test_two_files_of_a_household_are_two_and_each_has_its_kind(team):
    file = make_file(team=team, kind="renben")
    make_file(household=file.household, kind="other")
    make_file(team=team, kind="renben")

    assert for_year(team, 2018).opened_by_kind == {"renben": 2, "other": 1}


def test_grants_are_those_of_files_opened_in_the_year_and_an_empty_one_is_nothing(team):
    for day, granted in ((NEW_YEAR, "0.10"), (NEW_YEARS_EVE, "0.20"), (NEW_YEAR, None), (date(2017, 12, 31), "900")):
        make_file(team=team, opened_on=day, granted=granted)

    assert for_year(team, 2018).granted == 0.3
    assert files_for_year(team, 2018).without_amount == 1


def test_amounts_are_exact_to_the_cent(team):
    file = make_file(team=team)
    for _ in range(1000):
        make_booking("0.07", file)
    make_booking("999999999.99", file)

    assert for_year(team, 2018).fund_lent == 1_000_000_069.99


class TestFund:
    def test_loans_and_repayments_count_at_their_own_date(self, team):
        file = make_file(team=team)
        make_booking("15000", file, date=date(2017, 5, 1))
        make_booking("250.50", file, "repayment", date=date(2017, 12, 31))
        make_booking("1000", file, date=NEW_YEAR)
        make_booking("750.25", file, "repayment", date=NEW_YEARS_EVE)
        make_booking("5000", file, "repayment", date=date(2019, 1, 1))

        found = for_year(team, 2018)

        assert (found.fund_lent, found.fund_repaid, found.fund_outstanding) == (1000.0, 750.25, 14999.25)

    def test_what_takes_back_an_entry_counts_negative_in_its_own_year(self, team):
        file = make_file(team=team)
        wrong = make_booking("1500", file, date=date(2017, 5, 1))
        make_booking("1500", file, corrects=wrong, date=date(2018, 2, 1))
        make_booking("150", file, date=date(2018, 2, 1))

        years = {year: for_year(team, year) for year in (2017, 2018)}

        assert (years[2017].fund_lent, years[2017].fund_outstanding) == (1500.0, 1500.0)
        assert (years[2018].fund_lent, years[2018].fund_outstanding) == (-1350.0, 150.0)

    def test_what_is_put_into_the_fund_is_no_loan(self, team):
        FundEntry.objects.create(team=team, code="B1", kind="capital", amount=5000, date=date(2018, 1, 5))

        found = for_year(team, 2018)

        assert (found.fund_lent, found.fund_repaid, found.fund_outstanding) == (0, 0, 0)

    def test_another_team_has_a_fund_of_its_own(self, team):
        make_booking("100", make_file(team=make_team()))

        assert for_year(team, 2018).fund_lent == 0

    def test_the_ledger_says_who_owes_what(self, team):
        one, other = make_file(team=team), make_file(team=team)
        make_booking("100", one)
        make_booking("20", one, "repayment", date=date(2019, 6, 1))
        make_booking("70", other, date=date(2019, 6, 1))

        ledger = ledger_until(team, 2019)

        assert owed_at(ledger, 2018) == {one.household_id: 10_000}
        assert owed_at(ledger, 2019) == {one.household_id: 8_000, other.household_id: 7_000}


class TestYears:
    def test_begin_with_the_first_in_which_a_file_was_open_and_are_six_at_most(self, team):
        make_file(team=team, opened_on=date(2016, 5, 1), closed_on=date(2017, 5, 1))
        make_file(team=team, opened_on=date(2018, 5, 1))

        assert files_for_year(team, 2018).open_by_year == {"2016": 1, "2017": 0, "2018": 1}
        assert list(files_for_year(team, 2030).open_by_year) == [str(year) for year in range(2025, 2031)]
        assert files_for_year(team, 2015).open_by_year == {"2015": 0}


def test_a_year_without_any_is_all_zero(team):
    found = for_year(team, 2018)

    assert (found.opened, found.closed, found.open_at_year_end, found.opened_by_kind) == (0, 0, 0, {})
    assert (found.granted, found.fund_lent, found.fund_repaid, found.fund_outstanding) == (0, 0, 0, 0)


def test_the_number_of_queries_does_not_grow(team, django_assert_num_queries):
    for _ in range(10):
        make_booking("100", make_file(team=team, granted=10))

    with django_assert_num_queries(3):
        for_year(team, 2018)


def test_which_years_there_are(team):
    file = make_file(team=team)
    make_file(household=file.household)
    make_file(team=team, opened_on=date(2016, 5, 1), closed_on=date(2017, 5, 1))

    assert years(team) == {2018: [2, 1], 2016: [1, 1]}
