"""Amounts of money as they are written here."""

import re
from decimal import Decimal

from django.utils.formats import number_format

AMOUNT_TEXT = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]{1,2}))?")
CENT = Decimal("0.01")


def amount_in(text):
    """Euro as it is typed, with a comma or a point and two decimals at most; None for anything else."""
    found = AMOUNT_TEXT.fullmatch(text)
    return Decimal(f"{found[1]}.{found[2] or 0}").quantize(CENT) if found else None


def euro(amount):
    """€ 1.250,00; nothing for nothing."""
    return "" if amount is None else f"€\N{NO-BREAK SPACE}{number_format(amount, 2, force_grouping=True)}"
