"""The sheets `Rollend fonds` and `Leningen` of the workbook."""

from datetime import date
from decimal import Decimal

import pytest

from buurtwerk.registers.demo_team import WORKBOOK
from tests.accounts.factories import make_team
from tests.registers.books import bring_in, cells_of, counts, exported, places, plan_of
from tests.wonen.fund_factories import make_entry
from wonen.models import FundEntry, HousingFile, LoanTerms

HEADER = ["boeking", "dossier", "datum", "soort", "bedrag", "corrigeert"]
HOMES = {
    "Gezinnen": [["gezin"], ["G1"]],
    "Woondossiers": [
        ["dossier", "gezin", "soort", "geopend"],
        ["W1", "G1", "noodkoopfonds", date(2018, 1, 8)],
        ["W2", "G1", "noodkoopfonds", date(2018, 1, 8)],
    ],
}
pytestmark = pytest.mark.django_db


def day(month, number=1):
    return date(2018, month, number)


def book(*rows, header=HEADER):
    return HOMES | {"Rollend fonds": [header, *([*row, *[None] * (len(header) - len(row))] for row in rows)]}


CAPITAL = ("B1", None, day(1), "inbreng", 100)
LOAN = ("B2", "W1", day(2), "lening", 60)
BACK = ("B3", "W1", day(3), "terugbetaling", 20)


class TestSound:
    def test_bookings_come_in_and_go_out_in_the_same_rows(self, team):
        rows = [BACK, LOAN, ("B4", "W1", day(4), "terugbetaling", "12,5", None), CAPITAL]

        bring_in(team, book(*rows))

        out = [row[:5] for row in exported(team)["Rollend fonds"][1:]]
        assert [row[0] for row in out] == ["B3", "B2", "B4", "B1"]
        assert out[2][3:] == ["terugbetaling", 12.5]
        assert FundEntry.objects.get(code="B4").amount == Decimal("12.50")

    def test_the_worked_example_comes_out_as_it_went_in(self, team):
        example = WORKBOOK.read_bytes()

        bring_in(team, example, form=bytes)

        told = [row[:5] for row in cells_of(example)["Rollend fonds"][1:]]
        assert [row[:5] for row in exported(team)["Rollend fonds"][1:]] == told
        assert len(told) == 15

    def test_the_same_again_changes_nothing(self, team):
        bring_in(team, book(CAPITAL, LOAN))

        again = bring_in(team, book(CAPITAL, LOAN))

        assert counts(again)["Rollend fonds"] == (0, 0, 2)

    def test_an_export_comes_in_elsewhere(self, team):
        bring_in(
            team,
            book(
                CAPITAL, (*LOAN[:4], 60), ("C1", "W1", day(5), "lening", 60, "B2"), ("B5", "W2", day(5), "lening", 100)
            ),
        )
        first, elsewhere = exported(team), make_team()

        bring_in(elsewhere, first)

        assert exported(elsewhere) == first

    def test_a_correction_may_stand_above_what_it_takes_back(self, team):
        bring_in(team, book(("C1", "W1", day(5), "lening", 60, "B2"), LOAN))

        assert FundEntry.objects.get(code="C1").corrects.code == "B2"

    def test_order_is_that_of_date_then_of_row(self, team):
        bring_in(
            team, book(("B9", "W1", day(6), "lening", 80), CAPITAL, LOAN, ("B4", "W1", day(3), "terugbetaling", 60))
        )

        assert FundEntry.objects.count() == 4

    def test_loans_before_any_capital_are_free(self, team):
        bring_in(team, book(LOAN, ("B4", None, day(3), "inbreng", 10)))

    def test_a_row_that_another_one_makes_right_is_no_fault(self, team):
        bring_in(team, book(CAPITAL, ("B5", "W1", day(6), "lening", 100)))

        more = bring_in(team, book(("B6", "W1", day(2), "lening", 50), ("B7", None, day(2), "inbreng", 50)))

        assert counts(more)["Rollend fonds"] == (2, 0, 0)

    def test_codes_of_the_app_go_on_beside_those_of_a_workbook(self, team):
        bring_in(team, book(LOAN))

        assert make_entry("loan", 5, file=HousingFile.objects.get(code="W1")).pk > FundEntry.objects.get(code="B2").pk


class TestFaults:
    @pytest.mark.parametrize(
        ("rows", "faulty"),
        [
            ([CAPITAL, ("B2", "W1", day(2), "lening", 100.01)], [(3, "bedrag")]),
            ([("B2", "W1", day(2), "lening", 100.01), CAPITAL], [(2, "bedrag")]),
            ([LOAN, ("B3", "W1", day(3), "terugbetaling", 60.01)], [(3, "bedrag")]),
            ([LOAN, ("B3", "W2", day(3), "terugbetaling", 1)], [(3, "bedrag")]),
            ([LOAN, ("B3", "W1", day(1), "terugbetaling", 1)], [(3, "bedrag")]),
            ([("B3", "W1", day(2), "terugbetaling", 1), LOAN], [(2, "bedrag")]),
            # a faulty row is left out of the checks on later rows
            ([CAPITAL, ("B2", "W1", day(2), "lening", 101), ("B3", "W1", day(3), "lening", 100)], [(3, "bedrag")]),
            (
                [
                    CAPITAL,
                    LOAN,
                    BACK,
                    ("B4", "W1", day(4), "terugbetaling", 41),
                    ("B5", "W1", day(5), "terugbetaling", 40),
                ],
                [(5, "bedrag")],
            ),
            ([("B1", None, day(1), "inbreng", -5), ("B2", "W1", day(2), "lening", 999)], [(2, "bedrag")]),
            ([("B1", None, day(1), "inbreng", 0)], [(2, "bedrag")]),
            ([("B1", None, day(1), "inbreng", "1e3")], [(2, "bedrag")]),
            ([("B1", None, day(1), "inbreng", 0.005)], [(2, "bedrag")]),
            ([("B1", None, day(1), "inbreng", 10**10)], [(2, "bedrag")]),
            ([("B1", None, day(1), "inbreng", None)], [(2, "bedrag")]),
            ([("B1", "W1", day(1), "inbreng", 5)], [(2, "dossier")]),
            ([("B2", None, day(1), "lening", 5)], [(2, "dossier")]),
            ([("B2", "W9", day(1), "lening", 5)], [(2, "dossier")]),
            ([("B2", "W1", "31/2/2018", "lening", 5)], [(2, "datum")]),
            ([("B2", "W1", day(1), "gift", 5)], [(2, "soort")]),
            ([("B2", "W1", day(1), None, 5)], [(2, "soort")]),
            ([LOAN, LOAN], [(3, "boeking")]),
            ([LOAN, ("C1", "W1", day(3), "lening", 60, "B9")], [(3, "corrigeert")]),
            ([("C1", "W1", day(3), "lening", 60, "C1")], [(2, "corrigeert")]),
            (
                [LOAN, ("C1", "W1", day(3), "lening", 60, "B2"), ("C2", "W1", day(4), "lening", 60, "C1")],
                [(4, "corrigeert")],
            ),
            (
                [LOAN, ("C1", "W1", day(3), "lening", 60, "B2"), ("C2", "W1", day(4), "lening", 60, "B2")],
                [(4, "corrigeert")],
            ),
            (
                [LOAN, ("C1", "W2", day(1), "terugbetaling", 6, "B2")],
                [(3, "dossier"), (3, "datum"), (3, "soort"), (3, "bedrag")],
            ),
            ([LOAN, BACK, ("C1", "W1", day(4), "lening", 60, "B2")], [(4, "bedrag")]),
            ([CAPITAL, LOAN, ("C1", None, day(4), "inbreng", 100, "B1")], [(4, "bedrag")]),
            # what takes back a faulty row is not faulty itself, and counts for nothing
            ([("B2", "W1", "ooit", "lening", 60), ("C1", "W1", day(3), "lening", 60, "B2")], [(2, "datum")]),
            (
                [CAPITAL, ("B2", "W1", day(2), "lening", 101), ("C1", "W1", day(3), "lening", 101, "B2")],
                [(3, "bedrag")],
            ),
        ],
    )
    def test_a_fault_is_named_in_its_cell_and_nowhere_else(self, team, rows, faulty):
        assert places(plan_of(team, book(*rows))) == [("Rollend fonds", *place) for place in faulty]

    @pytest.mark.parametrize(
        ("change", "column"),
        [({4: 61}, "bedrag"), ({1: "W2"}, "dossier"), ({2: day(3)}, "datum"), ({3: "terugbetaling"}, "soort")],
    )
    def test_a_stored_booking_never_changes(self, team, change, column):
        bring_in(team, book(LOAN))

        plan = plan_of(team, book([change.get(place, cell) for place, cell in enumerate(LOAN)]))

        assert places(plan) == [("Rollend fonds", 2, column)]
        assert "verandert nooit" in plan.faults[0].message

    def test_new_rows_give_way_to_what_is_stored(self, team):
        bring_in(team, book(CAPITAL, ("B5", "W1", day(6), "lening", 100), ("B6", "W1", day(7), "terugbetaling", 100)))

        plan = plan_of(team, book(("B7", "W2", day(2), "lening", 1), ("B8", "W1", day(6), "terugbetaling", 1)))

        assert places(plan) == [("Rollend fonds", 2, "bedrag"), ("Rollend fonds", 3, "bedrag")]
        assert "1 juni 2018" in plan.faults[0].message

    def test_capital_before_stored_loans_that_it_does_not_cover(self, team):
        bring_in(team, book(LOAN))

        plan = plan_of(team, book(("B1", None, day(1), "inbreng", 59)))

        assert places(plan) == [("Rollend fonds", 2, "bedrag")]

    def test_faults_come_in_the_order_of_the_rows(self, team):
        rows = [CAPITAL, ("B2", "W1", day(2), "lening", 101), ("B3", "W1", "ooit", "lening", 1)]

        plan = plan_of(team, book(*rows))

        assert [row for _, row, _ in places(plan)] == [3, 4]
        assert [list(sheet.faulty) for sheet in plan.sheets if sheet.name == "Rollend fonds"] == [[3, 4]]

    @pytest.mark.parametrize("column", ["boeking", "dossier", "datum", "soort", "bedrag"])
    def test_a_column_that_is_missing_is_one_fault(self, team, column):
        place = HEADER.index(column)
        rows = [[*row[:place], *row[place + 1 :]] for row in (CAPITAL, LOAN, BACK)]

        plan = plan_of(team, book(*rows, header=[name for name in HEADER if name != column]))

        assert places(plan) == [("Rollend fonds", 1, column)]

    def test_without_the_column_of_corrections_a_stored_one_stays(self, team):
        rows = [LOAN, ("C1", "W1", day(3), "lening", 60, "B2")]
        bring_in(team, book(*rows))

        again = bring_in(team, book(*(row[:5] for row in rows), header=HEADER[:5]))

        assert counts(again)["Rollend fonds"] == (0, 0, 2)

    def test_very_many_faulty_rows_are_judged_soon(self, team):
        rows = [(f"B{n}", "W1", day(2), "terugbetaling", 1) for n in range(3000)]

        assert len(plan_of(team, book(*rows)).faults) == 3000


TERMS = ["dossier", "overeengekomen", "looptijd in maanden", "terug tegen", "terug bij verkoop of verhuis"]
TERMS += ["verkocht of verhuisd op", "maanden vooraf herinneren", "nota"]


def terms(*cells):
    return HOMES | {"Leningen": [TERMS, [*cells, *[None] * (len(TERMS) - len(cells))]]}


class TestTerms:
    def test_what_was_agreed_comes_in_and_goes_out(self, team):
        bring_in(team, terms("W1", date(2018, 1, 31), 13, None, "nee", None, 24, "Zonder rente."))
        bring_in(team, terms("W2", day(1)))

        first = LoanTerms.objects.get(file__code="W1")
        assert (first.ends_on, first.remind_on) == (date(2019, 2, 28), date(2017, 2, 28))
        assert exported(team)["Leningen"][1:][1][4:7] == ["ja", "", 12]

    @pytest.mark.parametrize(
        ("cells", "column"),
        [
            (("W9", day(1), 12), "dossier"),
            (("W1", None, 12), "overeengekomen"),
            (("W1", day(1), 0), "looptijd in maanden"),
            (("W1", day(1), 601), "looptijd in maanden"),
            (("W1", day(1), "een jaar"), "looptijd in maanden"),
            (("W1", day(3), None, day(2)), "terug tegen"),
            (("W1", day(1), 12, day(2)), "terug tegen"),
            (("W1", day(1), None, None, "nee"), "terug bij verkoop of verhuis"),
            (("W1", day(1), None, None, "soms"), "terug bij verkoop of verhuis"),
            (("W1", day(1), None, date(9999, 12, 31)), "terug tegen"),
            (("W1", day(3), None, None, "ja", day(2)), "verkocht of verhuisd op"),
            (("W1", day(1), 12, None, "nee", day(2)), "verkocht of verhuisd op"),
            (("W1", day(1), None, None, "ja", None, 121), "maanden vooraf herinneren"),
        ],
    )
    def test_a_fault_is_named_in_its_cell(self, team, cells, column):
        assert places(plan_of(team, terms(*cells))) == [("Leningen", 2, column)]
