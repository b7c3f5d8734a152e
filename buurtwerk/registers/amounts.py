"""Amounts of money in cells; widgets like those in widgets.py."""

from django.utils.translation import gettext as _

from buurtwerk.core.money import amount_in
from buurtwerk.registers.cells import quoted, text_of
from buurtwerk.registers.widgets import Cell


class Amount(Cell):
    """Euro from 0 on, two decimals at most and smaller than `below`; an empty cell is no amount."""

    def __init__(self, *, below=10**6):
        super().__init__()
        self.below = below

    def clean(self, value, row=None, **kwargs):
        text = "?" if isinstance(value, bool) else plain_number(value)
        if not text:
            return None
        amount = amount_in(text)
        if amount is None or amount >= self.below:
            raise ValueError(
                _("%s is geen bedrag. Schrijf euro's met hoogstens twee decimalen, zoals 12,50.")
                % quoted(text_of(value))
            )
        return amount


def plain_number(value):
    """A number as it is typed: a sum in a spreadsheet may be off in its last bit."""
    if isinstance(value, float):
        value = f"{value:.6f}".rstrip("0").rstrip(".")
    return text_of(value)
