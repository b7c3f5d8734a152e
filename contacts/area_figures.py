"""Who was reached in which area of the neighbourhood."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count

from contacts.dossier import reached
from contacts.figures import groups_of_households, groups_of_residents, told_of_households, told_of_residents
from contacts.models import Area, AreaStreet, Household, Resident
from contacts.models.area import street_key

ELSEWHERE = " elsewhere"  # begins with a blank, which no code of an area does


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """Code of each area, and ELSEWHERE, to how many were reached there; empty for a team without areas.

    Where a household lies is told by its street as it is written now; a household without one is elsewhere.
    """

    residents: dict[str, int] = field(default_factory=dict)
    households: dict[str, int] = field(default_factory=dict)


def reach_by_area(team, year):
    """In four queries, however many people and areas there are; one where there are none."""
    codes = list(Area.objects.of(team).by_name().values_list("code", flat=True))
    if not codes:
        return AreaFigures()
    areas = dict(AreaStreet.objects.of(team).order_by().values_list("key", "area__code"))
    people = Resident.objects.of(team).filter(reached(team, year, "resident"))
    homes = Household.objects.of(team).filter(reached(team, year, "household"))
    counted = [counted_by(people, "household__street", areas), counted_by(homes, "street", areas)]
    return AreaFigures(*({code: numbers[code] for code in [*codes, ELSEWHERE]} for numbers in counted))


def reach_within_areas(team, year):
    """Code of each area -> what ReachFigures tell of whoever lives there, without the network; exact, three queries."""
    areas = dict(AreaStreet.objects.of(team).order_by().values_list("key", "area__code"))
    people = in_areas(groups_of_residents(team, year, "household__street"), "household__street", areas)
    homes = in_areas(groups_of_households(team, year, "street"), "street", areas)
    codes = Area.objects.of(team).values_list("code", flat=True)
    return {code: told_of_residents(people[code]) | told_of_households(homes[code]) for code in codes}


def in_areas(groups, street, areas):
    """Code -> the groups whose street lies in that area."""
    found = defaultdict(list)
    for group in groups:
        found[areas.get(street_key(group[street]), ELSEWHERE)].append(group)
    return found


def counted_by(rows, street, areas):
    """Code -> how many of these rows; counted by street in the database."""
    found: Counter = Counter()
    for name, number in rows.order_by().values_list(street).annotate(number=Count("pk")):
        found[areas.get(street_key(name), ELSEWHERE)] += number
    return found


def homes_by_street(team):
    """Key of a street -> how many households live there."""
    found: Counter = Counter()
    for name, number in Household.objects.of(team).order_by().values_list("street").annotate(number=Count("pk")):
        found[street_key(name)] += number
    return found


def streets_outside(team):
    """(street, households) of the streets that lie in no area, most households first; two queries.

    A street that is written in several ways goes by the way that is used most; without a street: an empty name.
    """
    covered = set(AreaStreet.objects.of(team).values_list("key", flat=True))
    rows = Household.objects.of(team).order_by().values_list("street").annotate(number=Count("pk"))
    found: dict[str, list] = {}
    for name, number in sorted(rows, key=lambda row: (-row[1], row[0])):
        if (key := street_key(name)) not in covered:
            found.setdefault(key, [name.strip(), 0])[1] += number
    return sorted(map(tuple, found.values()), key=lambda row: (not row[0], -row[1], street_key(row[0])))
