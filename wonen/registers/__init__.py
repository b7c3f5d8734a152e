"""The sheets of housing in the register workbook."""

# Sheets are read in the order in which they register: first what others name.
# isort: off
from wonen.registers.files import HousingFileSheet
from wonen.registers.steps import HousingStepSheet, StandardStepSheet
from wonen.registers.dwelling import DefectSheet
from wonen.registers.premiums import ApplicationPaperSheet, PremiumApplicationSheet, PremiumSheet
from wonen.registers.demo import demo_housing
from wonen.registers.demo_premiums import demo_premiums

__all__ = [
    "ApplicationPaperSheet",
    "DefectSheet",
    "HousingFileSheet",
    "HousingStepSheet",
    "PremiumApplicationSheet",
    "PremiumSheet",
    "StandardStepSheet",
    "demo_housing",
    "demo_premiums",
]
