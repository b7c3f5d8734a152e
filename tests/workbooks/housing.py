"""Random records of housing files and their steps."""

from tests.workbooks.grocery import AMOUNTS
from tests.workbooks.people import STREETS, TEXTS, random_day, random_end
from tests.workbooks.sheets import CHOICES


def random_file(rng, code, homes, partners):
    """One that goes on has no outcome; no more was paid than was granted."""
    start, kind = random_day(rng), rng.choice(CHOICES["Woondossiers soort"])
    end, granted = random_end(rng, start), rng.choice(AMOUNTS)
    codes = [partner["organisatie"] for partner in partners]
    return {
        "dossier": code,
        "gezin": rng.choice(homes)["gezin"],
        "soort": kind,
        "geopend": start,
        "gesloten": end,
        "toegekend bedrag": granted,
        "waarover": rng.choice(CHOICES["waarover"]) if kind == "andere" else None,
        "omschrijving": rng.choice([*TEXTS, None]),
        "partners": rng.sample(codes, rng.randint(0, min(2, len(codes)))),
        "straat": rng.choice([*STREETS, None]),
        "nummer": rng.choice(["12", "3A", None]),
        "bus": rng.choice(["0301", None]),
        "postcode": rng.choice(["8530", None]),
        "gemeente": rng.choice([*TEXTS, None]),
        "woonsituatie": rng.choice(CHOICES["woonsituatie"]),
        "gevraagd bedrag": rng.choice(AMOUNTS),
        "uitbetaald bedrag": rng.choice([None, 0, granted]) if granted is not None else None,
        "reden van weigering": rng.choice([*TEXTS, None]),
        "afloop": rng.choice(CHOICES["Woondossiers afloop"]) if end else None,
        "wat het werd": rng.choice([*TEXTS, None]),
    }


def random_standard_step(rng, kind, text):
    return {
        "soort": kind,
        "stap": text,
        "plaats": rng.choice([1, 2, 2, 9999]),
        "wie doet het": rng.choice(CHOICES["Standaardstappen wie doet het"]),
        "dagen gewoonlijk": rng.choice([1, 30, 3650, None]),
    }


def random_housing_step(rng, code, files, partners):
    """Also before its file opens, or after it closes."""
    start, actor = random_day(rng), rng.choice(CHOICES["Woonstappen wie doet het"])
    with_partner = partners and actor == "een partner"
    return {
        "woonstap": code,
        "dossier": rng.choice(files)["dossier"],
        "stap": rng.choice(TEXTS),
        "wie doet het": actor,
        "organisatie": rng.choice([None, rng.choice(partners)["organisatie"]]) if with_partner else None,
        "begonnen": start,
        "tegen": random_end(rng, start),
        "duurt gewoonlijk tot": random_end(rng, start),
        "gedaan": random_end(rng, start),
        "nota": rng.choice([*TEXTS, None]),
    }


def random_defect(rng, code, files):
    start = random_day(rng)
    return {
        "gebrek": code,
        "dossier": rng.choice(files)["dossier"],
        "plaats": rng.choice(CHOICES["Gebreken plaats"]),
        "soort": rng.choice(CHOICES["Gebreken soort"]),
        "omschrijving": rng.choice([*TEXTS, None]),
        "gezien": start,
        "opgelost": random_end(rng, start),
    }
