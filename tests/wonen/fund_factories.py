"""Files and entries of the rolling fund, valid by default."""

from datetime import date
from decimal import Decimal
from itertools import count

from tests.contacts.factories import make_household
from wonen.models import FundEntry, HousingFile, LoanTerms

numbers = count(1)


def make_loan_file(**fields):
    """A file of the emergency fund."""
    household = fields.pop("household", None) or make_household(team=fields.pop("team", None))
    default = {"code": f"NK{next(numbers):04}", "kind": "emergency_fund", "opened_on": date(2018, 1, 8)}
    return HousingFile.objects.create(team=household.team, household=household, **default | fields)


def make_entry(kind, amount, on=date(2018, 6, 4), *, file=None, team=None, **fields):
    """An entry, judged; a loan or a repayment has a `file`."""
    told = {"code": f"B{next(numbers):04}", "team": file.team if file else team, "file": file}
    return FundEntry.objects.create(kind=kind, amount=Decimal(amount), date=on, **told | fields)


def make_terms(file, **fields):
    default = {"agreed_on": date(2018, 6, 4), "months": 120}
    return LoanTerms.objects.create(team=file.team, file=file, **default | fields)
