"""Random records of the social grocery."""

from datetime import time

from tests.workbooks.people import TEXTS, random_day, random_end
from tests.workbooks.sheets import CHOICES

AMOUNTS = [0, 12, 3.5, 27.21, 999_999.99, None]


def random_card(rng, code, homes, partners):
    """More than one of a household, also at once."""
    start = random_day(rng)
    end = random_end(rng, start)
    return {
        "kaart": code,
        "gezin": rng.choice(homes)["gezin"],
        "van": start,
        "tot": end,
        "doorverwezen door": rng.choice([None, *(partner["organisatie"] for partner in partners)]),
        "volwassenen": rng.choice([0, 1, 2, None]),
        "kinderen": rng.choice([0, 3, 99, None]),
        "reden": rng.choice(CHOICES["Klantenkaarten reden"]) if end else None,
        "nota": rng.choice([*TEXTS, None]),
    }


def random_shop_visit(rng, card, day, people, asked):
    """Outside the dates of the card too, and by whoever: the register tells what happened."""
    return {
        "datum": day,
        "kaart": card["kaart"],
        "bewoner": rng.choice([None, None, *(person["bewoner"] for person in people)]),
        "bedrag": rng.choice(AMOUNTS),
        "uur": rng.choice([time(0, 0), time(14, 5), None]),
        "opvolging": rng.choice([None, None, *(one["opvolging"] for one in asked)]),
    }
