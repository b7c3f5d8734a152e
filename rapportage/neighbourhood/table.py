"""A table of figures as it is pasted, or comes in a file: one figure a row, or a column for each year."""

import csv
import io
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from buurtwerk.core.text import INVISIBLE
from buurtwerk.registers.cells import plain, text_of
from buurtwerk.registers.errors import WorkbookError
from buurtwerk.registers.reading import read_workbook
from rapportage.neighbourhood.numbers import cell_text

LONGEST_TEXT = 100_000  # characters, so that a draft of it can be kept
MOST_FIGURES = 5_000
TITLES_WITHIN = 15  # rows: over a table of statistics stands what it is about
COLUMNS = ("indicator", "gebied", "jaar", "waarde", "eenheid", "bron", "zet naast")
ALSO = {"onderwerp": "indicator", "wijk": "gebied", "buurt": "gebied", "sector": "gebied", "cijfer": "waarde"}
# How statistics offices say that there is no number.
NOT_KNOWN = {"-", "–", ".", "..", "...", "n.v.t.", "nvt", "n.b.", "x", ":"}
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
SHARE = re.compile(r"(.*[0-9]) ?%")
SHEET = "Wijkcijfers"
BREAKS = re.compile(r"[\t\r\n]+")


class NoTable(Exception):
    """The whole cannot be read as a table of figures; its text says why and what to do, `row` where."""

    def __init__(self, message, row=None):
        super().__init__(message)
        self.row = row


@dataclass(frozen=True, slots=True)
class Typed:
    """One figure as it stands in a row: column -> cell, and column -> what that is called there."""

    row: int
    cells: dict[str, str]
    titles: dict[str, str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    figures: list[Typed]
    left_alone: list[str]  # titles of columns that are none of ours


def table_in(text, defaults):
    """The Table in a text; `defaults`: column -> what counts where the table does not tell. Raises NoTable."""
    rows = rows_in(text)
    at, columns = titles_of(rows)
    number, titles = rows[at]
    refuse_columns(columns, defaults, number)
    figures = [one for row in rows[at + 1 :] for one in figures_of(row, columns, titles, defaults)]
    if not figures:
        raise NoTable(_("Onder de titels staat geen enkel cijfer. Plak de hele tabel."), number)
    if len(figures) > MOST_FIGURES:
        raise NoTable(_("Dit zijn meer dan %d cijfers. Splits de tabel, of gebruik het werkboek.") % MOST_FIGURES)
    return Table(figures, [title for place, title in enumerate(titles) if title and place not in columns])


def rows_in(text):
    """(row number, cells) of each row with a filled cell; numbers count from 1, empty rows too."""
    if len(text) > LONGEST_TEXT:
        raise NoTable(_("Deze tekst is te lang. Plak de tabel in stukken, of gebruik het werkboek."))
    lines = io.StringIO(text, newline="")
    try:
        rows = list(enumerate(csv.reader(lines, delimiter=delimiter_of(text)), 1))
    except csv.Error as error:
        raise NoTable(_("Hier is geen tabel in te herkennen. Kopieer ze opnieuw, met de titels erbij.")) from error
    return [(number, [text_of(cell) for cell in cells]) for number, cells in rows if any(map(text_of, cells))]


def delimiter_of(text):
    """What stands between cells: tabs or semicolons; commas, which numbers hold too, only where there is neither."""
    return max("\t;", key=text.count) if "\t" in text or ";" in text else ","


def titles_of(rows):
    """(place among the rows, {place of a column: its name or year}) of the row that tells what the columns are."""
    for at, (_number, cells) in enumerate(rows[:TITLES_WITHIN]):
        columns = columns_of(cells)
        if ("jaar" in columns.values() and "waarde" in columns.values()) or any(map(YEAR.fullmatch, columns.values())):
            return at, columns
    raise NoTable(
        _(
            "De titels ontbreken. Zet ze in de eerste rij: indicator, gebied, jaar, waarde, eenheid en bron, "
            "of de jaren zelf (2017, 2018, …) als kolommen."
        ),
        rows[0][0] if rows else None,
    )


def columns_of(cells):
    names = [ALSO.get(plain(cell), plain(cell)) for cell in cells]
    return {at: name for at, name in enumerate(names) if name in COLUMNS or YEAR.fullmatch(name)}


def refuse_columns(columns, defaults, row):
    names = list(columns.values())
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise NoTable(_("De kolom «%s» staat er twee keer. Laat er één staan.") % twice, row)
    if any(map(YEAR.fullmatch, names)) and {"jaar", "waarde"} & set(names):
        raise NoTable(_("Er zijn kolommen per jaar én een kolom «jaar» of «waarde». Laat één van beide weg."), row)
    if "indicator" not in names and not defaults.get("indicator"):
        raise NoTable(_("Er is geen kolom «indicator». Vul hieronder in wat de cijfers tellen."), row)


def figures_of(row, columns, titles, defaults):
    """Of a long row one; of a wide one as many as it has years, empty cells left out."""
    number, cells = row
    cells = [*cells, *[""] * (len(titles) - len(cells))]
    named = {name: (cells[at], titles[at]) for at, name in columns.items() if not YEAR.fullmatch(name)}
    told = {name: default for name, default in defaults.items() if default}
    common = told | {name: cell for name, (cell, _title) in named.items() if cell or name not in told}
    called = {name: title for name, (_cell, title) in named.items()}
    years = [at for at, name in columns.items() if YEAR.fullmatch(name)]
    if not years:
        yield Typed(number, with_share(common), called)
    for at in years:
        if cells[at] and plain(cells[at]) not in NOT_KNOWN:
            wide = common | {"jaar": columns[at], "waarde": cells[at]}
            yield Typed(number, with_share(wide), called | {"jaar": titles[at], "waarde": titles[at]})


def with_share(cells):
    """A sign of per cent behind a value is its unit."""
    found = SHARE.fullmatch(cells.get("waarde", ""))
    return cells | {"waarde": found[1], "eenheid": "%"} if found and cells.get("eenheid", "") in ("", "%") else cells


def text_of_file(data):
    """The table in a file as a text that can be looked at and mended; raises NoTable."""
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return text_of_workbook(data)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    raise NoTable(_("De letters van dit bestand zijn niet te lezen. Bewaar het als CSV in UTF-8, of als .xlsx."))


def text_of_workbook(data):
    """Of the sheet `Wijkcijfers`, or the first one that has anything; rows keep their numbers."""
    try:
        book = read_workbook(data)
        sheets = [book.sheet(name) for name in sorted(book.names, key=lambda name: name != plain(SHEET))]
    except WorkbookError as error:
        raise NoTable(str(error)) from error
    sheet = next((sheet for sheet in sheets if sheet), None)
    if sheet is None:
        raise NoTable(_("In dit bestand staat niets. Kijk na welk bestand je koos."))
    lines = {1: sheet.header} | dict(sheet.rows())
    return "\n".join("\t".join(map(one_line, lines.get(number, []))) for number in range(1, max(lines) + 1))


def one_line(cell):
    return BREAKS.sub(" ", cell_text(cell)).replace('"', "''")
