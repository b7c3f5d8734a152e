"""What is known of residents and households."""

from tests.reference.cells import choice, day, number, text
from tests.workbooks import COUNTRIES

CODE_OF_COUNTRY = {name.lower(): code for code, name in COUNTRIES.items()}


def in_network(resident, last_day):
    ended = day(resident, "einde contact")
    return day(resident, "eerste contact") <= last_day and (ended is None or ended > last_day)


def origin(resident):
    """The ISO code of the country, or "unknown" (empty, onbekend, niet gevraagd)."""
    country = choice(resident, "herkomst")
    if country in ("", "onbekend", "niet gevraagd"):
        return "unknown"
    return CODE_OF_COUNTRY.get(country, country.upper())


def household_origin(household, residents):
    """foreign: a member from another country than BE; BE: every member's country is BE; else unknown."""
    origins = {origin(resident) for resident in residents if text(resident, "gezin") == household}
    if origins - {"BE", "unknown"}:
        return "foreign"
    return "BE" if origins == {"BE"} else "unknown"


def age_band(resident, year):
    """By the age reached in that year; a birth date goes before a birth year."""
    born = day(resident, "geboortedatum")
    birth_year = born.year if born else number(resident, "geboortejaar")
    if not birth_year:
        return "unknown"
    age = year - birth_year
    return "0-17" if age < 18 else "18-34" if age < 35 else "35-59" if age < 60 else "60+"
