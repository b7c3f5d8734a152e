"""How far the sheets of a workbook reach, counted from their XML without building them."""

import re

from django.utils.translation import gettext_lazy as _

from buurtwerk.registers.errors import WorkbookError

MAX_ROWS = 200_000
MAX_CELLS = 6_000_000  # the reader keeps a full grid up to the last filled cell: thirty columns of every row
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
UNREADABLE = _("Dit werkboek is beschadigd. Open het in Excel of LibreOffice en bewaar het opnieuw als .xlsx.")


class Extent:
    """What all sheets together hold; raises WorkbookError as soon as that is too much."""

    def __init__(self):
        self.rows = self.cells = 0

    def grow(self, rows, cells):
        self.rows += rows
        self.cells += cells
        if self.rows > MAX_ROWS:
            raise WorkbookError(
                _("Dit werkboek heeft meer dan 200.000 rijen. Splits het, of wis wat er onderaan verdwaald staat.")
            )
        if self.cells > MAX_CELLS:
            raise WorkbookError(_("Een blad in dit werkboek is veel te breed. Wis wat er ver rechts verdwaald staat."))


class Grid:
    """One sheet: the last row and column with a filled cell so far."""

    def __init__(self, extent):
        self.extent, self.rows, self.columns = extent, 0, 0
        self.row = self.column = 0

    def fill(self):
        if self.row <= self.rows and self.column <= self.columns:
            return
        rows, columns = max(self.rows, self.row), max(self.columns, self.column)
        self.extent.grow(rows - self.rows, rows * columns - self.rows * self.columns)
        self.rows, self.columns = rows, columns


class XlsxGrid(Grid):
    """A file of an .xlsx package is one sheet at most; its cells mostly say where they stand."""

    def start(self, name, attributes):
        tag = name.rpartition(":")[2]
        if tag in {"v", "is"}:
            self.fill()
        elif tag == "c":
            self.place(attributes.get("r", ""))
        elif tag == "row":
            self.row, self.column = self.row_number(attributes.get("r", "")), 0

    def row_number(self, text):
        if text and not REFERENCE.fullmatch(f"A{text}"):
            raise WorkbookError(UNREADABLE)
        return int(text) if text else self.row + 1

    def place(self, reference):
        """A reference that is none would send the reader to a column billions away."""
        found = REFERENCE.fullmatch(reference)
        if reference and found is None:
            raise WorkbookError(UNREADABLE)
        if found is None:
            self.column += 1
            return
        self.row, self.column = int(found[2]), 0
        for letter in found[1]:
            self.column = self.column * 26 + ord(letter) - 64


class OdsGrid(Grid):
    """All sheets stand in one file; rows and cells may be «repeated»."""

    def start(self, name, attributes):
        tag = name.rpartition(":")[2]
        if tag == "table":
            self.row = self.rows = self.columns = 0
        elif tag == "table-row":
            self.row, self.column = self.row + times(attributes, "table:number-rows-repeated"), 0
        elif tag in {"table-cell", "covered-table-cell"}:
            self.column += times(attributes, "table:number-columns-repeated")
            if "office:value-type" in attributes:
                self.fill()
        elif tag == "p":
            self.fill()


def times(attributes, name):
    """How often a row or cell stands there; an unreadable number counts as far too often."""
    value = attributes.get(name, "1")
    return int(value) if value.isdecimal() and len(value) < 10 else 10**9


GRIDS = {"xlsx": XlsxGrid, "ods": OdsGrid}
