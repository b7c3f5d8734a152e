"""Workbooks with faults and tricky ones without, by section 1 of figures.md, for the sheets of contacts and visits.

A case is one change to a row that is sound: `(sheet, column to be named, {column: cell, ...})`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from tests.workbooks import CHOICES, COUNTRIES, SHEETS, THEMES

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
    "Huisbezoeken": {
        "huisbezoek": "HB1",
        "datum": date(2018, 3, 1),
        "gezin": "G1",
        "bewoners": "B1",
        "resultaat": "gesprek",
    },
}
KEYS = {
    "Gezinnen": "gezin",
    "Bewoners": "bewoner",
    "Organisaties": "organisatie",
    "Huisbezoeken": "huisbezoek",
}
NEEDS = {  # the sheets that a sheet's rows name
    "Gezinnen": ["Gezinnen"],
    "Bewoners": ["Gezinnen", "Bewoners"],
    "Organisaties": ["Organisaties"],
    "Huisbezoeken": ["Gezinnen", "Bewoners", "Huisbezoeken"],
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A register with exactly one faulty cell, and where it must be named (row as the spreadsheet shows it)."""

    name: str
    sheet: str
    row: int
    column: str
    register: dict = field(compare=False, repr=False)


# The cases


def columns_of(*kinds):
    """(sheet, column) of every column of one of these kinds, a star for required ones."""
    return [(sheet, column) for sheet, columns in SHEETS.items() for column in columns if columns[column] in kinds]


def each(sheet, column, *cells):
    return [(sheet, column, {column: cell}) for cell in cells]


def each_of(columns, *cells):
    return [case for sheet, column in columns for case in each(sheet, column, *cells)]


REQUIRED = columns_of("code*", "text*", "date*", "choice*")
EMPTY = each_of(REQUIRED, None, "  ")
OUTSIDE = [
    *each_of(columns_of("choice", "choice*", "choices"), "iets anders"),
    *each("Gezinnen", "sociale dienst", "1"),
    *each("Bewoners", "geslacht", "f"),
    *each("Bewoners", "herkomst", "ZZ", "BEL", "Europese Unie"),  # CLDR names the last, but it is no country
    *each("Bewoners", "taal", "qq", "nld"),
    *each("Huisbezoeken", "thema's", "wonen; koken; fietsen; wonen", "wonen, inkomen"),
]
NO_DATE = [
    *each_of(columns_of("date", "date*"), "31/2/2018", "2018-13-01", "gisteren"),
    *each("Huisbezoeken", "datum", "29/2/2017", "2018-02-30", "3/18/2018", "0/1/2018"),
    *each("Huisbezoeken", "datum", "12-03-2018", "1/1/18", "maart 2018", 2018),
]
BEFORE_BEGINNING = [
    *each("Bewoners", "einde contact", date(2017, 2, 28), "2016-12-31", datetime(2017, 2, 28, 23, 59)),
    (
        "Organisaties",
        "overeenkomst tot",
        {"overeenkomst van": "1/1/2018", "overeenkomst tot": date(2017, 12, 31)},
    ),
]
BORN_AFTER = [
    *each("Bewoners", "geboortedatum", date(2017, 3, 2), "1/1/2018"),
    *each("Bewoners", "geboortejaar", 2018),
]
UNKNOWN = [
    *each("Bewoners", "gezin", "G999", "g1"),  # codes match exactly
    *each("Huisbezoeken", "gezin", "G999", "B1"),
    *each("Huisbezoeken", "bewoners", "B999", "B1; B998; B999; B998", "b1"),
]
TWICE = [case for sheet, key in KEYS.items() for case in each(sheet, key, SOUND[sheet][key], f" {SOUND[sheet][key]} ")]
NO_NUMBER = [
    *each("Huisbezoeken", "duur", "een uur", "-5", -5, 30.5, "30.5", "30,5", "45 min", "1:00"),
    *each("Bewoners", "geboortejaar", "negentig", 1980.5, -1980, "'80"),
]
NO_TIME = each("Huisbezoeken", "uur", "25:00", "24:01", "10:60", "10u", "tien uur", "-1:00")
TOO_LONG = [
    *each_of(KEYS.items(), "X" * 41),
    *each_of([*columns_of("text*"), ("Gezinnen", "straat"), ("Gezinnen", "gemeente")], "é" * 201),
    *each_of(columns_of("text", "number text"), "x" * 10_001),
]
CASES = {
    "required cell empty": EMPTY,
    "outside its list": OUTSIDE,
    "no date": NO_DATE,
    "end before beginning": BEFORE_BEGINNING,
    "born after first contact": BORN_AFTER,
    "unknown code": UNKNOWN,
    "key twice": TWICE,
    "no number": NO_NUMBER,
    "no time": NO_TIME,
    "too long": TOO_LONG,
}


# Registers of them


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


def fault(kind, sheet, column, change):
    cell = repr(change[column])
    name = f"{sheet}:{column}: {kind} ({cell if len(cell) < 40 else len(cell) - 2})"
    return Fault(name, sheet, 3, column, register_with(sheet, sound_row(sheet, "N2") | change))


def without_column(sheet, column):
    """A required column that is not there: one fault in row 1, however many rows; no other sheet names these rows."""
    register = register_with(sheet, sound_row(sheet, "N2"))
    place = register[sheet][0].index(column)
    register[sheet] = [row[:place] + row[place + 1 :] for row in register[sheet]]
    return Fault(f"{sheet}:{column}: column missing", sheet, 1, column, register)


FAULTS = [fault(kind, *case) for kind, cases in CASES.items() for case in cases]
FAULTS += [without_column(sheet, column) for sheet, column in REQUIRED]


def all_faults_register():
    """(register, expected): every case side by side, and the (sheet, row, column) of each faulty cell, in that order.

    Empty rows stand between the cases; after them rows that must or must not be faulty because of other rows. Missing
    columns are not in it: they would take the cells of the other cases with them.
    """
    register, expected = {}, []
    for sheet in SHEETS:
        rows = [(SOUND[sheet], ())]
        for number, (column, change) in enumerate(cases_of(sheet)):
            rows += [({}, ())] * (number % 3 == 0)
            rows.append((sound_row(sheet, f"F{number}") | change, [column]))
        rows += [(sound_row(sheet, code) | change, columns) for code, change, columns in AFTER[sheet]]
        register[sheet] = sheet_of(*(record for record, _ in rows))
        expected += [(sheet, row, column) for row, (_, columns) in enumerate(rows, 2) for column in columns]
    return register, expected


def cases_of(sheet):
    return [(column, change) for cases in CASES.values() for of, column, change in cases if of == sheet]


# What rows do to each other: (code, change, the columns to be named). A faulty row is known to rows that name it, but
# it is left out of the checks on later rows: its key may come back once.
AFTER = {
    "Gezinnen": [
        ("GX", {"gezinstype": "iets anders"}, ["gezinstype"]),
        ("GX", {}, []),
        ("GX", {}, ["gezin"]),
        ("GX", {}, ["gezin"]),
        ("GF", {"woonsituatie": "kasteel"}, ["woonsituatie"]),
        ("G1", {"gezinstype": "hof", "woonsituatie": "kasteel"}, ["gezin", "gezinstype", "woonsituatie"]),
    ],
    "Bewoners": [
        ("BN", {"gezin": "GF"}, []),
        ("BX", {"gezin": "G999"}, ["gezin"]),
        ("BX", {}, []),
        ("BF", {"voornaam": " ", "naam": None}, ["voornaam", "naam"]),
        (
            "BB",
            {"geboortedatum": "2/3/2017", "einde contact": "28/2/2017"},
            ["geboortedatum", "einde contact"],
        ),
        ("BD", {"geboortedatum": "2/3/2017", "eerste contact": "1/13/2017"}, ["eerste contact"]),
    ],
    "Organisaties": [
        ("OX", {"overeenkomst van": "?", "overeenkomst tot": "1/1/2018"}, ["overeenkomst van"]),
        ("OX", {}, []),
        ("OX", {}, ["organisatie"]),
    ],
    "Huisbezoeken": [
        ("HN", {"gezin": "GF", "bewoners": "BF; BN"}, []),
        ("HX", {"bewoners": "B1; B999"}, ["bewoners"]),
        ("HX", {}, []),
        ("HX", {}, ["huisbezoek"]),
        ("HY", {"uur": "25:00", "duur": "een uur", "datum": None}, ["datum", "uur", "duur"]),
    ],
}


# Tricky, and without fault


def tricky(sheet, **changed):
    """A register with one more row; an underscore stands for the space in a column's name."""
    changed = {name.replace("_", " "): cell for name, cell in changed.items()}
    return register_with(sheet, sound_row(sheet, "N2", **changed))


def many(sheet, column, cells):
    """A register with one sound row for each of these cells."""
    return register_with(sheet, *(sound_row(sheet, f"N{n}") | {column: cell} for n, cell in enumerate(cells)))


def alternately(texts):
    """In turn with a capital and spaces around, and all in capitals; None stays an empty cell."""
    return [x and (x.upper() if n % 2 else f" {x.capitalize()}\u00a0") for n, x in enumerate(texts)]


VALID = {
    "no sheets": {},
    "headers only": {sheet: [list(columns)] for sheet, columns in SHEETS.items()},
    "every optional cell empty": {
        sheet: sheet_of(dict.fromkeys(columns) | {c: SOUND[sheet][c] for of, c in REQUIRED if of == sheet})
        for sheet, columns in SHEETS.items()
    },
    "sheets in reverse order": dict(reversed(register_with("Huisbezoeken").items())),
    "a sheet that nobody knows": register_with("Huisbezoeken") | {"Kladblad": [["zomaar"], ["wat"], [None, 3]]},
    "a column that nobody knows": tricky("Gezinnen", kleur_van_de_map="groen"),
    "headers in capitals with spaces": {
        sheet: [[f" {column.upper()} " for column in rows[0]], *rows[1:]]
        for sheet, rows in register_with("Huisbezoeken").items()
    },
    "rows without a filled cell": register_with(
        "Bewoners", {}, {"bewoner": " ", "naam": ""}, sound_row("Bewoners", "N5"), {}
    ),
    "end on the day of the first contact": tricky("Bewoners", einde_contact=datetime(2017, 3, 1)),
    "end earlier in the day than the beginning": tricky(
        "Bewoners", eerste_contact=datetime(2017, 3, 1, 17, 0), einde_contact=datetime(2017, 3, 1, 9, 0)
    ),
    "agreement of one day": tricky("Organisaties", overeenkomst_van="1/1/2018", overeenkomst_tot=date(2018, 1, 1)),
    "agreement without beginning": tricky("Organisaties", overeenkomst_tot=date(2018, 1, 1)),
    "born on the day of the first contact": tricky("Bewoners", geboortedatum=datetime(2017, 3, 1, 23, 59)),
    "born in the year of the first contact": many("Bewoners", "geboortejaar", [2017, "2017", 2017.0, " 1950 ", None]),
    "codes that differ in case": register_with("Gezinnen", sound_row("Gezinnen", "g1"), sound_row("Gezinnen", "É 1")),
    "the same code in two sheets": {
        "Gezinnen": sheet_of(sound_row("Gezinnen", "1")),
        "Bewoners": sheet_of(sound_row("Bewoners", "1", gezin="1")),
    },
    "a code typed once as number and once as text": {
        "Gezinnen": sheet_of(sound_row("Gezinnen", 12)),
        "Bewoners": sheet_of(sound_row("Bewoners", "B1", gezin="12")),
    },
    "a code of 40 characters, spaces around": many("Gezinnen", "gezin", [f" {'É' * 40} "]),
    "names of 200 characters, spaces around": tricky("Bewoners", naam=f"  {'é' * 200} ", voornaam="ÿ" * 200),
    "a street of 200 characters": tricky("Gezinnen", straat="é" * 200, gemeente="é" * 200),
    "a report of 10,000 characters": tricky("Huisbezoeken", verslag=f" {'é' * 9_990}\n\n12345678 "),
    "text that looks like a formula or a number": many(
        "Huisbezoeken", "verslag", ["=1+1", "-5", "+32", "@a", 12, "007"]
    ),
    "numbers in text columns": tricky("Gezinnen", nummer=12, bus=301, postcode=8530),
    "addresses as people type them": tricky("Bewoners", telefoon="na 18 u: 0470 / 20.33", **{"e-mail": "lotte (werk)"}),
    "a website without scheme": tricky("Organisaties", website="www.example.org"),
    "a visit names a resident of another household": {
        "Gezinnen": sheet_of(SOUND["Gezinnen"], sound_row("Gezinnen", "G2")),
        "Bewoners": sheet_of(SOUND["Bewoners"]),
        "Huisbezoeken": sheet_of(sound_row("Huisbezoeken", "HB1", gezin="G2")),
    },
    "a visit before the first contact and after its end": {
        "Gezinnen": sheet_of(SOUND["Gezinnen"]),
        "Bewoners": sheet_of(sound_row("Bewoners", "B1", **{"einde contact": date(2017, 6, 1)})),
        "Huisbezoeken": sheet_of(*(sound_row("Huisbezoeken", f"H{y}", datum=date(y, 1, 1)) for y in (2016, 2018))),
    },
    "a visit not held that names residents": tricky("Huisbezoeken", resultaat="niet thuis", duur=30),
    "lists with empty and repeated entries": many("Huisbezoeken", "bewoners", ["B1;B1", ";; B1 ;", ";", " ; ", None]),
    "themes with empty and repeated entries": many(
        "Huisbezoeken", "thema's", ["Wonen;WONEN;;", " ; ", ";".join(alternately(THEMES))]
    ),
    "names of people outside the team": many("Huisbezoeken", "medewerker", ["An; Els ;; An", "wie@example.org", ";"]),
    "durations": many("Huisbezoeken", "duur", [0, "0", " 45 ", 60.0, "090", None]),
    "times": many("Huisbezoeken", "uur", [time(0, 0), time(23, 59), "00:00", " 23:59 ", None]),
    "real dates": many("Huisbezoeken", "datum", [date(2016, 2, 29), datetime(2018, 12, 31, 23, 59, 59)]),
    "text dates": many("Huisbezoeken", "datum", ["29/2/2016", " 1/1/2018 ", "01/02/2018", "2018-12-31"]),
    "countries": many("Bewoners", "herkomst", [*COUNTRIES, *alternately(COUNTRIES.values())]),
    "no countries": many("Bewoners", "herkomst", [None, " ", "onbekend", "ONBEKEND", "Niet gevraagd", "be", "xk"]),
    "languages": many("Bewoners", "taal", ["NL", " fr ", "ti", "ku", None]),
} | {
    f"{sheet}: choices of {column}": many(sheet, column, alternately(CHOICES.get(column) or CHOICES[KEYS[sheet]]))
    for sheet, column in columns_of("choice", "choice*")
    if column != "herkomst"
}
