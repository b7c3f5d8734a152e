"""A random year counted person by person as figures.md says: reach, visits, activities, where people were led on."""

import random
from collections import Counter

from tests.rapportage.figures_at_random import (
    AREAS,
    COUNTRIES,
    PARTNERS,
    RESULTS,
    SERVICE,
    TENURES,
    TYPES,
    make_figures,
    make_grocery,
)
from tests.rapportage.reader import DESTINATIONS

BAND = {"child": "0-17", "young": "18-34", "grown": "35-59", "old": "60+", "": "unknown"}
MOST = 45  # residents, so that everything together stays within what the reader counts up to


def random_year(seed):
    """Figures of a team of one to a few dozen people, with none to three activities."""
    rng = random.Random(seed)
    people = make_town(rng)
    visited, named, held = make_visits(rng, people)
    activities = {
        code: make_activity(rng, people) for code in rng.sample(["a", "b.c", "unknown"], rng.choice([1, 1, 2, 3]))
    }
    came = [person for one in activities.values() for person in (*one["participants"], *one["volunteers"])]
    months, shopped = make_shopping(rng, people)
    reached = {person["id"] for person in (*named, *came, *shopped)}
    homes = {person["home"] for person in came} | visited | set().union(*months)
    referrals = [
        (rng.choice(people), rng.choice(PARTNERS[:6]), rng.choice(RESULTS)) for _ in range(rng.choice([0, 4, 60]))
    ]
    figures = make_figures(
        people=len(reached),
        homes=len(homes),
        held=held,
        referrals=[Counter(one[2] for one in referrals), Counter(one[1] for one in referrals)],
        **reach_of([person for person in people if person["id"] in reached], homes, people),
    )
    figures["visits"] |= {
        "residents": len(named),
        "households": len(visited),
        "first_visits": rng.randint(0, len(visited)),
    }
    figures["kruidenier"] = make_grocery(
        months, rng.choice([0, rng.randint(0, 5)]), rng.randint(0, 9), rng.randint(0, 9)
    )
    figures["activities"] = {code: count(one, people) for code, one in activities.items()}
    figures["led_on"] = {code: led_on(one, referrals) for code, one in activities.items() if rng.random() < 0.5}
    return figures | areas_of(random.Random(f"areas {seed}"), [people[number] for number in sorted(reached)], homes)


def areas_of(rng, reached, homes):
    """Each household lies in one of one to five areas, or elsewhere."""
    codes = [*AREAS[: rng.randint(1, 5)], AREAS[-1]]
    weights = [rng.choice([0.02, 0.2, 1]) for _ in codes]
    lies = {home: rng.choices(codes, weights)[0] for home in {*homes, *(person["home"] for person in reached)}}
    counted = [Counter(lies[person["home"]] for person in reached), Counter(lies[home] for home in homes)]
    section = {
        key: dict.fromkeys(codes, 0) | one for key, one in zip(("residents", "households"), counted, strict=True)
    }
    return {"areas": section} if rng.random() < 0.8 else {}


def make_town(rng):
    """Residents in households; some towns are all alike in something."""
    alike = {name: rng.random() < 0.2 for name in ("age", "origin", "service")}
    people = []
    for home in range(rng.choice([rng.randint(1, 6), rng.randint(5, 30)])):
        service, origin = rng.choice(SERVICE), rng.choice(COUNTRIES)
        look = {
            "type": rng.choice(TYPES),
            "tenure": rng.choice(TENURES[:3]),
            "service": "no" if alike["service"] else service,
        }
        for _ in range(rng.choice([1, 1, 2, 4])):
            person = {"id": len(people), "home": home, "gender": rng.choice("fm")}
            person["age"] = "child" if alike["age"] else rng.choice(list(BAND))
            person["origin"] = "BE" if alike["origin"] else rng.choice([origin, origin, "BE", "unknown"])
            people.append(person | look)
    return people[:MOST]


def make_visits(rng, people):
    """(households, residents named, visits)."""
    homes = sorted({person["home"] for person in people})
    visited = set(rng.sample(homes, rng.choice([0, len(homes) // 2, rng.randint(0, len(homes))])))
    named = [person for person in people if person["home"] in visited and rng.random() < 0.6]
    return visited, named, len(visited) + rng.randint(0, 9) if visited else 0


def make_shopping(rng, people):
    """(the households of each month, the residents who were named); half of the towns have no grocery."""
    homes = sorted({person["home"] for person in people})
    customers = rng.sample(homes, rng.choice([0, 0, len(homes), rng.randint(0, len(homes))]))
    months = [{home for home in customers if rng.random() < 0.8} for _ in range(2)] + [set()] * 10
    came = set().union(*months)
    return months, [person for person in people if person["home"] in came and rng.random() < 0.4]


def make_activity(rng, people):
    many = rng.choice([0, min(3, len(people)), rng.randint(0, len(people)), len(people)])
    helping = rng.choice([0, rng.randint(0, min(6, len(people)))])
    ends = rng.choice([0, 2, rng.randint(0, 30)])
    return {
        "participants": rng.sample(people, many),
        "volunteers": rng.sample(people, helping),
        "again": rng.choice([0, 0, rng.randint(0, 40)]) if many else 0,
        "anonymous": rng.choice([0, 0, 1, 30]),
        "inflow": rng.choice([0, rng.randint(0, 40)]),
        "stopped": rng.randint(0, ends),
        "onward": [rng.choice(DESTINATIONS[: rng.choice([1, 2, 6])]) for _ in range(rng.choice([0, ends]))],
    }


def count(one, people):
    there = one["participants"]
    homes = {person["home"] for person in there}
    origins = origins_of(homes, people)
    return {
        "sessions": 1 + len(there) % 3,
        "attendances": len(there) + one["again"] + one["anonymous"],
        "participants": len(there),
        "volunteers": len(one["volunteers"]),
        "households": len(homes),
        "children": sum(person["age"] == "child" for person in there),
        "countries": len({person["origin"] for person in there} - {"unknown"}),
        "known_origin_households": len(homes) - origins["unknown"],
        "foreign_origin_households": origins["foreign"],
        "social_service_households": len({person["home"] for person in there if person["service"] == "yes"}),
        "inflow": one["inflow"],
        "outflow": one["stopped"] + len(one["onward"]),
        "onward": len(one["onward"]),
    }


def led_on(one, referrals):
    there = {person["id"] for person in one["participants"]}
    partners = Counter(partner for person, partner, _result in referrals if person["id"] in there)
    return {"referrals": dict(partners), "onward": dict(Counter(one["onward"]))}


def origins_of(homes, people):
    """ "foreign", "BE" or "unknown" -> how many of the households, by all who live in each."""
    members = {home: [person["origin"] for person in people if person["home"] == home] for home in homes}
    return Counter(
        "foreign" if set(all_of_it) - {"BE", "unknown"} else "unknown" if "unknown" in all_of_it else "BE"
        for all_of_it in members.values()
    )


def reach_of(reached, homes, people):
    origins = origins_of(homes, people)
    looks = {person["home"]: person for person in people if person["home"] in homes}.values()
    return {
        "by_origin": dict(Counter(person["origin"] for person in reached)),
        "by_age_band": Counter(BAND[person["age"]] for person in reached),
        "by_gender": Counter(person["gender"] for person in reached),
        "households_by_type": Counter(home["type"] for home in looks),
        "households_by_tenure": Counter(home["tenure"] for home in looks),
        "households_by_social_service": Counter(home["service"] for home in looks),
        "known_origin_households": len(homes) - origins["unknown"],
        "foreign_origin_households": origins["foreign"],
    }
