"""Random records of activities, who came and who takes part, ideas and newsletters."""

from datetime import datetime, time, timedelta

from tests.workbooks.people import TEXTS, random_day, random_end
from tests.workbooks.sheets import CHOICES, THEMES

PLACES = ["GS9", "LDC De Beiaard", "Bib 't Eerste", "=1+1", "Marktplein é", "007"]
HOURS = [time(0, 0), time(9, 30), time(13, 30), time(23, 59), None]


def random_place(rng, name):
    return {"plaats": name, "adres": rng.choice([*TEXTS, None])}


def random_activity(rng, code, partners):
    start = rng.choice([random_day(rng), None])
    return {
        "activiteit": code,
        "naam": rng.choice(["Naaiatelier", *TEXTS]),
        "soort": rng.choice(CHOICES["Activiteiten soort"]),
        "plaats": rng.choice([*PLACES, None]),
        "speerpunten": rng.sample(["1", "2", "3", "4"], rng.randint(0, 4)),
        "partners": some_codes(rng, partners, "organisatie"),
        "van": start,
        "tot": random_end(rng, start or random_day(rng)),
        "plaatsen": rng.choice([1, 12, None]),
        "per gezin": rng.choice(CHOICES["per gezin"]),
        "thema's": rng.sample(THEMES, rng.choice([0, 1, 3])),
        "wie leidt": rng.sample(["An Smet", "els@example.org"], rng.randint(0, 2)),
        "omschrijving": rng.choice([*TEXTS, None]),
    }


def random_session(rng, code, activities, signals, asked):
    """It may end before it begins: that is after midnight; one in ten does not take place."""
    return {
        "sessie": code,
        "activiteit": rng.choice(activities)["activiteit"],
        "datum": random_day(rng),
        "begin": rng.choice(HOURS),
        "einde": rng.choice(HOURS),
        "plaats": rng.choice([*PLACES, None, None]),
        "anonieme volwassenen": rng.choice([0, 1, 12, None]),
        "anonieme kinderen": rng.choice([0, 3, None, None]),
        "afgelast omdat": rng.choice(TEXTS) if rng.random() < 0.1 else None,
        "verslag": rng.choice([*TEXTS, None]),
        "signalen": some_codes(rng, signals, "signaal"),
        "opvolgingen": some_codes(rng, asked, "opvolging"),
    }


def random_attendances(rng, sessions, people):
    """Who was there, of some sessions nobody; also at those that did not take place."""
    return [
        {"sessie": session["sessie"], "bewoner": person["bewoner"], "rol": rng.choice(CHOICES["rol"])}
        for session in sessions
        for person in rng.sample(people, min(len(people), rng.choice([0, 1, 3, 8])))
    ]


def random_enrolment(rng, activity, person, day, *, activities, partners):
    reason = rng.choice(CHOICES["Inschrijvingen reden"])
    onward = rng.choice(CHOICES["naar"]) if reason == "doorstroom" else None
    others = [other["activiteit"] for other in activities if other != activity]
    places = [partner["organisatie"] for partner in partners]
    return {
        "activiteit": activity["activiteit"],
        "bewoner": person["bewoner"],
        "van": day,
        "tot": random_end(rng, day),
        "reden": reason,
        "naar": onward,
        "naar activiteit": rng.choice([*others, None]) if onward == "een andere activiteit" else None,
        "naar organisatie": rng.choice([*places, None]) if onward == "een partner" else None,
        "nota": rng.choice([*TEXTS, None]),
    }


def random_waiting(rng, activity, person):
    """Since a whole minute, or to the second; never in the hour that the clock passes twice."""
    hour = datetime.combine(random_day(rng), rng.choice([time(0, 0), time(10, 15), time(23, 59, 59)]))
    return {
        "activiteit": activity["activiteit"],
        "bewoner": person["bewoner"],
        "sinds": hour + timedelta(seconds=rng.choice([0, 0, 1])),
        "nota": rng.choice([*TEXTS, None]),
    }


def random_idea(rng, code, people, sessions, activities):
    status = rng.choice(CHOICES["Ideeën stand"])
    became = [None, *(activity["activiteit"] for activity in activities)] if status == "werd een activiteit" else [None]
    return {
        "idee": code,
        "datum": random_day(rng),
        "omschrijving": rng.choice(TEXTS),
        "bewoner": rng.choice([None, *(person["bewoner"] for person in people)]),
        "sessie": rng.choice([None, *(session["sessie"] for session in sessions)]),
        "helpers": some_codes(rng, people, "bewoner"),
        "stand": status,
        "activiteit": rng.choice(became),
    }


def random_newsletter(rng, code):
    first = random_day(rng)
    return {
        "nieuwsbrief": code,
        "titel": rng.choice(TEXTS),
        "van": first,
        "tot": first + timedelta(rng.choice([0, 30])),
        "inleiding": rng.choice([*TEXTS, None]),
    }


def random_newsletter_text(rng, letter, place):
    return {
        "nieuwsbrief": letter["nieuwsbrief"],
        "volgorde": place,
        "titel": rng.choice([*TEXTS, None]),
        "tekst": rng.choice(TEXTS),
    }


def some_codes(rng, records, column):
    return [record[column] for record in rng.sample(records, min(len(records), rng.choice([0, 0, 1, 2])))]
