"""Activities: their sessions, who came, who takes part."""

from tests.reference.cells import choice, dated, number, text
from tests.reference.people import age_band, household_origin, origin
from tests.reference.reach import sessions_in


def activities(register, year):
    """By the code of each activity with a session, inflow or outflow in the year."""
    begun, ended = (dated(register["Inschrijvingen"], column, year) for column in ("van", "tot"))
    named = {text(row, "activiteit") for row in [*sessions_in(register, year), *begun, *ended]}
    return {
        code: {
            **attended(register, year, code),
            "inflow": len(of_activity(begun, code)),
            "outflow": len(of_activity(ended, code)),
            "onward": sum(choice(row, "reden") == "doorstroom" for row in of_activity(ended, code)),
        }
        for code in named
    }


def attended(register, year, code):
    """What the sessions of an activity hold; people and households over participants, not over volunteers."""
    sessions = of_activity(sessions_in(register, year), code)
    codes = {text(session, "sessie") for session in sessions}
    there = [row for row in register["Aanwezigheden"] if text(row, "sessie") in codes]
    volunteering = [row for row in there if choice(row, "rol") == "vrijwilliger"]
    participating = [row for row in there if choice(row, "rol") in ("deelnemer", "")]
    unknown = sum(number(s, "anonieme volwassenen") + number(s, "anonieme kinderen") for s in sessions)
    participants = {text(row, "bewoner") for row in participating}
    people = [person for person in register["Bewoners"] if text(person, "bewoner") in participants]
    homes = {text(person, "gezin") for person in people}
    origins = [household_origin(home, register["Bewoners"]) for home in homes]
    clients = {text(home, "gezin") for home in register["Gezinnen"] if choice(home, "sociale dienst") == "ja"}
    return {
        "sessions": len(sessions),
        "attendances": len(participating) + unknown,
        "participants": len(participants),
        "volunteers": len({text(row, "bewoner") for row in volunteering}),
        "households": len(homes),
        "children": sum(age_band(person, year) == "0-17" for person in people),
        "countries": len({origin(person) for person in people} - {"unknown"}),
        "known_origin_households": len(origins) - origins.count("unknown"),
        "foreign_origin_households": origins.count("foreign"),
        "social_service_households": len(homes & clients),
    }


def of_activity(found, code):
    return [record for record in found if text(record, "activiteit") == code]
