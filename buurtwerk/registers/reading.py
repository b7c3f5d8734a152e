"""A workbook from its bytes: sheets, header rows and the rows under them, numbered as the spreadsheet numbers them."""

import io
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum

from buurtwerk.registers import safety
from buurtwerk.registers.cells import is_filled, plain, quoted, text_of
from buurtwerk.registers.errors import WorkbookError


def read_workbook(data):
    """Raises WorkbookError, whose message says what is wrong with the file and what to do."""
    safety.inspect(data)
    with readable():
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return Workbook(book)


@contextmanager
def readable():
    """Whatever the reader trips over (it may even panic on a file made for that) is a file that is no workbook."""
    try:
        yield
    except (WorkbookError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise safety.no_workbook() from error


class Workbook:
    """The sheets by their name, without regard to case and spaces around it."""

    def __init__(self, book):
        self._book = book
        names = [found.name for found in book.sheets_metadata if found.typ == SheetTypeEnum.WorkSheet]
        self.names: dict[str, str] = {}
        for name in names:
            if self.names.setdefault(plain(text_of(name)), name) != name:
                raise WorkbookError(
                    _("Het blad %s staat er twee keer in. Geef elk blad een eigen naam.") % quoted(name.strip())
                )

    def sheet(self, name):
        """The sheet of that name, or None where it is not there or has no filled cell."""
        found = self.names.get(plain(name))
        if found is None:
            return None
        with readable():
            grid = self._book.get_sheet_by_name(found)
        return Sheet(found, grid) if grid.height else None


@dataclass(eq=False)
class Sheet:
    name: str
    grid: CalamineSheet

    @property
    def height(self):
        return self.grid.total_height

    @cached_property
    def header(self):
        """The titles in row 1 as they were typed, trimmed."""
        with readable():
            first = self.grid.to_python(skip_empty_area=False, nrows=1)
        return [text_of(cell) for cell in first[0]] if first else []

    def rows(self):
        """(row number, cells) of every row under the header that has a filled cell."""
        before = [""] * (self.grid.start or (0, 0))[1]  # the reader leaves out empty columns on the left
        for number, cells in enumerate(self.grid.iter_rows(), start=1):
            if number > 1 and is_filled(cells):
                yield number, before + cells
