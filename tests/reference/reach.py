"""Whom the team met, and where they come from."""

from collections import Counter
from datetime import date

from tests.reference.cells import choice, dated, day, entries, text
from tests.reference.people import age_band, household_origin, in_network, origin
from tests.reference.visits import is_held

GENDERS = {"v": "f", "m": "m", "x": "x", "onbekend": "unknown", "": "unknown"}
TYPES = {
    "alleenstaand": "single",
    "eenouder": "single_parent",
    "koppel": "couple",
    "koppel met kinderen": "couple_with_children",
    "andere": "other",
    "onbekend": "unknown",
    "": "unknown",
}
TENURES = {
    "private huur": "private_rent",
    "sociale huur": "social_rent",
    "eigenaar": "owner",
    "noodkoper": "emergency_buyer",
    "andere": "other",
    "onbekend": "unknown",
    "": "unknown",
}
YES_NO = {"ja": "yes", "nee": "no", "onbekend": "unknown", "": "unknown"}


def reach(register, year):
    people_reached, homes_reached = reached_residents(register, year), reached_households(register, year)
    people = [resident for resident in register["Bewoners"] if text(resident, "bewoner") in people_reached]
    homes = [household for household in register["Gezinnen"] if text(household, "gezin") in homes_reached]
    origins = [origin(person) for person in people]
    known = [country for country in origins if country != "unknown"]
    return {
        "residents": len(people),
        "network": sum(in_network(resident, date(year, 12, 31)) for resident in register["Bewoners"]),
        "by_origin": Counter(origins),
        "countries": len(set(known)),
        "known_origin_residents": len(known),
        "foreign_origin_residents": sum(country != "BE" for country in known),
        "by_age_band": Counter(age_band(person, year) for person in people),
        "by_gender": Counter(GENDERS[choice(person, "geslacht")] for person in people),
        **of_households(homes, register["Bewoners"]),
    }


def of_households(homes, residents):
    origins = [household_origin(text(home, "gezin"), residents) for home in homes]
    return {
        "households": len(homes),
        "households_by_type": Counter(TYPES[choice(home, "gezinstype")] for home in homes),
        "households_by_tenure": Counter(TENURES[choice(home, "woonsituatie")] for home in homes),
        "households_by_social_service": Counter(YES_NO[choice(home, "sociale dienst")] for home in homes),
        "known_origin_households": len(origins) - origins.count("unknown"),
        "foreign_origin_households": origins.count("foreign"),
    }


def reached_residents(register, year):
    """Codes of residents named on a held visit, attending in any role, or named on a shop visit."""
    return (
        {code for visit in held_in(register, year) for code in entries(visit, "bewoners")}
        | {text(attendance, "bewoner") for attendance in attendances_in(register, year)}
        | {text(shopping, "bewoner") for shopping in shop_visits_in(register, year)}
    ) - {""}


def reached_households(register, year):
    """Codes of households visited (held), shopping on their card, or with an attending member.

    A resident named on a visit to another household does not make the own household reached.
    """
    home_of = {text(resident, "bewoner"): text(resident, "gezin") for resident in register["Bewoners"]}
    home_of_card = {text(card, "kaart"): text(card, "gezin") for card in register["Klantenkaarten"]}
    return (
        {text(visit, "gezin") for visit in held_in(register, year)}
        | {home_of[text(attendance, "bewoner")] for attendance in attendances_in(register, year)}
        | {home_of_card[text(shopping, "kaart")] for shopping in shop_visits_in(register, year)}
    )


def held_in(register, year):
    return [v for v in register["Huisbezoeken"] if is_held(v) and day(v, "datum").year == year]


def attendances_in(register, year):
    sessions = {text(session, "sessie") for session in sessions_in(register, year)}
    return [attendance for attendance in register["Aanwezigheden"] if text(attendance, "sessie") in sessions]


def sessions_in(register, year):
    """One that was cancelled counts nowhere, whoever stands on its list."""
    return [session for session in dated(register["Sessies"], "datum", year) if not text(session, "afgelast omdat")]


def shop_visits_in(register, year):
    return [shopping for shopping in register["Winkelbezoeken"] if day(shopping, "datum").year == year]
