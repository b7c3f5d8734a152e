"""The yearly figures of figures.md: one function feeds the screen, the report and the command."""

from dataclasses import asdict

from buurtwerk.core.dates import today
from contacts.figures import partners_for_year, reach_for_year, referrals_for_year
from huisbezoeken import figures as visits

FIRST_YEAR = 1900
EVENTS = {
    "visits": ("attempted",),
    "reach": ("residents", "households"),
    "signals": ("raised", "to_steering_group", "resolved"),
    "referrals": ("total",),
}


def for_year(team, year):
    """The JSON of figures.md: sections, keys nested at each dot, maps without zeros, lists of twelve months."""
    return {
        "visits": asdict(visits.for_year(team, year)),
        "reach": asdict(reach_for_year(team, year)),
        "signals": asdict(visits.signals_for_year(team, year)),
        "referrals": asdict(referrals_for_year(team, year)),
        "partners": asdict(partners_for_year(team, year)),
    }


def is_year(year):
    """Whether a register can hold anything of that year."""
    return FIRST_YEAR <= year <= today().year + 1


def has_data(figures):
    """Whether anything happened; people known and agreements in force are no events of a year."""
    return any(figures[section][key] for section, keys in EVENTS.items() for key in keys)


def beside_last_year(team, year):
    """(figures, last year's figures); None for a last year in which nothing happened."""
    before = for_year(team, year - 1)
    return for_year(team, year), before if has_data(before) else None
