"""Random yearly figures that hang together, and a reader who works out what a published report withholds.

The reader shares no code with `rapportage`: it knows figures.md and sees only what is printed. Numbers that are
possible for a cell are kept as the bits of an integer, so every set is exact, gaps and all.
"""

import random
from collections import Counter

from rapportage.publishing import Withheld

BANDS = ["0-17", "18-34", "35-59", "60+", "unknown"]
GENDERS = ["f", "m", "x", "unknown"]
TYPES = ["single", "single_parent", "couple", "couple_with_children", "other", "unknown"]
TENURES = ["private_rent", "social_rent", "owner", "emergency_buyer", "other", "unknown"]
SERVICE = ["yes", "no", "unknown"]
RESULTS = ["proposed", "accompanied", "started", "dropped"]
PARTNERS = ["1", "O 2", "a.b", "unknown", *(f"O{number:02}" for number in range(5, 26))]
COUNTRIES = ["BE", "unknown", "AF", "SY", "TR", "MA", "PL", "UA", "FR", "GH"]
LARGEST = 160
ANYTHING = (1 << (LARGEST + 1)) - 1
FEW = range(1, 5)


def make_figures(*, people=0, homes=0, held=None, first=None, network=0, referrals=(), **maps):
    """A year that hangs together: all `people` and `homes` alike and visited, but for the maps that are given."""
    held = homes if held is None else held
    origins = maps.pop("by_origin", {"BE": people})
    known = people - origins.get("unknown", 0)
    visits = {"attempted": held, "held": held, "households": homes, "residents": people, "minutes": 30 * held}
    visits |= {"first_visits": homes if first is None else first, "by_result": {"conversation": held}}
    visits |= {"by_month": [held] + [0] * 11, "by_kind": {"unknown": held}, "by_theme": {"leisure": held}}
    reach = {"residents": people, "households": homes, "network": network, "by_origin": origins}
    reach |= {"countries": len(origins.keys() - {"unknown"}), "known_origin_residents": known}
    reach |= {"foreign_origin_residents": known - origins.get("BE", 0)}
    reach |= {"known_origin_households": homes, "foreign_origin_households": homes}
    reach |= {"by_age_band": {"35-59": people}, "by_gender": {"f": people}, "households_by_type": {"single": homes}}
    reach |= {"households_by_tenure": {"owner": homes}, "households_by_social_service": {"no": homes}}
    reach = {key: without_zeros(value) for key, value in (reach | maps).items()}
    return {"visits": visits, "reach": reach} | make_others(*referrals)


def make_others(by_result=None, by_organisation=None):
    """The sections beside visits and reach; a map that isn't given has all referrals in one cell."""
    total = sum((by_result or by_organisation or {}).values())
    maps = {"by_result": by_result or {"started": total}, "by_organisation": by_organisation or {"O1": total}}
    signals = {"raised": 3, "by_theme": {"housing": 3}, "to_steering_group": 1, "resolved": 2}
    referrals = {"total": total} | {key: without_zeros(value) for key, value in maps.items()}
    return {"signals": signals, "referrals": referrals, "partners": {"agreements": 3}}


def without_zeros(value):
    return {code: number for code, number in value.items() if number} if isinstance(value, dict) else value


def random_figures(seed):
    rng = random.Random(seed)
    people, homes = rng.choice([rng.randint(0, 12), rng.randint(5, 90)]), rng.randint(0, 50)
    visits, reach = random_visits(rng, people, homes), random_reach(rng, people, homes)
    return {"visits": make_figures()["visits"] | visits, "reach": reach} | make_others(*random_referrals(rng))


def random_referrals(rng):
    """(by result, by partner): from a team that began yesterday to one with 25 partners."""
    many = rng.choice([rng.randint(0, 8), rng.randint(5, 30), rng.randint(20, LARGEST)])
    partners = PARTNERS[: rng.choice([1, 2, 3, rng.randint(4, len(PARTNERS))])]
    return spread(rng, many, RESULTS), spread(rng, many, partners)


def random_reach(rng, people, homes):
    origins = spread(rng, people, COUNTRIES)
    known, known_homes = people - origins.get("unknown", 0), rng.choice([homes, rng.randint(0, homes)])
    return {
        "residents": people,
        "households": homes,
        "network": rng.randint(0, 40),
        "by_origin": origins,
        "countries": len(set(origins) - {"unknown"}),
        "known_origin_residents": known,
        "foreign_origin_residents": known - origins.get("BE", 0),
        "by_age_band": spread(rng, people, BANDS),
        "by_gender": spread(rng, people, GENDERS),
        "households_by_type": spread(rng, homes, TYPES),
        "households_by_tenure": spread(rng, homes, TENURES),
        "households_by_social_service": spread(rng, homes, SERVICE),
        "known_origin_households": known_homes,
        "foreign_origin_households": rng.choice([known_homes, rng.randint(0, known_homes)]),
    }


def random_visits(rng, people, homes):
    visited = rng.choice([homes, homes, rng.randint(0, homes)])
    held = visited + rng.choice([0, rng.randint(0, 30)]) if visited else 0
    return {
        "attempted": held,
        "held": held,
        "households": visited,
        "residents": rng.choice([people, people, rng.randint(0, people)]),
        "first_visits": rng.choice([visited, rng.randint(0, visited)]),
    }


def spread(rng, number, codes):
    """So many people over some of the codes, most of them over the first ones."""
    weights = [rng.choice([0, 0.03, 0.2, 1]) for _ in codes]
    weights = weights if any(weights) else [1 for _ in codes]
    return dict(Counter(rng.choices(codes, weights, k=number)))


# The reader


def sums_in(printed):
    """(total, parts) as figures.md has them; a part written None is never printed."""
    reach, visits = printed["reach"], printed["visits"]
    origin = dict.fromkeys(("BE", "unknown"), 0) | reach["by_origin"]
    abroad = {code: value for code, value in origin.items() if code not in ("BE", "unknown")}
    people = {("reach", "residents"): reach["residents"], ("reach", "known"): reach["known_origin_residents"]}
    people |= {("reach", "foreign"): reach["foreign_origin_residents"], ("visits", "residents"): visits["residents"]}
    people |= {("origin", code): value for code, value in origin.items()}
    homes = {("reach", "households"): reach["households"], ("reach", "known homes"): reach["known_origin_households"]}
    homes |= {("reach", "foreign homes"): reach["foreign_origin_households"], ("visits", "held"): visits["held"]}
    homes |= {("visits", "homes"): visits["households"], ("visits", "first"): visits["first_visits"]}
    sums = [
        (("reach", "residents"), [("reach", "known"), ("origin", "unknown")]),
        (("reach", "residents"), [("visits", "residents"), "reached otherwise"]),
        (("reach", "known"), [("origin", "BE"), ("reach", "foreign")]),
        (("reach", "foreign"), [("origin", code) for code in abroad] or ["nobody"]),
        (("reach", "households"), [("reach", "known homes"), "homes of unknown origin"]),
        (("reach", "known homes"), [("reach", "foreign homes"), "homes from Belgium"]),
        (("reach", "households"), [("visits", "homes"), "homes reached otherwise"]),
        (("visits", "homes"), [("visits", "first"), "homes visited before"]),
        (("visits", "held"), [("visits", "homes"), "visits to a home again"]),
    ]
    cells = people | homes | {"nobody": 0} | referrals_in(printed)
    partners = [name for name in cells if name[0] == "partner"]
    sums.append((("referrals", "total"), partners or ["nobody"]))
    sums.append((("referrals", "total"), [("result", code) for code in RESULTS]))
    tables = [("residents", "by_age_band", BANDS), ("residents", "by_gender", GENDERS)]
    tables += [("households", "households_by_type", TYPES), ("households", "households_by_tenure", TENURES)]
    tables += [("households", "households_by_social_service", SERVICE)]
    for total, table, codes in tables:
        cells |= {(table, code): reach[table].get(code, 0) for code in codes}
        sums.append((("reach", total), [(table, code) for code in codes]))
    return cells, sums


def referrals_in(printed):
    referrals = printed["referrals"]
    results = {("result", code): referrals["by_result"].get(code, 0) for code in RESULTS}
    partners = {("partner", code): value for code, value in referrals["by_organisation"].items()}
    return {("referrals", "total"): referrals["total"]} | results | partners


def what_a_reader_finds(printed):
    """Cell -> the set of numbers it can be, by trying all that the sums leave open."""
    cells, sums = sums_in(printed)
    names = {name for total, parts in sums for name in (total, *parts)}
    possible = {name: bits_of(cells.get(name, Withheld.DROPPED)) for name in names}
    before = None
    while before != possible:
        before = dict(possible)
        for total, parts in sums:
            narrow(possible, total, parts)
    return {name: [value for value in range(LARGEST + 1) if bits >> value & 1] for name, bits in possible.items()}


def bits_of(value):
    if not isinstance(value, Withheld):
        return 1 << value
    low = {Withheld.FEW: 1, Withheld.HIDDEN: 5, Withheld.DROPPED: 0}[value]
    high = 4 if value is Withheld.FEW else LARGEST
    return sum(1 << number for number in range(low, high + 1))


def narrow(possible, total, parts):
    possible[total] &= added([possible[part] for part in parts])
    for part in parts:
        others = added([possible[other] for other in parts if other != part])
        possible[part] &= taken_from(possible[total], others)


def added(sets):
    result = 1
    for bits in sets:
        result = sum_of_sets(result, bits)
    return result


def sum_of_sets(one, other):
    found = 0
    for value in range(other.bit_length()):
        if other >> value & 1:
            found |= one << value
    return found & ANYTHING


def taken_from(totals, others):
    found = 0
    for value in range(others.bit_length()):
        if others >> value & 1:
            found |= totals >> value
    return found
