from wonen.models.file import HousingFile, HousingPartner
from wonen.models.fund import FundEntry, FundState
from wonen.models.step import Actor, HousingStep, StandardStep
from wonen.models.terms import LoanTerms

__all__ = [
    "Actor",
    "FundEntry",
    "FundState",
    "HousingFile",
    "HousingPartner",
    "HousingStep",
    "LoanTerms",
    "StandardStep",
]
