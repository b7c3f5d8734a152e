"""What is printed of the social grocery: its months tell more than they seem to.

A month with few families is easily worked out of the other months, the mean and the year; so they show together or
not at all.
"""

from rapportage.linked import SHOPPED
from rapportage.together import SMALLEST_SHOWN
from rapportage.withholding import FEW, Withheld


def so_few_came(cells):
    """Nothing shows where there were so few shop visits that they tell how few families came."""
    if not 0 < cells[SHOPPED] < SMALLEST_SHOWN:
        return {}
    return {name: Withheld.DROPPED for name in cells if name.startswith("kruidenier.")}


def with_months(section):
    """The section as it is printed but for its months, and for the mean of these."""
    months = section["households_by_month"]
    if isinstance(section["households"], Withheld) or any(number in FEW for number in months):
        return section | {"households_by_month": [Withheld.DROPPED] * 12, "households_per_month": Withheld.DROPPED}
    return section
