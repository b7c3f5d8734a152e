from wonen.models.application import ApplicationPaper, PremiumApplication
from wonen.models.dwelling import Defect, HousingPhoto
from wonen.models.file import HousingFile
from wonen.models.fund import FundEntry, FundState
from wonen.models.partner import HousingPartner
from wonen.models.premium import APPLICANTS, Premium, PremiumPaper, PremiumTenure
from wonen.models.step import Actor, HousingStep, StandardStep
from wonen.models.terms import LoanTerms

__all__ = [
    "APPLICANTS",
    "Actor",
    "ApplicationPaper",
    "Defect",
    "FundEntry",
    "FundState",
    "HousingFile",
    "HousingPartner",
    "HousingPhoto",
    "HousingStep",
    "LoanTerms",
    "Premium",
    "PremiumApplication",
    "PremiumPaper",
    "PremiumTenure",
    "StandardStep",
]
