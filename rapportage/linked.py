"""Which counts of people and referrals add up to which others: all that a reader can subtract."""

from dataclasses import replace

from contacts.models import Household, Referral, Resident
from contacts.models.resident import AGE_BANDS
from rapportage import linked_areas
from rapportage.together import BELGIUM, ORIGINS, PARTNERS, TOGETHER, UNKNOWN
from rapportage.withholding import Linked, is_left_over

HELD = "visits.held"  # events, but no more households can be visited than there were visits
AGAIN = "visits to a household again"
SHOPPED, SHOPPED_AGAIN = "kruidenier.visits", "shop visits of a household again"
EVENTS = (HELD, AGAIN, SHOPPED, SHOPPED_AGAIN)
TOLD = "decisions.told"
OTHERWISE, AT_MOST, MORE = "households reached otherwise", "most households reached otherwise", "fewer of them"

CODES = {
    "reach.by_age_band": [*AGE_BANDS, UNKNOWN],
    "reach.by_gender": Resident.Gender.values,
    "reach.households_by_type": Household.Type.values,
    "reach.households_by_tenure": Household.Tenure.values,
    "reach.households_by_social_service": Household.SocialService.values,
    "referrals.by_result": Referral.Result.values,
}
SUMS = (
    ("reach.residents", "reach.known_origin_residents", f"{ORIGINS}.{UNKNOWN}"),
    ("reach.residents", "visits.residents", "residents reached otherwise"),
    ("reach.known_origin_residents", f"{ORIGINS}.{BELGIUM}", "reach.foreign_origin_residents"),
    ("reach.households", "reach.known_origin_households", "households of unknown origin"),
    ("reach.households", "visits.households", OTHERWISE),
    ("reach.known_origin_households", "reach.foreign_origin_households", "households from Belgium"),
    ("visits.households", "visits.first_visits", "households visited before"),
    (HELD, "visits.households", AGAIN),
    ("reach.households", "kruidenier.households", "households that did not come to the grocery"),
    (SHOPPED, "kruidenier.households", SHOPPED_AGAIN),
)
MAPS = (
    ("reach.residents", "reach.by_age_band"),
    ("reach.residents", "reach.by_gender"),
    ("reach.households", "reach.households_by_type"),
    ("reach.households", "reach.households_by_tenure"),
    ("reach.households", "reach.households_by_social_service"),
    ("referrals.total", "referrals.by_result"),
)
GROUPED = (("reach.foreign_origin_residents", ORIGINS), ("referrals.total", PARTNERS))
ALONE = ("reach.network", "kruidenier.new_cards", "kruidenier.ended_cards", TOLD)


def linked_of(figures):
    """All of a year but its activities; small countries and partners are taken together already."""
    sums = sums_of(figures)
    linked = with_bounds(Linked(cells_of(figures, sums), sums, open=(*EVENTS, AT_MOST, MORE)))
    return linked_areas.with_bounds(linked, figures)


def with_bounds(linked):
    """A household that nobody visited came to the grocery, or a resident of it was reached: there are no more."""
    most = linked.cells["reach.residents"] + linked.cells["kruidenier.households"]
    more = most - linked.cells[OTHERWISE]
    if more < 0:
        return linked
    sums = [(AT_MOST, ["reach.residents", "kruidenier.households"]), (AT_MOST, [OTHERWISE, MORE])]
    return replace(linked, cells=linked.cells | {AT_MOST: most, MORE: more}, sums=[*linked.sums, *sums])


def can_be_together(name):
    """Whether it is a country or a partner: one that is not shown need not be named."""
    section, key, *code = name.split(".", 2)
    together = TOGETHER.get(f"{section}.{key}")
    return bool(code and together and together.can_hold(*code))


def sums_of(figures):
    """(total, parts) for everything in `figures` that adds up; they form three trees, which the bounds tie."""
    maps = [(total, [f"{key}.{code}" for code in CODES[key]]) for total, key in MAPS]
    grouped = [(total, _group_of(figures, key)) for total, key in GROUPED]
    return [*((total, parts) for total, *parts in SUMS), *maps, *grouped, *linked_areas.sums_of(figures)]


def _group_of(figures, key):
    """The countries or partners that occur, and those taken together even where there are none."""
    together = TOGETHER[key]
    shown = [code for code in value_of(figures, key) if together.can_hold(code)]
    return [f"{key}.{code}" for code in sorted([*shown, together.code])]


def cells_of(figures, sums):
    """Every count of people and referrals by its name, zeros and left-overs too."""
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
