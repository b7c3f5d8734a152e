"""Register workbooks for tests: small random ones, and writers that share nothing with the app.

A register is a dict of sheet name to rows of cells, the header row first; it holds what a person might type.
"""

import random
from datetime import date, datetime, time, timedelta

import openpyxl
from odf import teletype
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

# column: kind of cell; a star marks a required column (figures.md, section 1)
SHEETS = {
    "Gezinnen": {
        "gezin": "code*",
        "straat": "text",
        "nummer": "number text",
        "bus": "text",
        "postcode": "number text",
        "gemeente": "text",
        "gezinstype": "choice",
        "woonsituatie": "choice",
        "sociale dienst": "choice",
    },
    "Bewoners": {
        "bewoner": "code*",
        "gezin": "code*",
        "voornaam": "text*",
        "naam": "text*",
        "geboortedatum": "date",
        "geboortejaar": "count",
        "geslacht": "choice",
        "herkomst": "choice",
        "taal": "choice",
        "telefoon": "text",
        "e-mail": "text",
        "eerste contact": "date*",
        "einde contact": "date",
    },
    "Organisaties": {
        "organisatie": "code*",
        "naam": "text*",
        "soort": "choice",
        "website": "text",
        "overeenkomst van": "date",
        "overeenkomst tot": "date",
    },
    "Huisbezoeken": {
        "huisbezoek": "code*",
        "datum": "date*",
        "uur": "time",
        "gezin": "code*",
        "bewoners": "codes",
        "medewerker": "codes",
        "soort": "choice",
        "resultaat": "choice*",
        "duur": "count",
        "thema's": "choices",
        "verslag": "text",
    },
}
CHOICES = {
    "gezinstype": ["alleenstaand", "eenouder", "koppel", "koppel met kinderen", "andere", "onbekend", None],
    "woonsituatie": ["private huur", "sociale huur", "eigenaar", "noodkoper", "andere", "onbekend", None],
    "sociale dienst": ["ja", "nee", "onbekend", None],
    "geslacht": ["v", "m", "x", "onbekend", None],
    "taal": ["nl", "fr", "en", "ar", "tr", "pl", "uk", None],
    "organisatie": ["stadsdienst", "welzijn", "zorg", "onderwijs", "vereniging", "andere", None],
    "huisbezoek": ["wegwijs", "opvolging", "spontaan", None],
    "resultaat": ["gesprek", "gesprek", "gesprek", "niet thuis", "geweigerd"],
}
THEMES = ["dienstverlening", "vrije tijd", "inkomen", "werk & opleiding"]
THEMES += ["mobiliteit", "wonen", "gezondheid", "opvoeding"]
COUNTRIES = {  # Dutch names as in CLDR
    "BE": "België",
    "CD": "Congo-Kinshasa",
    "CG": "Congo-Brazzaville",
    "CI": "Ivoorkust",
    "GB": "Verenigd Koninkrijk",
    "IS": "IJsland",
    "MA": "Marokko",
    "NA": "Namibië",
    "PS": "Palestijnse gebieden",
    "SY": "Syrië",
    "TR": "Turkije",
    "XK": "Kosovo",
}
ORIGINS = ["BE"] * 12 + [*COUNTRIES, *COUNTRIES.values(), None, None, "onbekend", "niet gevraagd"]
DAYS = [date(year, month, day) for year in range(2016, 2020) for month, day in [(1, 1), (12, 31)]]
TEXTS = [
    "Wilgenlaan",
    "Ó Briain-El Amrani",
    "=1+1",
    "-5 graden",
    "+32 56 00 00 00",
    "'t Eerste",
    "jonge <b>ouders</b>",
    "0301",
]


def random_register(seed):
    """A small register without faults in every form that the contract allows; the same seed gives the same one.

    0-12 households, 0-30 residents, 0-6 organisations and 0-40 home visits between 2016 and 2019.
    """
    rng = random.Random(seed)
    homes = [random_household(rng, code) for code in random_codes(rng, "G", 12)]
    people = [random_resident(rng, code, homes) for code in random_codes(rng, "B", 30) if homes]
    partners = [random_organisation(rng, code) for code in random_codes(rng, "O", 6)]
    visits = [random_visit(rng, code, homes, people) for code in random_codes(rng, "HB", 40) if homes]
    sheets = list(zip(SHEETS, [homes, people, partners, visits], strict=True))
    rng.shuffle(sheets)
    register = {sheet: laid_out(rng, sheet, made) for sheet, made in sheets if made or rng.random() < 0.5}
    return register | ({"Kladblad": [["zomaar", 1]]} if rng.random() < 0.2 else {})


# Records: plain values, column to value


def random_codes(rng, prefix, most):
    """Distinct codes, some alike but for their case, some of digits only."""
    numbers = range(1, rng.randint(0, most) + 1)
    forms = ["{0}{1:03}", "{0}{1:03}", "{0}-{1} é", "{1}", "{0}-X{1}"]
    codes = [rng.choice(forms).format(prefix, number) for number in numbers]
    twins = {codes[0].lower()} if codes and rng.random() < 0.5 else set()
    codes = [*codes, *sorted(twins - set(codes))][-most:]
    return rng.sample(codes, len(codes))


def random_household(rng, code):
    return {
        "gezin": code,
        "straat": rng.choice(["Marktstraat", "Twee-Bruggenstraat", None]),
        "nummer": str(rng.randint(1, 99)),
        "bus": rng.choice(["0301", "A", None]),
        "postcode": "8530",
        "gemeente": "Harelbeke",
        "gezinstype": rng.choice(CHOICES["gezinstype"]),
        "woonsituatie": rng.choice(CHOICES["woonsituatie"]),
        "sociale dienst": rng.choice(CHOICES["sociale dienst"]),
    }


def random_resident(rng, code, homes):
    first = random_day(rng)
    born = rng.choice([first, first - timedelta(rng.randint(0, 32000)), first.replace(month=1, day=1)])
    form = rng.choice(["date", "date", "year", "neither"])
    return {
        "bewoner": code,
        "gezin": rng.choice(homes)["gezin"],
        "voornaam": rng.choice(["Lotte", "Şükran", "Zoë"]),
        "naam": rng.choice(TEXTS),
        "geboortedatum": born if form == "date" else None,
        "geboortejaar": born.year if form == "year" else None,
        "geslacht": rng.choice(CHOICES["geslacht"]),
        "herkomst": rng.choice(ORIGINS),
        "taal": rng.choice(CHOICES["taal"]),
        "telefoon": rng.choice(["0470 20 33 60", None]),
        "e-mail": rng.choice(["lotte@example.org", None]),
        "eerste contact": first,
        "einde contact": random_end(rng, first),
    }


def random_organisation(rng, code):
    start = rng.choice([random_day(rng), random_day(rng), None])
    return {
        "organisatie": code,
        "naam": rng.choice(TEXTS),
        "soort": rng.choice(CHOICES["organisatie"]),
        "website": rng.choice(["https://example.org", None]),
        "overeenkomst van": start,
        "overeenkomst tot": random_end(rng, start or random_day(rng)),
    }


def random_visit(rng, code, homes, people):
    """Some name residents of another household, some name nobody; one that was not held may name people too."""
    home = rng.choice(homes)["gezin"]
    own = [person["bewoner"] for person in people if person["gezin"] == home]
    anyone = [person["bewoner"] for person in people]
    named = rng.choice([own, own, anyone, []])
    return {
        "huisbezoek": code,
        "datum": random_day(rng),
        "uur": rng.choice([time(0, 0), time(9, 30), time(14, 15), time(23, 59), None]),
        "gezin": home,
        "bewoners": rng.sample(named, min(len(named), rng.randint(0, 4))),
        "medewerker": rng.sample(["An Smet", "els@example.org"], rng.randint(0, 2)),
        "soort": rng.choice(CHOICES["huisbezoek"]),
        "resultaat": rng.choice(CHOICES["resultaat"]),
        "duur": rng.choice([0, 15, 45, 90, None]),
        "thema's": rng.sample(THEMES, rng.choice([0, 1, 1, 2, 3])),
        "verslag": rng.choice([*TEXTS, None]),
    }


def random_day(rng):
    return rng.choice([rng.choice(DAYS), date(2016, 1, 1) + timedelta(rng.randint(0, 1460))])


def random_end(rng, start):
    return rng.choice([None, None, start, start.replace(month=12, day=31), start + timedelta(rng.randint(0, 900))])


# Cells: the forms in which a person may type a value


def laid_out(rng, sheet, made):
    """Header row and rows: columns shuffled, some optional ones left out, an unknown one put in, empty rows between."""
    kinds = SHEETS[sheet]
    columns = [column for column in kinds if kinds[column].endswith("*") or rng.random() < 0.85]
    columns += ["kleur van de map"] if rng.random() < 0.2 else []
    rng.shuffle(columns)
    rows = [[spaced(rng, cased(rng, column)) for column in columns]]
    for record in made:
        rows += [[rng.choice([None, None, " "]) for _ in columns]] * (rng.random() < 0.1)
        rows.append([typed(rng, kinds.get(column, "text"), record.get(column)) for column in columns])
    return rows


def typed(rng, kind, value):
    """A cell that stands for the value; an empty one may hold blanks."""
    if value is None or value == []:
        return rng.choice([None, None, None, "", "  "])
    return FORMS[kind.rstrip("*")](rng, value)


def typed_number_text(rng, value):
    return rng.choice([spaced(rng, value), int(value) if value.isdigit() else value])


def typed_choice(rng, value):
    return spaced(rng, cased(rng, value))


def typed_date(rng, value):
    """A real date, one with a time of day (the last second of the day too), or text."""
    written = [f"{value.day}/{value.month}/{value.year}", f"{value:%d/%m/%Y}", value.isoformat()]
    moment = rng.choice([time(0, 0), time(8, 30), time(23, 59, 59)])
    return rng.choice([value, value, datetime.combine(value, moment), spaced(rng, rng.choice(written))])


def typed_time(rng, value):
    return rng.choice([value, spaced(rng, f"{value:%H:%M}")])


def typed_count(rng, value):
    return rng.choice([value, value, float(value), spaced(rng, str(value))])


def typed_codes(rng, values):
    listed = typed_list(rng, [spaced(rng, value) for value in values])
    return int(listed) if listed.isdecimal() and rng.random() < 0.5 else listed


def typed_choices(rng, values):
    return typed_list(rng, [typed_choice(rng, value) for value in [*values, *values[: rng.randint(0, 1)]]])


def typed_list(rng, entries):
    """Entries in any order, one of them perhaps twice, perhaps with empty ones between."""
    entries = [*entries, *rng.choice([[], [], [entries[0]], [""], ["", " "]])]
    rng.shuffle(entries)
    return rng.choice([";", "; ", " ; "]).join(entries)


def cased(rng, value):
    return rng.choice([value, value, value, value.upper(), value.capitalize(), value.lower()])


def spaced(rng, value):
    return rng.choice([value, value, value, f"{value} ", f"  {value}", f"\u00a0{value} "])


FORMS = {
    "code": typed_number_text,
    "codes": typed_codes,
    "text": spaced,
    "number text": typed_number_text,
    "choice": typed_choice,
    "choices": typed_choices,
    "date": typed_date,
    "time": typed_time,
    "count": typed_count,
}


# Files


def write_xlsx(path, register):
    """Typed cells with openpyxl; text that looks like a formula stays text."""
    book = openpyxl.Workbook()
    if register:
        book.remove(book.active)
    for sheet, rows in register.items():
        page = book.create_sheet(sheet)
        for row, cells in enumerate(rows, 1):
            for column, value in enumerate(cells, 1):
                cell = page.cell(row, column, value)
                cell.data_type = "s" if isinstance(value, str) else cell.data_type
    book.save(path)


def write_ods(path, register):
    """The same with odfpy."""
    document = OpenDocumentSpreadsheet()
    for sheet, rows in (register or {"Blad1": []}).items():
        table = Table(name=sheet)
        for cells in rows or [[None]]:
            row = TableRow()
            for value in cells:
                row.addElement(ods_cell(value))
            table.addElement(row)
        document.spreadsheet.addElement(table)
    document.save(str(path))


def ods_cell(value):
    """A cell of type date, time, float or string by the type of the value."""
    if value is None:
        return TableCell()
    if isinstance(value, date):  # a datetime is one as well
        return TableCell(valuetype="date", datevalue=value.isoformat())
    if isinstance(value, time):
        return TableCell(valuetype="time", timevalue=f"{value:PT%HH%MM%SS}")
    if isinstance(value, (int, float)):
        return TableCell(valuetype="float", value=value)
    cell = TableCell(valuetype="string")
    for line in value.split("\n"):
        paragraph = P()
        teletype.addTextToElement(paragraph, line)
        cell.addElement(paragraph)
    return cell
