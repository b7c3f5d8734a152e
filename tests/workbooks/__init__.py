"""Register workbooks for tests: small random ones, and writers that share nothing with the app.

A register is a dict of sheet name to rows of cells, the header row first; it holds what a person might type.
"""

from tests.workbooks.files import write_ods, write_xlsx
from tests.workbooks.registers import random_register
from tests.workbooks.sheets import COUNTRIES, SHEETS, THEMES, choices_of

__all__ = ["COUNTRIES", "SHEETS", "THEMES", "choices_of", "random_register", "write_ods", "write_xlsx"]
