"""Registers as the app reads them: bytes, and the plan or the stored rows that come of them."""

import io
import tempfile
from datetime import date, datetime
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
MET = HEARD | {
    "Toestemmingen": [["bewoner", "waarvoor", "gegeven op"], ["B1", "nieuwsbrief per mail", date(2018, 3, 1)]],
    "Locaties": [["plaats", "adres"], ["GS9", "Gentsestraat 9"]],
    "Activiteiten": [
        ["activiteit", "naam", "soort", "plaats", "speerpunten", "partners"],
        ["AC1", "Naaiatelier", "atelier", "gs9", "1; 3", "O1"],
    ],
    "Sessies": [
        ["sessie", "activiteit", "datum", "begin", "einde", "signalen", "opvolgingen"],
        ["SE1", "AC1", date(2018, 5, 1), "13:30", "16:00", "S1", "OP1"],
    ],
    "Aanwezigheden": [["sessie", "bewoner", "rol"], ["SE1", "B1", None]],
    "Inschrijvingen": [["activiteit", "bewoner", "van", "tot"], ["AC1", "B1", date(2018, 2, 1), None]],
    "Wachtlijst": [["activiteit", "bewoner", "sinds"], ["AC1", "B1", datetime(2018, 1, 8, 14, 30)]],
    "Ideeën": [
        ["idee", "datum", "omschrijving", "bewoner", "sessie", "helpers"],
        ["ID1", date(2018, 5, 1), "Een ruilkast aan het plein.", "B1", "SE1", "B1"],
    ],
    "Nieuwsbrieven": [
        ["nieuwsbrief", "titel", "van", "tot"],
        ["NB1", "Nieuws uit de buurt", date(2018, 6, 1), date(2018, 6, 30)],
    ],
    "Nieuwsbriefteksten": [["nieuwsbrief", "volgorde", "tekst"], ["NB1", 1, "We zoeken stoelen."]],
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
