"""The workbook of faulty rows: as they came, with beside each what is wrong."""

from datetime import datetime

from buurtwerk.registers import faulty
from tests.registers.books import SMALL, cells_of, plan_of, with_cell, with_column


def faulty_rows(team, register):
    return cells_of(faulty.workbook(plan_of(team, register)))


class TestFaultyRows:
    def test_only_faulty_rows_and_their_sheets_are_in_it(self, team):
        register = with_cell(SMALL, "Gezinnen", "straat", "x" * 201)
        register["Gezinnen"].append(["G2", "Kerkstraat"])

        assert list(faulty_rows(team, register)) == ["Gezinnen"]
        assert [row[0] for row in faulty_rows(team, register)["Gezinnen"]] == ["gezin", "G1"]

    def test_cells_stand_as_they_came(self, team):
        register = with_column(SMALL, "Huisbezoeken", "Kleur", "=1+1")
        register = with_cell(register, "Huisbezoeken", "datum", datetime(2018, 3, 1, 9, 30))

        header, row = faulty_rows(team, with_cell(register, "Huisbezoeken", "gezin", 9))["Huisbezoeken"]

        assert row[:3] == ["HB1", datetime(2018, 3, 1, 9, 30), 9.0]
        assert (header[-2:], row[-2]) == (["Kleur", "wat er mis is"], "=1+1")

    def test_the_last_column_names_row_and_columns(self, team):
        register = with_cell(SMALL, "Huisbezoeken", "gezin", "G9")

        row = faulty_rows(team, with_cell(register, "Huisbezoeken", "resultaat", None))["Huisbezoeken"][1]

        assert row[-1].startswith("rij 2: gezin: «G9»")
        assert "| resultaat: Deze cel mag niet leeg zijn" in row[-1]

    def test_a_missing_column_is_told_above_the_rows(self, team):
        register = SMALL | {"Organisaties": [["organisatie"], ["O1"]]}

        rows = faulty_rows(team, register)["Organisaties"]

        assert [row[-1][:12] for row in rows[1:]] == ["rij 1: naam:"]

    def test_text_beyond_what_a_cell_holds_is_cut(self, team):
        rows = faulty_rows(team, with_cell(SMALL, "Gezinnen", "straat", "x" * 32_700))

        assert len(rows["Gezinnen"][1][1]) == faulty.CELL_LIMIT

    def test_it_can_be_checked_again_without_its_last_column_being_unknown(self, team):
        rows = faulty_rows(team, with_cell(SMALL, "Gezinnen", "straat", "x" * 201))

        assert plan_of(team, rows).sheets[0].unknown_columns == []
