"""Workbooks with faults and tricky ones without, by section 1 of figures.md, for the sheets that the app has."""

from tests.faults.registers import FAULTS, all_faults_register
from tests.faults.valid import VALID

__all__ = ["FAULTS", "VALID", "all_faults_register"]
