"""How much the sheets of a workbook hold, counted from their XML without building them.

The reader keeps a full grid up to the last filled cell, and a copy of a text for every cell that shows it.
"""

import re

from django.utils.translation import gettext_lazy as _

from buurtwerk.registers.errors import WorkbookError

MAX_ROWS = 200_000
MAX_CELLS = 6_000_000  # thirty columns of every row
MAX_TEXT = 200_000_000  # characters in all cells together
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
DAMAGED = _("Dit werkboek is beschadigd. Open het in Excel of LibreOffice en bewaar het opnieuw als .xlsx.")


class Extent:
    """What all sheets together hold; raises WorkbookError as soon as that is too much."""

    def __init__(self):
        self.rows = self.cells = self.text = 0
        self.shared: list[int] = []  # lengths of the texts that cells of an .xlsx point at

    def grow(self, rows, cells):
        self.rows += rows
        self.cells += cells
        if self.rows > MAX_ROWS:
            raise WorkbookError(
                _("Dit werkboek heeft meer dan 200.000 rijen. Splits het, of wis wat er onderaan verdwaald staat.")
            )
        if self.cells > MAX_CELLS:
            raise WorkbookError(_("Een blad in dit werkboek is veel te breed. Wis wat er ver rechts verdwaald staat."))

    def hold(self, characters):
        self.text += characters
        if self.text > MAX_TEXT:
            raise WorkbookError(_("Dit werkboek bevat veel te veel tekst. Splits het in kleinere werkboeken."))


class Grid:
    """One sheet: the last row and column with a filled cell so far. The methods are the parser's handlers."""

    def __init__(self, extent):
        self.extent, self.rows, self.columns = extent, 0, 0
        self.row = self.column = 0

    def fill(self):
        if self.row <= self.rows and self.column <= self.columns:
            return
        rows, columns = max(self.rows, self.row), max(self.columns, self.column)
        self.extent.grow(rows - self.rows, rows * columns - self.rows * self.columns)
        self.rows, self.columns = rows, columns

    def end(self, name):
        """Nothing to do where an element ends, in most."""


class XlsxGrid(Grid):
    """A file of an .xlsx package is one sheet at most; its cells mostly say where they stand."""

    inside, kind, pointer = "", "", ""

    def start(self, name, attributes):
        tag = name.rpartition(":")[2]
        if tag == "c":
            self.kind = attributes.get("t", "")
            self.place(attributes.get("r", ""))
        elif tag in {"v", "is"}:
            self.inside, self.pointer = tag, ""
            self.fill()
        elif tag == "row":
            self.row, self.column = self.row_number(attributes.get("r", "")), 0
        elif tag == "si":
            self.inside = tag
            self.extent.shared.append(0)

    def characters(self, text):
        if self.inside == "si":
            self.extent.shared[-1] += len(text)
        elif self.inside == "v" and self.kind == "s":
            self.pointer += text

    def end(self, name):
        if name.rpartition(":")[2] != self.inside:
            return
        if self.pointer.isdecimal() and int(self.pointer) < len(self.extent.shared):
            self.extent.hold(self.extent.shared[int(self.pointer)])
        self.inside = self.pointer = ""

    def row_number(self, text):
        if text and not REFERENCE.fullmatch(f"A{text}"):
            raise WorkbookError(DAMAGED)
        return int(text) if text else self.row + 1

    def place(self, reference):
        """A reference that is none would send the reader to a column billions away."""
        found = REFERENCE.fullmatch(reference)
        if reference and found is None:
            raise WorkbookError(DAMAGED)
        if found is None:
            self.column += 1
            return
        self.row, self.column = int(found[2]), 0
        for letter in found[1]:
            self.column = self.column * 26 + ord(letter) - 64


class OdsGrid(Grid):
    """All sheets stand in one file; rows, cells and spaces may be «repeated»."""

    rows_alike = cells_alike = 1

    def start(self, name, attributes):
        tag = name.rpartition(":")[2]
        if tag == "table":
            self.row = self.rows = self.columns = 0
        elif tag == "table-row":
            self.rows_alike = times(attributes, "table:number-rows-repeated")
            self.row, self.column = self.row + self.rows_alike, 0
        elif tag in {"table-cell", "covered-table-cell"}:
            self.cells_alike = times(attributes, "table:number-columns-repeated")
            self.column += self.cells_alike
        if tag == "p" or "office:value-type" in attributes:
            self.fill()
        elif tag == "s":
            self.hold(times(attributes, "text:c"))

    def characters(self, text):
        if not text.isspace():
            self.hold(len(text))

    def hold(self, characters):
        self.extent.hold(characters * self.rows_alike * self.cells_alike)


def times(attributes, name):
    """How often a row or cell stands there; an unreadable number counts as far too often."""
    value = attributes.get(name, "1")
    return int(value) if value.isdecimal() and len(value) < 10 else 10**9


GRIDS = {"xlsx": XlsxGrid, "ods": OdsGrid}
