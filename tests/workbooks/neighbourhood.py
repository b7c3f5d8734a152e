"""Random figures of the neighbourhood."""

from tests.workbooks.people import TEXTS
from tests.workbooks.sheets import CHOICES

INDICATORS = ["inwoners", "aandeel eenoudergezinnen", "Aandeel 60+ (%)", "=1+1"]
VALUES = [0, 5230, 11.4, -0.35, -12, 999_999_999.99]


def random_figure(rng, indicator, area, year):
    """`area`: an area, the name of a new one, or None for the whole neighbourhood."""
    return {
        "indicator": indicator,
        "gebied": area and (area if isinstance(area, str) else area["naam"]),
        "jaar": year,
        "waarde": rng.choice(VALUES),
        "eenheid": rng.choice(["%", "personen", None]),
        "bron": rng.choice([*TEXTS, None]),
        "zet naast": rng.choice(CHOICES["zet naast"]),
    }
