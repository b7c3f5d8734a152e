"""Random records of pathways, their steps and volunteers."""

from tests.workbooks.people import TEXTS, random_day, random_end
from tests.workbooks.sheets import CHOICES, WEEKDAYS


def random_pathway(rng, code, people):
    """One that goes on has no outcome; what it became may be told of any."""
    start = random_day(rng)
    end = random_end(rng, start)
    return {
        "traject": code,
        "bewoner": rng.choice(people)["bewoner"],
        "van": start,
        "doel": rng.choice(TEXTS),
        "tot": end,
        "afloop": rng.choice(CHOICES["Trajecten afloop"]) if end else None,
        "wat het werd": rng.choice([*TEXTS, None]),
    }


def random_step(rng, code, pathways):
    """It tells something, or where somebody is; also before its pathway begins, or after it ends."""
    stage = rng.choice(CHOICES["is nu"])
    return {
        "stap": code,
        "traject": rng.choice(pathways)["traject"],
        "dag": random_day(rng),
        "wat": rng.choice([*TEXTS, None] if stage else TEXTS),
        "is nu": stage,
        "gedaan": rng.choice(CHOICES["gedaan"]),
    }


def random_volunteer(rng, code, people):
    start = random_day(rng)
    return {
        "vrijwilliger": code,
        "bewoner": rng.choice(people)["bewoner"],
        "van": start,
        "tot": random_end(rng, start),
        "waarvoor": rng.choice([*TEXTS, None]),
        "dagen": rng.sample(WEEKDAYS, rng.choice([0, 1, 2, 7])),
        "nota": rng.choice([*TEXTS, None]),
    }
