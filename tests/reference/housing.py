"""Housing files, and the rolling fund."""

from collections import Counter
from datetime import date
from decimal import Decimal

from tests.reference.cells import choice, dated, day, text

KINDS = {"premie": "premium", "renben": "renben", "noodkoopfonds": "emergency_fund", "andere": "other"}


def housing(register, year):
    files, ledger = register["Woondossiers"], register["Rollend fonds"]
    opened, last_day = dated(files, "geopend", year), date(year, 12, 31)
    until = [entry for entry in ledger if day(entry, "datum") <= last_day]
    return {
        "opened": len(opened),
        "closed": len(dated(files, "gesloten", year)),
        "open_at_year_end": sum(is_open(file, last_day) for file in files),
        "opened_by_kind": dict(Counter(KINDS[choice(file, "soort")] for file in opened)),
        "granted": float(sum((amount(file, "toegekend bedrag") for file in opened), Decimal(0))),
        "fund_lent": float(booked(dated(ledger, "datum", year), "lening")),
        "fund_repaid": float(booked(dated(ledger, "datum", year), "terugbetaling")),
        "fund_outstanding": float(booked(until, "lening") - booked(until, "terugbetaling")),
    }


def is_open(file, last_day):
    closed = day(file, "gesloten")
    return day(file, "geopend") <= last_day and (closed is None or closed > last_day)


def booked(entries, kind):
    """Of one kind together; what takes back another entry counts negative."""
    return sum((signed(entry) for entry in entries if choice(entry, "soort") == kind), Decimal(0))


def signed(entry):
    return amount(entry, "bedrag") * (-1 if text(entry, "corrigeert") else 1)


def amount(record, column):
    """Euro to the cent, from a number or from text with a comma or a point; nothing is 0."""
    return Decimal(text(record, column).replace(",", ".") or 0).quantize(Decimal("0.01"))
