"""Random records of premiums, of what is asked of them and of the papers for it."""

from tests.workbooks.grocery import AMOUNTS
from tests.workbooks.people import TEXTS, random_day, random_end
from tests.workbooks.sheets import CHOICES

PAPERS = ["offerte", "factuur", "eigendomsbewijs", "foto van de gevel", "=1+1"]


def random_premium(rng, code, areas):
    start = random_day(rng)
    return {
        "premie": code,
        "naam": rng.choice(TEXTS),
        "gebied": rng.choice([None, *(area["gebied"] for area in areas)]),
        "van": start,
        "tot": random_end(rng, start),
        "hoogstens": rng.choice(AMOUNTS),
        "procent": rng.choice([1, 40, 100, None]),
        "voor wie": rng.sample(CHOICES["voor wie"], rng.randint(0, 4)),
        "voorwaarden": rng.choice([*TEXTS, None]),
        "website": rng.choice(["www.wonen.be", "https://premies.be/dak", None]),
        "papieren": rng.sample(PAPERS, rng.randint(0, len(PAPERS))),
    }


def random_application(rng, code, file, premium):
    """What was granted may be more than the premium gives at most."""
    status, asked_on = rng.choice(CHOICES["Premieaanvragen stand"]), rng.choice([random_day(rng), None])
    is_decided = status in ("toegekend", "geweigerd")
    return {
        "premieaanvraag": code,
        "dossier": file["dossier"],
        "premie": premium["premie"],
        "stand": status,
        "aangevraagd op": asked_on,
        "gevraagd bedrag": rng.choice(AMOUNTS),
        "beslist op": random_end(rng, asked_on or random_day(rng)) if is_decided else None,
        "toegekend bedrag": rng.choice(AMOUNTS) if status == "toegekend" else None,
        "reden van weigering": rng.choice([*TEXTS, None]) if status == "geweigerd" else None,
    }


def random_paper(rng, application, name):
    return {
        "premieaanvraag": application["premieaanvraag"],
        "papier": name,
        "volgorde": rng.choice([0, 1, 2, 9999, None]),
        "verzameld": rng.choice([random_day(rng), None]),
    }
