"""Random yearly figures that hang together, without activities."""

import random
from collections import Counter

BANDS = ["0-17", "18-34", "35-59", "60+", "unknown"]
GENDERS = ["f", "m", "x", "unknown"]
TYPES = ["single", "single_parent", "couple", "couple_with_children", "other", "unknown"]
TENURES = ["private_rent", "social_rent", "owner", "emergency_buyer", "other", "unknown"]
SERVICE = ["yes", "no", "unknown"]
AREAS = ["GB-1", "a.b", "2", "unknown", "GB-0005", " elsewhere"]
RESULTS = ["proposed", "accompanied", "started", "dropped"]
PARTNERS = ["1", "O 2", "a.b", "unknown", *(f"O{number:02}" for number in range(5, 26))]
COUNTRIES = ["BE", "unknown", "AF", "SY", "TR", "MA", "PL", "UA", "FR", "GH"]
LARGEST = 160


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
    sections = {"visits": visits, "reach": reach, "activities": {}, "kruidenier": make_grocery([set()] * 12)}
    return sections | make_others(*referrals)


def make_grocery(months, again=0, new=0, ended=0):
    """`months`: the households that came in each of them."""
    numbers = [len(homes) for homes in months]
    there = [number for number in numbers if number]
    return {
        "visits": sum(numbers) + (again if there else 0),
        "households": len(set().union(*months)),
        "households_by_month": numbers,
        "households_per_month": round(sum(there) / len(there), 1) if there else 0,
        "new_cards": new,
        "ended_cards": ended,
    }


def random_grocery(rng, homes):
    """Which of these households came in which month; some months nobody."""
    customers = rng.sample(homes, rng.choice([0, len(homes), rng.randint(0, len(homes))]))
    often = rng.choice([0.2, 0.9, 1])
    months = [{home for home in customers if rng.random() < often} for _ in range(rng.choice([1, 2, 3]))]
    cards = (rng.choice([0, rng.randint(0, 30)]), rng.choice([0, rng.randint(0, 9)]))
    return make_grocery([*months, *[set()] * (12 - len(months))], rng.choice([0, 0, rng.randint(0, 9)]), *cards)


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
    sections = {"visits": make_figures()["visits"] | visits, "reach": reach, "activities": {}}
    sections |= make_others(*random_referrals(rng))
    sections |= {"kruidenier": random_grocery(rng, range(homes))}
    return sections | random_areas(random.Random(f"areas {seed}"), sections)


def random_areas(rng, sections):
    """The section of areas of a team that has some; none where they would not hang together with the visits."""
    codes = [*AREAS[: rng.randint(1, 5)], AREAS[-1]]
    people, homes = (spread(rng, sections["reach"][key], codes) for key in ("residents", "households"))
    beside = sections["visits"]["households"] + sections["kruidenier"]["households"]
    holds = all(number <= people.get(code, 0) + beside for code, number in homes.items())
    none = dict.fromkeys(codes, 0)
    return {"areas": {"residents": none | people, "households": none | homes}} if holds and rng.random() < 0.8 else {}


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
