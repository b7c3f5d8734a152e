"""Random records of people, partners and visits: plain values, column to value."""

from datetime import date, time, timedelta

from tests.workbooks.sheets import CHOICES, COUNTRIES, THEMES

ORIGINS = ["BE"] * 12 + [*COUNTRIES, *COUNTRIES.values(), None, None, "onbekend", "niet gevraagd"]
TALENTS = ["naaien", "Tolken Arabisch", "=1+1", "'t haakt", "koken é"]
DAYS = [date(year, month, day) for year in range(2016, 2020) for month, day in [(1, 1), (12, 31)]]
STREETS = ["Marktstraat", "Twee-Bruggenstraat", "Overleiestraat", "=1+1", "Ó Briainplein", "'t Hof", "dreef <b>", "12"]
TEXTS = [
    "Wilgenlaan",
    "Ó Briain-El Amrani",
    "=1+1",
    "-5 graden",
    "+32 56 00 00 00",
    "'t Eerste",
    "jonge <b>ouders</b>",
    "0301",
]


def random_household(rng, code):
    return {
        "gezin": code,
        "straat": rng.choice(["Marktstraat", "Twee-Bruggenstraat", None]),
        "nummer": str(rng.randint(1, 99)),
        "bus": rng.choice(["0301", "A", None]),
        "postcode": "8530",
        "gemeente": "Harelbeke",
        "gezinstype": rng.choice(CHOICES["gezinstype"]),
        "woonsituatie": rng.choice(CHOICES["woonsituatie"]),
        "sociale dienst": rng.choice(CHOICES["sociale dienst"]),
    }


def random_resident(rng, code, homes):
    first = random_day(rng)
    talents = rng.sample(TALENTS, rng.choice([0, 0, 1, 3]))
    born = rng.choice([first, first - timedelta(rng.randint(0, 32000)), first.replace(month=1, day=1)])
    form = rng.choice(["date", "date", "year", "neither"])
    return {
        "bewoner": code,
        "gezin": rng.choice(homes)["gezin"],
        "voornaam": rng.choice(["Lotte", "Şükran", "Zoë"]),
        "naam": rng.choice(TEXTS),
        "geboortedatum": born if form == "date" else None,
        "geboortejaar": born.year if form == "year" else None,
        "geslacht": rng.choice(CHOICES["geslacht"]),
        "herkomst": rng.choice(ORIGINS),
        "taal": rng.choice(CHOICES["taal"]),
        "telefoon": rng.choice(["0470 20 33 60", None]),
        "e-mail": rng.choice(["lotte@example.org", None]),
        "eerste contact": first,
        "einde contact": random_end(rng, first),
        "talenten": talents,
    }


def random_consent(rng, person, day):
    return {
        "bewoner": person["bewoner"],
        "waarvoor": rng.choice(CHOICES["waarvoor"]),
        "gegeven op": day,
        "ingetrokken op": random_end(rng, day),
    }


def random_connections(rng, people):
    """Pairs in either order, some with two kinds."""
    pairs = [tuple(rng.sample(people, 2)) for _ in range(rng.randint(0, 12)) if len(people) > 1]
    made = {
        (frozenset((one["bewoner"], two["bewoner"])), kind): {
            "bewoner": one["bewoner"],
            "met": two["bewoner"],
            "soort": kind,
        }
        for one, two in pairs
        for kind in rng.sample(CHOICES["Verbindingen soort"], rng.choice([1, 1, 2]))
    }
    return list(made.values())


def random_organisation(rng, code):
    start = rng.choice([random_day(rng), random_day(rng), None])
    return {
        "organisatie": code,
        "naam": rng.choice(TEXTS),
        "soort": rng.choice(CHOICES["Organisaties soort"]),
        "website": rng.choice(["https://example.org", None]),
        "overeenkomst van": start,
        "overeenkomst tot": random_end(rng, start or random_day(rng)),
    }


def random_contact_person(rng, code, partners):
    start = rng.choice([random_day(rng), None])
    return {
        "contactpersoon": code,
        "organisatie": rng.choice(partners)["organisatie"],
        "functie": rng.choice(["brugfiguur", *TEXTS]),
        "naam": rng.choice([*TEXTS, None]),
        "e-mail": rng.choice(["els@example.org", None]),
        "telefoon": rng.choice(["+32 56 00 00 00", None]),
        "van": start,
        "tot": random_end(rng, start or random_day(rng)),
    }


def random_offer(rng, code, partners):
    start = rng.choice([random_day(rng), None])
    return {
        "aanbod": code,
        "organisatie": rng.choice(partners)["organisatie"],
        "naam": rng.choice(["taalles", *TEXTS]),
        "voor wie": rng.choice([*TEXTS, None]),
        "waar": rng.choice([*TEXTS, None]),
        "omschrijving": rng.choice([*TEXTS, None]),
        "van": start,
        "tot": random_end(rng, start or random_day(rng)),
    }


def random_agreement(rng, code, partners):
    start = random_day(rng)
    return {
        "overeenkomst": code,
        "organisatie": rng.choice(partners)["organisatie"],
        "titel": rng.choice([*TEXTS, None]),
        "van": start,
        "tot": random_end(rng, start),
        "nota": rng.choice([*TEXTS, None]),
    }


def random_area(rng, code, free):
    """Some name streets, each in one area only: out of `free`; some have a shape."""
    streets = [free.pop() for _ in range(min(len(free), rng.choice([0, 0, 1, 3])))]
    west, north = rng.randint(0, 900), rng.randint(0, 900)
    corners = [(west, north), (west + 40, north), (west + 20, north + 30), (west, north)]
    ring = ",".join(f"[3.{east:03},50.{high:03}]" for east, high in corners)
    return {
        "gebied": code,
        "naam": f"{rng.choice(TEXTS)} {len(free)} {code}".replace(";", ""),
        "soort": rng.choice(CHOICES["Gebieden soort"]),
        "straten": streets,
        "vorm": rng.choice([None, f'{{"type": "Polygon", "coordinates": [[{ring}]]}}']),
    }


def random_visit(rng, code, homes, people, led):
    """Some name residents of another household, some name nobody; one that was not held may name people too."""
    home = rng.choice(homes)["gezin"]
    own = [person["bewoner"] for person in people if person["gezin"] == home]
    anyone = [person["bewoner"] for person in people]
    named = rng.choice([own, own, anyone, []])
    return {
        "huisbezoek": code,
        "datum": random_day(rng),
        "uur": rng.choice([time(0, 0), time(9, 30), time(14, 15), time(23, 59), None]),
        "gezin": home,
        "bewoners": rng.sample(named, min(len(named), rng.randint(0, 4))),
        "medewerker": rng.sample(["An Smet", "els@example.org"], rng.randint(0, 2)),
        "soort": rng.choice(CHOICES["Huisbezoeken soort"]),
        "resultaat": rng.choice(CHOICES["Huisbezoeken resultaat"]),
        "duur": rng.choice([0, 15, 45, 90, None]),
        "thema's": rng.sample(THEMES, rng.choice([0, 1, 1, 2, 3])),
        "verslag": rng.choice([*TEXTS, None]),
        "toeleidingen": [one["toeleiding"] for one in rng.sample(led, min(len(led), rng.choice([0, 0, 1, 2])))],
    }


def random_day(rng):
    return rng.choice([rng.choice(DAYS), date(2016, 1, 1) + timedelta(rng.randint(0, 1460))])


def random_end(rng, start):
    return rng.choice([None, None, start, start.replace(month=12, day=31), start + timedelta(rng.randint(0, 900))])
