"""Random records of what is heard and where it leads: referrals, contacts, signals, follow-ups."""

from datetime import time

from tests.workbooks.people import TEXTS, random_day, random_end
from tests.workbooks.sheets import CHOICES, THEMES


def random_referral(rng, code, people, partners, offers):
    """To something that the partner offers, or not."""
    consent = rng.choice(CHOICES["toestemming"])
    partner = rng.choice(partners)["organisatie"]
    own = [offer["aanbod"] for offer in offers if offer["organisatie"] == partner]
    return {
        "toeleiding": code,
        "datum": random_day(rng),
        "bewoner": rng.choice(people)["bewoner"],
        "organisatie": partner,
        "aanbod": rng.choice([*own, None]),
        "resultaat": rng.choice(CHOICES["Toeleidingen resultaat"]),
        "hoe": rng.choice(CHOICES["Toeleidingen hoe"]),
        "waarvoor": rng.choice([*TEXTS, None]),
        "toestemming": consent,
        "wat gedeeld mag": rng.choice([*TEXTS, None]) if consent == "ja" else None,
        "navragen op": rng.choice([random_day(rng), None]),
    }


def random_encounter(rng, code, people):
    return {
        "contact": code,
        "datum": random_day(rng),
        "bewoner": rng.choice(people)["bewoner"],
        "waar": rng.choice(CHOICES["waar"]),
        "nota": rng.choice([*TEXTS, None]),
    }


def random_signal(rng, code, visits, people, partners):
    """Status and days need not agree; each day may be any from its date on."""
    heard = random_day(rng)
    return {
        "signaal": code,
        "datum": heard,
        "huisbezoek": rng.choice([None, *(visit["huisbezoek"] for visit in visits)]),
        "bewoner": rng.choice([None, *(person["bewoner"] for person in people)]),
        "thema": rng.choice(THEMES),
        "omschrijving": rng.choice(TEXTS),
        "status": rng.choice(CHOICES["status"]),
        "naar stuurgroep op": random_end(rng, heard),
        "opgelost op": random_end(rng, heard),
        "ernst": rng.choice(CHOICES["ernst"]),
        "hoeveel mensen": rng.choice([1, 2, 25, None]),
        "partner": rng.choice([None, None, *(partner["organisatie"] for partner in partners)]),
    }


def random_follow_up(rng, code, people, visits, talks):
    """About a resident with the household, a household alone or nobody; its days may lie anyhow."""
    person = rng.choice([{}, *people])
    kind = rng.choice(CHOICES["Opvolgingen soort"] if person else ["vraag", "taak", None])
    status = rng.choice(CHOICES["Opvolgingen stand"])
    visited = [None, *(visit["huisbezoek"] for visit in visits)]
    return {
        "opvolging": code,
        "soort": kind,
        "wat": rng.choice([*TEXTS, None] if kind == "huisbezoek" else TEXTS),
        "beloofd": rng.choice([*TEXTS, None]),
        "gezin": person.get("gezin"),
        "bewoner": rng.choice([person.get("bewoner"), None]),
        "tegen": random_day(rng),
        "uur": rng.choice([time(0, 0), time(14, 15), None]),
        "stand": status,
        "gedaan op": random_day(rng) if status in ("gedaan", "vervallen") else None,
        "huisbezoek": rng.choice(visited),
        "contact": rng.choice([None, *(talk["contact"] for talk in talks)]),
        "werd huisbezoek": rng.choice(visited),
    }
