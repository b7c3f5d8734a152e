"""What a chapter shows of housing besides plain numbers and maps: one number over the years."""

from buurtwerk.core.charts import bar
from rapportage.definitions import BY_KEY
from rapportage.definitions.housing import OPEN_BY_YEAR
from rapportage.parts import Breakdown, Row


def open_by_year(figures, year):
    """The files open at the end of this year and of those before it, which is last year's value too."""
    definition = BY_KEY[OPEN_BY_YEAR]
    rows = {
        at: Row(at, number, "", definition.address(year, at)) for at, number in figures["files"]["open_by_year"].items()
    }
    return Breakdown(definition, bar, rows, year, has_before=False)
