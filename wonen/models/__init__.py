from wonen.models.dwelling import Defect, HousingPhoto
from wonen.models.file import HousingFile, HousingPartner
from wonen.models.fund import FundEntry
from wonen.models.premium import (
    APPLICANTS,
    ApplicationPaper,
    Premium,
    PremiumApplication,
    PremiumPaper,
    PremiumTenure,
)
from wonen.models.step import Actor, HousingStep, StandardStep

__all__ = [
    "APPLICANTS",
    "Actor",
    "ApplicationPaper",
    "Defect",
    "FundEntry",
    "HousingFile",
    "HousingPartner",
    "HousingPhoto",
    "HousingStep",
    "Premium",
    "PremiumApplication",
    "PremiumPaper",
    "PremiumTenure",
    "StandardStep",
]
