"""The yearly figures of figures.md, counted straight from the cells of a register workbook.

A second opinion on the app: it shares no code with it, reads with another library, and counts one record at a time.
The workbook is taken to be without faults.
"""

from collections import Counter
from datetime import date, datetime

import openpyxl

from tests.workbooks import COUNTRIES

APP_SHEETS = ("Gezinnen", "Bewoners", "Organisaties", "Toeleidingen", "Huisbezoeken", "Signalen")
ALL_SHEETS = (*APP_SHEETS, "Sessies", "Aanwezigheden", "Klantenkaarten", "Winkelbezoeken")

RESULTS = {"gesprek": "conversation", "niet thuis": "not_home", "geweigerd": "refused"}
KINDS = {"wegwijs": "orientation", "opvolging": "follow_up", "spontaan": "spontaneous", "": "unknown"}
THEMES = {
    "dienstverlening": "services",
    "vrije tijd": "leisure",
    "inkomen": "income",
    "werk & opleiding": "work_education",
    "mobiliteit": "mobility",
    "wonen": "housing",
    "gezondheid": "health",
    "opvoeding": "parenting",
}
REFERRED = {
    "voorgesteld": "proposed",
    "begeleid": "accompanied",
    "gestart": "started",
    "afgehaakt": "dropped",
    "": "proposed",
}
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
CODE_OF_COUNTRY = {name.lower(): code for code, name in COUNTRIES.items()}


def count(path, year, sheets=APP_SHEETS):
    """The figures JSON for one year: its sections `visits`, `reach`, `signals`, `referrals` and `partners`.

    A sheet that is not in `sheets` is taken as empty: by default, with the sheets that the app has, only home visits
    make contact moments; with ALL_SHEETS attendances and shop visits do too.
    """
    book = openpyxl.load_workbook(path, data_only=True)
    register = {sheet: records(book, sheet) if sheet in sheets else [] for sheet in ALL_SHEETS}
    return {
        "visits": visits(register, year),
        "reach": reach(register, year),
        "signals": signals(register, year),
        "referrals": referrals(register, year),
        "partners": partners(register, year),
    }


# The cells


def records(book, sheet):
    """One dict a row that has a filled cell, from header (trimmed, small letters) to cell; no sheet: no records."""
    rows = list(book[sheet].iter_rows(values_only=True)) if sheet in book.sheetnames else []
    headers = [trimmed(cell).lower() for cell in rows[0]] if rows else []
    return [dict(zip(headers, row, strict=True)) for row in rows[1:] if any(trimmed(cell) for cell in row)]


def trimmed(cell):
    """The cell as text; nothing is "", and a whole number carries no decimals (a code 12 typed as a number)."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()


def text(record, column):
    return trimmed(record.get(column))


def choice(record, column):
    return text(record, column).lower()


def entries(record, column):
    """The entries of a list; an empty or repeated one adds nothing."""
    return {entry.strip() for entry in text(record, column).split(";")} - {""}


def day(record, column):
    """The date in a cell without its time of day, from a real date, `d/m/jjjj` or `jjjj-mm-dd`; None when empty."""
    cell = record.get(column)
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if "/" in trimmed(cell):
        return datetime.strptime(trimmed(cell), "%d/%m/%Y").date()
    return date.fromisoformat(trimmed(cell)) if trimmed(cell) else None


# Home visits


def visits(register, year):
    attempted = [visit for visit in register["Huisbezoeken"] if day(visit, "datum").year == year]
    held = [visit for visit in attempted if is_held(visit)]
    themes = [{entry.lower() for entry in entries(visit, "thema's")} for visit in held]
    return {
        "attempted": len(attempted),
        "held": len(held),
        "by_result": Counter(RESULTS[choice(visit, "resultaat")] for visit in attempted),
        "by_month": [sum(day(visit, "datum").month == month for visit in held) for month in range(1, 13)],
        "by_kind": Counter(KINDS[choice(visit, "soort")] for visit in held),
        "by_theme": Counter(THEMES[theme] for on_visit in themes for theme in on_visit),
        "households": len({text(visit, "gezin") for visit in held}),
        "residents": len({code for visit in held for code in entries(visit, "bewoners")}),
        "first_visits": list(first_years(register).values()).count(year),
        "minutes": sum(int(float(text(visit, "duur") or 0)) for visit in held),
    }


def is_held(visit):
    return choice(visit, "resultaat") == "gesprek"


def first_years(register):
    """The year of each household's first held visit ever."""
    years = {}
    for visit in filter(is_held, register["Huisbezoeken"]):
        years.setdefault(text(visit, "gezin"), []).append(day(visit, "datum").year)
    return {household: min(found) for household, found in years.items()}


# Reach


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
    sessions = {text(s, "sessie") for s in register["Sessies"] if day(s, "datum").year == year}
    return [attendance for attendance in register["Aanwezigheden"] if text(attendance, "sessie") in sessions]


def shop_visits_in(register, year):
    return [shopping for shopping in register["Winkelbezoeken"] if day(shopping, "datum").year == year]


def in_network(resident, last_day):
    ended = day(resident, "einde contact")
    return day(resident, "eerste contact") <= last_day and (ended is None or ended > last_day)


def origin(resident):
    """The ISO code of the country, or "unknown" (empty, onbekend, niet gevraagd)."""
    country = choice(resident, "herkomst")
    if country in ("", "onbekend", "niet gevraagd"):
        return "unknown"
    return CODE_OF_COUNTRY.get(country, country.upper())


def household_origin(household, residents):
    """foreign: a member from another country than BE; BE: every member's country is BE; else unknown."""
    origins = {origin(resident) for resident in residents if text(resident, "gezin") == household}
    if origins - {"BE", "unknown"}:
        return "foreign"
    return "BE" if origins == {"BE"} else "unknown"


def age_band(resident, year):
    """By the age reached in that year; a birth date goes before a birth year."""
    born = day(resident, "geboortedatum")
    birth_year = born.year if born else int(float(text(resident, "geboortejaar") or 0))
    if not birth_year:
        return "unknown"
    age = year - birth_year
    return "0-17" if age < 18 else "18-34" if age < 35 else "35-59" if age < 60 else "60+"


# Signals and referrals


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


def dated(found, column, year):
    """Those with a day of that year in the column."""
    days = [(record, day(record, column)) for record in found]
    return [record for record, when in days if when and when.year == year]


# Partners


def partners(register, year):
    """Organisations with an agreement in force on a day of the year; without `van` there is none."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    in_force = [
        organisation
        for organisation in register["Organisaties"]
        if (day(organisation, "overeenkomst van") or date.max) <= end
        and (day(organisation, "overeenkomst tot") or date.max) >= start
    ]
    return {"agreements": len(in_force)}
