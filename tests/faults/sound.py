"""Rows that are sound, and registers with them."""

from datetime import date

from tests.workbooks import SHEETS

SOUND = {
    "Gezinnen": {"gezin": "G1", "straat": "Marktstraat", "gezinstype": "koppel"},
    "Bewoners": {
        "bewoner": "B1",
        "gezin": "G1",
        "voornaam": "Lotte",
        "naam": "Peeters",
        "eerste contact": date(2017, 3, 1),
    },
    "Organisaties": {"organisatie": "O1", "naam": "Jeugddienst", "soort": "stadsdienst"},
    "Toeleidingen": {"toeleiding": "T1", "datum": date(2018, 3, 1), "bewoner": "B1", "organisatie": "O1"},
    "Huisbezoeken": {
        "huisbezoek": "HB1",
        "datum": date(2018, 3, 1),
        "gezin": "G1",
        "bewoners": "B1",
        "resultaat": "gesprek",
    },
    "Contacten": {"contact": "CO1", "datum": date(2018, 3, 1), "bewoner": "B1", "waar": "op straat"},
    "Signalen": {
        "signaal": "S1",
        "datum": date(2018, 3, 1),
        "huisbezoek": "HB1",
        "thema": "wonen",
        "omschrijving": "Geen loket in de buurt.",
    },
    "Opvolgingen": {"opvolging": "OP1", "wat": "De huisbaas bellen.", "gezin": "G1", "tegen": date(2018, 3, 8)},
}
KEYS = {
    "Gezinnen": "gezin",
    "Bewoners": "bewoner",
    "Organisaties": "organisatie",
    "Toeleidingen": "toeleiding",
    "Huisbezoeken": "huisbezoek",
    "Contacten": "contact",
    "Signalen": "signaal",
    "Opvolgingen": "opvolging",
}
NEEDS = {  # the sheets that a sheet's rows name
    "Gezinnen": ["Gezinnen"],
    "Bewoners": ["Gezinnen", "Bewoners"],
    "Organisaties": ["Organisaties"],
    "Toeleidingen": ["Gezinnen", "Bewoners", "Organisaties", "Toeleidingen"],
    "Huisbezoeken": ["Gezinnen", "Bewoners", "Huisbezoeken"],
    "Contacten": ["Gezinnen", "Bewoners", "Contacten"],
    "Signalen": ["Gezinnen", "Bewoners", "Huisbezoeken", "Signalen"],
    "Opvolgingen": ["Gezinnen", "Bewoners", "Huisbezoeken", "Contacten", "Opvolgingen"],
}


def columns_of(*kinds):
    """(sheet, column) of every column of one of these kinds, a star for required ones."""
    return [(sheet, column) for sheet, columns in SHEETS.items() for column in columns if columns[column] in kinds]


REQUIRED = columns_of("code*", "text*", "long text*", "date*", "choice*")


def sheet_of(*records):
    """Header row and rows of cells for these records; an empty record is an empty row."""
    columns = list(dict.fromkeys(column for record in records for column in record))
    return [columns, *([record.get(column) for column in columns] for record in records)]


def sound_row(sheet, code, **changed):
    return SOUND[sheet] | {KEYS[sheet]: code} | changed


def register_with(sheet, *records):
    """One sound row in the sheet and in every sheet it names, then these records: the first stands in row 3."""
    sound = {needed: [SOUND[needed]] for needed in NEEDS[sheet]}
    sound[sheet] = [SOUND[sheet], *records]
    return {needed: sheet_of(*rows) for needed, rows in sound.items()}
