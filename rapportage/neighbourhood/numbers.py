"""Numbers as statistics write them: below zero too, with a comma or a point and two decimals at most."""

import re
from decimal import Decimal

from django.utils.formats import number_format

from buurtwerk.registers.cells import text_of

NUMBER_TEXT = re.compile(r"([-−]?)([0-9]{1,12})(?:[.,]([0-9]{1,2}))?")
CENT = Decimal("0.01")


def number_in(text):
    """The Decimal that is typed; None for anything else, thousands apart too: «5.230» may mean two numbers."""
    found = NUMBER_TEXT.fullmatch(text)
    if found is None:
        return None
    number = Decimal(f"{found[2]}.{found[3] or 0}").quantize(CENT)
    return -number if found[1] and number else number


def cell_text(cell):
    """A cell as one would type it: a number of a spreadsheet may be off in its last bit."""
    return f"{cell:.15g}" if isinstance(cell, float) else text_of(cell)


def number_text(value, unit=""):
    """«5.230 personen», «11,4 %»: no decimals that say nothing."""
    shown = number_format(shortest(value), force_grouping=True)
    return f"{shown}\N{NO-BREAK SPACE}{unit}" if unit else shown


def typed_text(value):
    """As one types it back: «5230», «11,4»."""
    return f"{shortest(value):f}".replace(".", ",")


def shortest(value):
    """The same number without zeros at its end."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
