"""The sheets of housing in the register workbook."""

# Sheets are read in the order in which they register: first what others name.
# isort: off
from wonen.registers.files import HousingFileSheet
from wonen.registers.steps import HousingStepSheet, StandardStepSheet
from wonen.registers.terms import LoanTermsSheet
from wonen.registers.fund import FundSheet
from wonen.registers.demo import demo_housing
from wonen.registers.demo_fund import demo_fund

__all__ = [
    "FundSheet",
    "HousingFileSheet",
    "HousingStepSheet",
    "LoanTermsSheet",
    "StandardStepSheet",
    "demo_fund",
    "demo_housing",
]
