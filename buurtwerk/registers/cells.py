"""Cells as a spreadsheet gives them, made plain."""

import unicodedata
from datetime import date, time

from buurtwerk.core.text import INVISIBLE

SHOWN = 40  # characters of a cell that a message repeats


def text_of(cell):
    """A cell as text: trimmed, without invisible signs; a whole number carries no decimals."""
    if isinstance(cell, str):
        return trimmed(cell)
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    return "" if cell is None else str(cell)


def trimmed(text):
    if text.isprintable():  # nearly every cell: nothing to take out but spaces around it
        return text.strip()
    return INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def plain(text):
    """For matching without regard to case, or to how accents and apostrophes were typed."""
    return unicodedata.normalize("NFC", text).replace("’", "'").casefold()


def entries_of(cell):
    """The entries of a list between semicolons, each once, in the order they stand in."""
    entries = [trimmed(entry) for entry in text_of(cell).split(";")]
    return [entry for entry in dict.fromkeys(entries) if entry]


def is_filled(cells):
    return any(text_of(cell) for cell in cells)


def quoted(text):
    """A cell as a message repeats it: on one line and not endless."""
    line = " ".join(str(text).split())
    return f"«{line}»" if len(line) <= SHOWN else f"«{line[:SHOWN]}…»"
