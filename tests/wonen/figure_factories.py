"""Entries of the fund for what counts them, valid by default."""

from datetime import date
from decimal import Decimal
from itertools import count

from wonen.models import FundEntry

numbers = count(1)


def make_booking(amount, file, kind="loan", **fields):
    """A loan of June 2018."""
    default = {"code": f"BC{next(numbers):04}", "date": date(2018, 6, 4)}
    amount = Decimal(amount)
    return FundEntry.objects.create(team=file.team, file=file, kind=kind, amount=amount, **default | fields)
