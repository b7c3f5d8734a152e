"""Random records of groups, bottlenecks, meetings and what was told back."""

from datetime import time

from tests.workbooks.people import TEXTS, random_day, random_end
from tests.workbooks.sheets import CHOICES, THEMES


def random_group(rng, code):
    return {"groep": code, "naam": rng.choice(["Kerngroep", *TEXTS]), "soort": rng.choice(CHOICES["Groepen soort"])}


def random_member(rng, code, groups, partners):
    start = rng.choice([None, random_day(rng)])
    return {
        "lid": code,
        "groep": rng.choice(groups)["groep"],
        "functie": rng.choice(["buurtwerker", *TEXTS]),
        "organisatie": rng.choice([None, *(partner["organisatie"] for partner in partners)]),
        "van": start,
        "tot": random_end(rng, start or random_day(rng)),
    }


def random_bottleneck(rng, code, signals):
    codes = [signal["signaal"] for signal in signals]
    return {
        "knelpunt": code,
        "datum": random_day(rng),
        "titel": rng.choice(TEXTS),
        "thema": rng.choice(THEMES),
        "omschrijving": rng.choice(TEXTS),
        "wie raakt het": rng.choice([*TEXTS, None]),
        "sinds": rng.choice(["2016", "sinds de verhuis", None]),
        "al geprobeerd": rng.choice([*TEXTS, None]),
        "nodig": rng.choice([*TEXTS, None]),
        "stand": rng.choice(CHOICES["Knelpunten stand"]),
        "signalen": rng.sample(codes, rng.randint(0, min(3, len(codes)))),
    }


def random_feedback(rng, subject, person, day):
    """`subject`: (column, code) of a bottleneck or a signal."""
    column, code = subject
    told = {"bewoner": person["bewoner"], "verteld op": day, "hoe": rng.choice(CHOICES["Terugkoppelingen hoe"])}
    return {"knelpunt": None, "signaal": None} | told | {column: code}


def random_meeting(rng, code, groups):
    start = rng.choice([None, time(9, 30), time(20, 0)])
    year = rng.choice([None, 2018])
    return {
        "overleg": code,
        "groep": rng.choice(groups)["groep"],
        "datum": random_day(rng),
        "begin": start,
        "einde": rng.choice([None, time(22, 0), start]) if start else None,
        "plaats": rng.choice([*TEXTS, None]),
        "bijlagen": rng.sample(CHOICES["bijlagen"], rng.randint(0, 3)) if year else [],
        "cijfers van": year,
        "ook aanwezig": rng.choice(["stagiair", None]),
        "verslag": rng.choice([*TEXTS, None]),
    }


def random_presences(rng, meetings, members):
    """Some of those who sit in the group that meets, each once."""
    return [
        {"overleg": meeting["overleg"], "lid": member["lid"], "aanwezig": rng.choice(CHOICES["aanwezig"])}
        for meeting in meetings
        for member in members
        if member["groep"] == meeting["groep"] and rng.random() < 0.6
    ]


def random_item(rng, code, meeting, left, members, asked):
    """Of what is `left` for this meeting a signal or bottleneck, or an item of its own; decided or not."""
    subject = rng.choice([None, *left])
    if subject:
        left.remove(subject)
    decision = rng.choice([*TEXTS, None])
    seats = [member["lid"] for member in members if member["groep"] == meeting["groep"]]
    follow_up = asked.pop() if decision and asked and rng.random() < 0.5 else None
    item = {
        "agendapunt": code,
        "overleg": meeting["overleg"],
        "volgorde": rng.choice([None, 1, 2, 32_767]),
        "signaal": None,
        "knelpunt": None,
        "punt": rng.choice([*TEXTS, None]) if subject else rng.choice(TEXTS),
        "bespreking": rng.choice([*TEXTS, None]),
        "beslissing": decision,
        "tegen": random_end(rng, meeting["datum"]) if follow_up else None,
        "wie doet het": None,
        "opvolging": follow_up,
    }
    item["wie doet het"] = rng.choice([None, *seats]) if item["tegen"] else None
    return item | ({subject[0]: subject[1]} if subject else {})
