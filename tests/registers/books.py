"""Registers as the app reads them: bytes, and the plan or the stored rows that come of them."""

import io
import tempfile
from datetime import date
from pathlib import Path

from buurtwerk.registers.checking import check
from buurtwerk.registers.exporting import export
from buurtwerk.registers.reading import read_workbook
from buurtwerk.registers.writing import write
from tests.workbooks import write_ods, write_xlsx

SMALL = {
    "Gezinnen": [["gezin", "straat"], ["G1", "Marktstraat"]],
    "Bewoners": [
        ["bewoner", "gezin", "voornaam", "naam", "eerste contact"],
        ["B1", "G1", "Lotte", "Peeters", date(2017, 3, 1)],
    ],
    "Organisaties": [["organisatie", "naam"], ["O1", "Jeugddienst"]],
    "Huisbezoeken": [
        ["huisbezoek", "datum", "gezin", "bewoners", "resultaat", "thema's", "medewerker"],
        ["HB1", date(2018, 3, 1), "G1", "B1", "gesprek", "wonen", "An"],
    ],
}
HEARD = SMALL | {
    "Toeleidingen": [
        ["toeleiding", "datum", "bewoner", "organisatie", "resultaat"],
        ["T1", date(2018, 3, 5), "B1", "O1", "begeleid"],
    ],
    "Contacten": [["contact", "datum", "bewoner", "waar"], ["CO1", date(2018, 4, 1), "B1", "telefoon"]],
    "Signalen": [
        ["signaal", "datum", "huisbezoek", "thema", "omschrijving"],
        ["S1", date(2018, 3, 1), "HB1", "wonen", "Vocht in de hele straat."],
    ],
    "Opvolgingen": [
        ["opvolging", "wat", "gezin", "tegen", "contact"],
        ["OP1", "De huisbaas bellen.", "G1", date(2018, 3, 8), "CO1"],
    ],
}


def xlsx(register):
    target = io.BytesIO()
    write_xlsx(target, register)
    return target.getvalue()


def ods(register):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.ods"
        write_ods(path, register)
        return path.read_bytes()


def with_column(register, sheet, column, *cells):
    """The register with one more column in a sheet; a cell for each row."""
    rows = [[*row, cell] for row, cell in zip(register[sheet], [column, *cells], strict=True)]
    return register | {sheet: rows}


def with_cell(register, sheet, column, cell, row=2):
    """The register with another cell in that column and row (as the spreadsheet numbers it)."""
    rows = [list(cells) for cells in register[sheet]]
    rows[row - 1][rows[0].index(column)] = cell
    return register | {sheet: rows}


def plan_of(team, register, form=xlsx, **options):
    return check(team, read_workbook(form(register)), **options)


def bring_in(team, register, form=xlsx):
    """Import the register, which is sound; returns its plan."""
    plan = plan_of(team, register, form)
    assert [str(fault) for fault in plan.faults] == []
    write(plan, team=team, by=None)
    return plan


def exported(team):
    """The exported workbook: sheet -> rows of cells."""
    return cells_of(export(team))


def cells_of(data):
    book = read_workbook(data)
    sheets = {text: book.sheet(text) for text in book.names}
    return {sheet.name: [sheet.header, *(row for _, row in sheet.rows())] for sheet in sheets.values() if sheet}


def counts(plan):
    return {sheet.name: (len(sheet.new), len(sheet.changed), sheet.unchanged) for sheet in plan.sheets}


def places(plan):
    return [(fault.sheet, fault.row, fault.column) for fault in plan.faults]
