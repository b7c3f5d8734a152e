"""The yearly figures of figures.md, counted straight from the cells of a register workbook.

A second opinion on the app: it shares no code with it, reads with another library, and counts one record at a time.
The workbook is taken to be without faults.
"""

import openpyxl

from tests.reference.activities import activities
from tests.reference.cells import records, trimmed
from tests.reference.grocery import grocery
from tests.reference.heard import partners, referrals, signals
from tests.reference.housing import housing
from tests.reference.reach import reach
from tests.reference.visits import visits

__all__ = ["APP_SHEETS", "count", "figures_of", "read", "trimmed"]

APP_SHEETS = ("Gezinnen", "Bewoners", "Organisaties", "Toeleidingen", "Huisbezoeken", "Signalen")
APP_SHEETS += ("Overeenkomsten",)
APP_SHEETS += ("Sessies", "Aanwezigheden", "Inschrijvingen", "Klantenkaarten", "Winkelbezoeken")
APP_SHEETS += ("Woondossiers", "Rollend fonds")


def count(path, year, sheets=APP_SHEETS):
    """The figures JSON for one year of a workbook; a sheet that is not in `sheets` is taken as empty."""
    return figures_of(read(path, sheets), year)


def read(path, sheets=APP_SHEETS):
    """Sheet -> its records."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet: records(book, sheet) if sheet in sheets else [] for sheet in APP_SHEETS}


def figures_of(register, year):
    """The figures JSON: visits, reach, activities, kruidenier, signals, referrals, housing and partners."""
    return {
        "visits": visits(register, year),
        "reach": reach(register, year),
        "activities": activities(register, year),
        "kruidenier": grocery(register, year),
        "signals": signals(register, year),
        "referrals": referrals(register, year),
        "housing": housing(register, year),
        "partners": partners(register, year),
    }
