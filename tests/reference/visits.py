"""Home visits."""

from collections import Counter

from tests.reference.cells import choice, day, entries, number, text

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
        "minutes": sum(number(visit, "duur") for visit in held),
    }


def is_held(visit):
    return choice(visit, "resultaat") == "gesprek"


def first_years(register):
    """The year of each household's first held visit ever."""
    years = {}
    for visit in filter(is_held, register["Huisbezoeken"]):
        years.setdefault(text(visit, "gezin"), []).append(day(visit, "datum").year)
    return {household: min(found) for household, found in years.items()}
