"""Signals, referrals and partners."""

from collections import Counter
from datetime import date

from tests.reference.cells import choice, dated, day, text
from tests.reference.visits import THEMES

REFERRED = {
    "voorgesteld": "proposed",
    "begeleid": "accompanied",
    "gestart": "started",
    "afgehaakt": "dropped",
    "": "proposed",
}


def signals(register, year):
    """Raised by the date of the signal, but steered and resolved by days of their own, whatever the status says."""
    raised = dated(register["Signalen"], "datum", year)
    return {
        "raised": len(raised),
        "by_theme": Counter(THEMES[choice(signal, "thema")] for signal in raised),
        "to_steering_group": len(dated(register["Signalen"], "naar stuurgroep op", year)),
        "resolved": len(dated(register["Signalen"], "opgelost op", year)),
    }


def referrals(register, year):
    found = dated(register["Toeleidingen"], "datum", year)
    return {
        "total": len(found),
        "by_result": Counter(REFERRED[choice(referral, "resultaat")] for referral in found),
        "by_organisation": Counter(text(referral, "organisatie") for referral in found),
    }


def partners(register, year):
    """Organisations with an agreement in force on a day of the year, the main one or another; no `van`: none."""
    main = [(row, "overeenkomst van", "overeenkomst tot") for row in register["Organisaties"]]
    others = [(row, "van", "tot") for row in register["Overeenkomsten"]]
    start, end = date(year, 1, 1), date(year, 12, 31)
    in_force = {
        text(row, "organisatie")
        for row, begins, ends in [*main, *others]
        if (day(row, begins) or date.max) <= end and (day(row, ends) or date.max) >= start
    }
    return {"agreements": len(in_force)}
