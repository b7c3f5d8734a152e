"""Which counts of people add up to which others: all that a reader can subtract.

A name with a space in it is never printed: it is what is left when one printed figure is taken from another.
"""

from contacts.models import Household, Resident
from contacts.models.resident import AGE_BANDS

UNKNOWN, BELGIUM, OTHER = "unknown", "BE", "other_countries"
ORIGIN = "reach.by_origin."
HELD = "visits.held"  # events, but no more households can be visited than there were visits
AGAIN = "visits to a household again"
EVENTS = (HELD, AGAIN)

CODES = {
    "reach.by_age_band": [*AGE_BANDS, UNKNOWN],
    "reach.by_gender": Resident.Gender.values,
    "reach.households_by_type": Household.Type.values,
    "reach.households_by_tenure": Household.Tenure.values,
    "reach.households_by_social_service": Household.SocialService.values,
}
SUMS = (
    ("reach.residents", "reach.known_origin_residents", ORIGIN + UNKNOWN),
    ("reach.residents", "visits.residents", "residents reached otherwise"),
    ("reach.known_origin_residents", ORIGIN + BELGIUM, "reach.foreign_origin_residents"),
    ("reach.households", "reach.known_origin_households", "households of unknown origin"),
    ("reach.households", "visits.households", "households reached otherwise"),
    ("reach.known_origin_households", "reach.foreign_origin_households", "households from Belgium"),
    ("visits.households", "visits.first_visits", "households visited before"),
    (HELD, "visits.households", AGAIN),
)
MAPS = (
    ("reach.residents", "reach.by_age_band"),
    ("reach.residents", "reach.by_gender"),
    ("reach.households", "reach.households_by_type"),
    ("reach.households", "reach.households_by_tenure"),
    ("reach.households", "reach.households_by_social_service"),
)
ALONE = ("reach.network",)


def is_left_over(name):
    return " " in name


def is_country(name):
    return name.startswith(ORIGIN) and name.removeprefix(ORIGIN) not in (BELGIUM, UNKNOWN, OTHER)


def sums_of(figures):
    """(total, parts) for everything in `figures` that adds up; they form two trees."""
    maps = [(total, [f"{key}.{code}" for code in CODES[key]]) for total, key in MAPS]
    abroad = {ORIGIN + code for code in figures["reach"]["by_origin"]} - {ORIGIN + BELGIUM, ORIGIN + UNKNOWN}
    countries = ("reach.foreign_origin_residents", sorted(abroad | {ORIGIN + OTHER}))
    return [*((total, parts) for total, *parts in SUMS), *maps, countries]


def cells_of(figures, sums):
    """Every count of people by its name, zeros and left-overs too."""
    cells = {name: value_of(figures, name) for total, parts in sums for name in (total, *parts)}
    for total, parts in sums:
        for name in filter(is_left_over, parts):
            cells[name] = cells[total] - sum(cells[part] for part in parts if part != name)
    return cells | {name: value_of(figures, name) for name in ALONE}


def value_of(figures, name):
    """`reach.by_gender.f` looked up; a code that is left out counts zero."""
    found = figures
    for key in name.split(".", 2):
        found = found.get(key, 0) if isinstance(found, dict) else 0
    return found
