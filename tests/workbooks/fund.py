"""Random bookings of the rolling fund that its rules allow, and what was agreed on about loans."""

from datetime import timedelta
from decimal import Decimal

from tests.workbooks.people import TEXTS, random_day
from tests.workbooks.sheets import CHOICES

SUMS = [0.01, 12, 3.5, 27.21, 1500, 27_500.75]
SIGN = {"inbreng": 1, "lening": -1, "terugbetaling": 1}


def is_allowed(entries):
    """Whether the ledger keeps to the contract; `entries`: (date, row, kind, file, amount; of a correction below 0)."""
    held, owed, has_capital = Decimal(0), {}, False
    for _day, _row, kind, file, amount in sorted(entries, key=lambda entry: entry[:2]):
        has_capital = has_capital or (kind == "inbreng" and amount > 0)
        moved = SIGN[kind] * amount
        held += moved
        if kind != "inbreng":
            owed[file] = owed.get(file, 0) - moved
            if moved > 0 and owed[file] < 0:
                return False
        if moved < 0 and has_capital and held < 0:
            return False
    return True


def random_bookings(rng, codes, files):
    """One for each code at most: those that are allowed after the rows above them."""
    made, told = [], []
    for row, code in enumerate(codes):
        booking = random_counter(rng, code, made) if made and rng.random() < 0.2 else random_booking(rng, code, files)
        entry = booking and as_entry(row, booking)
        if entry and is_allowed([*told, entry]):
            made.append(booking)
            told.append(entry)
    return made


def as_entry(row, booking):
    amount = Decimal(str(booking["bedrag"]))
    signed = -amount if booking["corrigeert"] else amount
    return (booking["datum"], row, booking["soort"], booking["dossier"], signed)


def random_booking(rng, code, files):
    kind = rng.choice(CHOICES["Rollend fonds soort"]) if files else "inbreng"
    return {
        "boeking": code,
        "dossier": None if kind == "inbreng" else rng.choice(files)["dossier"],
        "datum": random_day(rng),
        "soort": kind,
        "bedrag": rng.choice(SUMS),
        "corrigeert": None,
        "nota": rng.choice([*TEXTS, None]),
    }


def random_counter(rng, code, made):
    """Takes back one of those that nothing takes back yet; None where there is none."""
    taken = {booking["corrigeert"] for booking in made}
    free = [booking for booking in made if not booking["corrigeert"] and booking["boeking"] not in taken]
    if not free:
        return None
    original = rng.choice(free)
    on = original["datum"] + timedelta(rng.choice([0, 1, 40]))
    return original | {"boeking": code, "datum": on, "corrigeert": original["boeking"], "nota": None}


def random_terms(rng, file):
    agreed = random_day(rng)
    months = rng.choice([1, 120, 600, None])
    due = agreed + timedelta(rng.choice([0, 3650])) if months is None and rng.random() < 0.5 else None
    leaving = rng.choice(["ja", "nee", None]) if months or due else rng.choice(["ja", None])
    return {
        "dossier": file["dossier"],
        "overeengekomen": agreed,
        "looptijd in maanden": months,
        "terug tegen": due,
        "terug bij verkoop of verhuis": leaving,
        "verkocht of verhuisd op": None if leaving == "nee" else rng.choice([None, agreed, agreed + timedelta(40)]),
        "maanden vooraf herinneren": rng.choice([0, 12, 120, None]),
        "nota": rng.choice([*TEXTS, None]),
    }
