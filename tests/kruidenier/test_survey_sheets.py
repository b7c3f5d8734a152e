"""Surveys in the workbook: what the screens made comes back, and what was answered stays as it is."""

import pytest

from kruidenier.models import SurveyAnswer, SurveyOption, SurveyQuestion, SurveyResponse
from tests.accounts.factories import make_team
from tests.contacts.factories import make_resident
from tests.kruidenier.survey_factories import make_question, make_response, make_round
from tests.registers.books import bring_in, counts, exported, plan_of


@pytest.fixture
def book(team):
    """The register of a team in which a form was filled in; its resident is named."""
    round = make_round(team=team, code="BR1", is_anonymous=False)
    bread = make_question(survey=round.survey, code="VR1", kind="choices", options=["vis", "brood", "fruit"])
    words, scale, no = (make_question(survey=round.survey, kind=kind) for kind in ("open", "scale", "yes_no"))
    chosen = list(bread.options.exclude(text="brood"))
    answers = [(bread, chosen), (words, "=1+1\n; x"), (scale, 5), (no, 0)]
    make_response(*answers, round=round, code="F1", channel="link", resident=make_resident(team=team, code="B1"))
    return exported(team)


def with_cell(book, sheet, column, cell, row=1):
    """The register with another cell in that row of a sheet."""
    rows = [list(cells) for cells in book[sheet]]
    rows[row][rows[0].index(column)] = cell
    return book | {sheet: rows}


def faults(team, book):
    return [(fault.sheet, fault.column) for fault in plan_of(team, book).faults]


def test_what_the_screens_made_comes_back(team, book):
    assert all(new == changed == 0 for new, changed, _ in counts(bring_in(team, book)).values())


def test_elsewhere_it_is_the_same_with_options_in_their_order(book):
    elsewhere = make_team()

    bring_in(elsewhere, book)

    assert exported(elsewhere) == book
    asked = SurveyQuestion.objects.of(elsewhere).get(code="VR1")
    assert [option.text for option in asked.options.all()] == ["vis", "brood", "fruit"]
    assert SurveyAnswer.objects.of(elsewhere).count() == 5
    assert SurveyResponse.objects.of(elsewhere).get().resident.code == "B1"


def test_options_change_places_and_one_that_nobody_chose_goes(team, book):
    bring_in(team, with_cell(book, "Bevragingsvragen", "keuzes", "fruit; zuivel; vis"))

    asked = SurveyQuestion.objects.of(team).get(code="VR1")
    assert [option.text for option in asked.options.all()] == ["fruit", "zuivel", "vis"]
    assert SurveyAnswer.objects.of(team).exclude(option=None).count() == 2


@pytest.mark.parametrize(
    ("sheet", "column", "cell"),
    [
        ("Bevragingsvragen", "keuzes", "vis; brood"),
        ("Bevragingsvragen", "soort", "één keuze"),
        ("Bevragingsrondes", "anoniem", "ja"),
        ("Bevragingsrondes", "anoniem", None),
        ("Bevragingsformulieren", "ingevuld", "op papier"),
        ("Bevragingsformulieren", "bewoner", None),
        ("Bevragingsantwoorden", "antwoord", "brood"),
    ],
)
def test_what_was_answered_stays_as_it_is(team, book, sheet, column, cell):
    changed = with_cell(book, sheet, column, cell)

    assert (sheet, column) in faults(team, changed)
    assert not SurveyOption.objects.of(team).filter(text="").exists()


def test_nobody_is_named_in_a_round_that_is_anonymous_in_the_same_workbook(book):
    changed = with_cell(book, "Bevragingsrondes", "anoniem", "ja")

    assert faults(make_team(), changed) == [("Bevragingsformulieren", "bewoner")]


def test_a_resident_fills_in_a_round_once(team, book):
    header, first = book["Bevragingsformulieren"]
    second = ["F2" if cell == "F1" else cell for cell in first]

    again = book | {"Bevragingsformulieren": [header, second]}

    assert ("Bevragingsformulieren", "bewoner") in faults(team, again)
