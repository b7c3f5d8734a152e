"""Amounts of money as they are written here."""

from django.utils.formats import number_format


def euro(amount):
    """€ 1.250,00; nothing for nothing."""
    return "" if amount is None else f"€\N{NO-BREAK SPACE}{number_format(amount, 2, force_grouping=True)}"
