"""Files and entries of the fund for what counts them, valid by default."""

from datetime import date
from decimal import Decimal
from itertools import count

from tests.contacts.factories import make_household
from wonen.models import FundEntry, HousingFile

numbers = count(1)


def make_opened(**fields):
    """A premium asked for in March 2018."""
    household = fields.pop("household", None) or make_household(team=fields.pop("team", None))
    fields.pop("team", None)
    default = {"code": f"WC{next(numbers):04}", "kind": "premium", "opened_on": date(2018, 3, 1)}
    return HousingFile.objects.create(team=household.team, household=household, **default | fields)


def make_booking(amount, file, kind="loan", **fields):
    """A loan of June 2018."""
    default = {"code": f"BC{next(numbers):04}", "date": date(2018, 6, 4)}
    amount = Decimal(amount)
    return FundEntry.objects.create(team=file.team, file=file, kind=kind, amount=amount, **default | fields)
