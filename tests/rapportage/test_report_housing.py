"""The chapter on housing in the report."""

from datetime import date

import pytest

from tests.contacts.factories import make_household
from tests.rapportage.test_figures import HARELBEKE, read_in
from tests.rapportage.test_report import left_out, words_of
from tests.wonen.factories import make_file
from tests.wonen.figure_factories import make_booking

pytestmark = pytest.mark.any_engine


def make_loans(team, year, many, amount="1000.50"):
    for _ in range(many):
        file = make_file(team=team, kind="emergency_fund", opened_on=date(year, 2, 1), granted=amount)
        make_booking(amount, file, date=date(year, 3, 1))


@pytest.fixture
def words(team):
    """What the report says of 2018: six new loans, eight of the year before, seven old files."""
    make_loans(team, 2018, 6)
    make_loans(team, 2017, 8)
    for _ in range(7):
        make_file(team=team, opened_on=date(2016, 5, 1))
    return words_of(team)


def test_says_how_many_files_there_were_and_how_many_are_open(words):
    assert "Er kwamen 6 woondossiers bij; op 31 december waren er 21 open." in words
    assert "Nieuwe woondossiers 6 8 dossiers" in words
    assert "Gesloten woondossiers 0 0 dossiers" in words
    assert "Noodkoopfonds 6 8" in words


def test_amounts_have_a_table_of_their_own_and_last_years_grants_stay_in_last_years_report(words):
    amounts = words.split("De bedragen")[1]

    assert "Toegekend € 6.003,00 niet getoond euro" in amounts.replace("\N{NO-BREAK SPACE}", " ")
    assert "Uitgeleend uit het rollend fonds € 6.003,00 € 8.004,00 euro" in amounts.replace("\N{NO-BREAK SPACE}", " ")
    assert "Nog uitgeleend op 31 december € 14.007,00 € 8.004,00" in amounts.replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_open_over_the_years_has_one_column(words):
    assert "Dossiers Aantal 2016 7 2017 15 2018 21" in words


def test_what_is_left_out_is_said(db, team):
    read_in(team, HARELBEKE)

    words = words_of(team)

    assert "Nieuwe woondossiers 7 9 dossiers" in words
    assert "Gesloten woondossiers minder dan 5 minder dan 5 dossiers" in words
    assert "Open op 31 december niet getoond 9 dossiers" in words
    assert "Nog uitgeleend op 31 december niet getoond niet getoond euro" in words
    assert {"Gesloten woondossiers", "Toegekend", "Uitgeleend uit het rollend fonds"} <= set(
        left_out(words).strip().split(", ")
    )
    assert "bedrag achter minder dan vijf" in words


def test_a_few_loans_are_no_amount(team):
    make_household(team=team)
    make_loans(team, 2018, 4)

    words = words_of(team)

    assert "1.000" not in words
    assert "4.002" not in words


def test_how_many_amounts_are_unknown_is_for_the_team_only(words):
    assert "niet ingevuld" not in words
