"""The sheets of housing in the register workbook."""

# Sheets are read in the order in which they register: first what others name.
# isort: off
from wonen.registers.files import HousingFileSheet
from wonen.registers.steps import HousingStepSheet, StandardStepSheet
from wonen.registers.demo import demo_housing

__all__ = ["HousingFileSheet", "HousingStepSheet", "StandardStepSheet", "demo_housing"]
