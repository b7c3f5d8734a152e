"""The sheets of housing in the register workbook."""

# Sheets are read in the order in which they register: first what others name.
# isort: off
from wonen.registers.files import HousingFileSheet
from wonen.registers.steps import HousingStepSheet, StandardStepSheet
from wonen.registers.terms import LoanTermsSheet
from wonen.registers.fund import FundSheet
from wonen.registers.dwelling import DefectSheet
from wonen.registers.premiums import ApplicationPaperSheet, PremiumApplicationSheet, PremiumSheet
from wonen.registers.demo import demo_housing
from wonen.registers.demo_fund import demo_fund
from wonen.registers.demo_premiums import demo_premiums

__all__ = [
    "ApplicationPaperSheet",
    "DefectSheet",
    "FundSheet",
    "HousingFileSheet",
    "HousingStepSheet",
    "LoanTermsSheet",
    "PremiumApplicationSheet",
    "PremiumSheet",
    "StandardStepSheet",
    "demo_fund",
    "demo_housing",
    "demo_premiums",
]
