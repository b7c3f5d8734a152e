"""The sheet `Gebieden`: what only several rows together can get wrong, and what an import stores."""

import pytest

from contacts.models import Area
from tests.accounts.factories import make_team
from tests.contacts.factories import SQUARE, make_area
from tests.registers.books import bring_in, exported, plan_of

HEADER = ["gebied", "naam", "soort", "straten", "vorm"]


def book(*rows, header=HEADER):
    return {"Gebieden": [header, *rows]}


def faults_of(team, register):
    return plan_of(team, register).faults


def kept(team):
    areas = Area.objects.of(team).order_by("code").prefetch_related("streets")
    return {area.code: (area.name, area.kind, [street.name for street in area.streets.all()]) for area in areas}


def test_an_import_stores_areas_as_the_screen_does(team):
    bring_in(team, book(["G1", "Markt", None, "Plein; dreef", SQUARE], ["G2", "Leiekaai", "straat", None, None]))

    assert kept(team) == {"G1": ("Markt", "sector", ["dreef", "Plein"]), "G2": ("Leiekaai", "street", ["Leiekaai"])}
    assert Area.objects.get(code="G1").shape == SQUARE
    assert Area.objects.get(code="G1").key == "markt"


def test_streets_may_move_within_one_workbook(team):
    make_area(team=team, code="G1", name="Noord", streets=["Dreef"])
    make_area(team=team, code="G2", name="Zuid", streets=["Plein"])

    bring_in(team, book(["G1", "Noord", None, "Plein", None], ["G2", "Zuid", None, "Dreef", None]))

    assert [streets for _name, _kind, streets in kept(team).values()] == [["Plein"], ["Dreef"]]


def test_a_street_of_an_area_outside_the_workbook_stays_there(team):
    make_area(team=team, code="G9", name="Zuid", streets=["Dreef"])

    [fault] = faults_of(team, book(["G1", "Noord", None, "DREEF", None]))

    assert (fault.row, fault.column) == (2, "straten")
    assert "«Zuid»" in fault.message


def test_without_the_column_streets_stay_and_hold_their_place(team):
    make_area(team=team, code="G1", name="Noord", streets=["Dreef"])
    rows = book(["G1", "Noorden", "straat"], ["G2", "Dreef", "straat"], header=["gebied", "naam", "soort"])

    [fault] = faults_of(team, rows)

    assert (fault.row, fault.column) == (3, "gebied")


def test_a_name_that_another_area_has_now_is_a_fault_even_if_that_one_is_renamed(team):
    make_area(team=team, code="G1", name="Noord")
    make_area(team=team, code="G2", name="Zuid")

    [fault] = faults_of(team, book(["G1", "Zuid", None, None, None], ["G2", "Oost", None, None, None]))

    assert (fault.row, fault.column) == (2, "naam")


@pytest.mark.parametrize("text", [SQUARE.replace(",", ", "), f"  {SQUARE}\n"])
def test_a_shape_that_is_written_otherwise_is_no_change(team, text):
    make_area(team=team, code="G1", name="Noord", shape=SQUARE)

    bring_in(team, book(["G1", "Noord", None, None, text]))

    assert Area.objects.get().version == 1


def test_what_comes_out_goes_in_elsewhere_and_comes_out_the_same(team):
    bring_in(team, book(["G1", "Markt", "straat", "=1+1; Ólaan", SQUARE]))
    first = exported(team)

    elsewhere = make_team()
    bring_in(elsewhere, first)

    assert exported(elsewhere) == first
