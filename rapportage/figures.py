"""The yearly figures of figures.md: one function feeds the screen, the report and the command."""

from dataclasses import asdict

from activiteiten import figures as activities
from activiteiten.families import led_on_for_year
from activiteiten.models import Activity
from buurtwerk.core.dates import today
from contacts.area_figures import reach_by_area
from contacts.figures import partners_for_year, reach_for_year, referrals_for_year
from huisbezoeken import figures as visits
from huisbezoeken.circle_figures import decisions_for_year
from kruidenier import figures as grocery
from kruidenier import pathway_figures as pathways
from kruidenier.survey_figures import results_for_year
from wonen import figures as housing
from wonen.behind import behind_for_year

FIRST_YEAR = 1900
BY_ACTIVITY = ("activities", "led_on")  # these hold an entry an activity
EVENTS = {
    "visits": ("attempted",),
    "reach": ("residents", "households"),
    "kruidenier": ("visits", "new_cards", "ended_cards"),
    "signals": ("raised", "to_steering_group", "resolved"),
    "referrals": ("total",),
    "housing": ("opened", "closed", "fund_lent", "fund_repaid"),
}


def for_year(team, year):
    """The JSON of figures.md: sections, keys nested at each dot, maps without zeros, lists of twelve months."""
    return {
        "visits": asdict(visits.for_year(team, year)),
        "reach": asdict(reach_for_year(team, year)),
        "activities": {code: asdict(one) for code, one in activities.for_year(team, year).items()},
        "kruidenier": asdict(grocery.for_year(team, year)),
        "signals": asdict(visits.signals_for_year(team, year)),
        "referrals": asdict(referrals_for_year(team, year)),
        "housing": asdict(housing.for_year(team, year)),
        "partners": asdict(partners_for_year(team, year)),
    }


def for_report(team, year):
    """The same, and what the report tells besides.

    What was decided on signals; where the participants of each activity of the holiday offer were led on to; the
    pathways of the grocery; what came out of its surveys, a dict a round; housing files over the years, and which
    households are behind its amounts (never printed); who was reached in which area, where the team has areas.
    """
    led_on = led_on_for_year(team, year, Activity.Kind.HOLIDAY)
    areas = reach_by_area(team, year)
    return for_year(team, year) | {
        "decisions": asdict(decisions_for_year(team, year)),
        "led_on": {code: asdict(one) for code, one in led_on.items()},
        "pathways": asdict(pathways.for_year(team, year)),
        "surveys": [as_round(one) for one in results_for_year(team, year)],
        "files": asdict(housing.files_for_year(team, year)),
        "behind": behind_for_year(team, year),
        **({"areas": asdict(areas)} if areas.residents else {}),
    }


def as_round(found):
    """A round of a survey with its closed questions."""
    questions = [{"text": question.text} | asdict(counted) for question, counted in found.questions]
    return {"survey": found.survey, "round": found.round, "responses": found.responses, "questions": questions}


def value_at(figures, key):
    """`visits.held`, or `activities.sessions`: of activities a map from code on, leaving out zeros."""
    section, name = key.split(".")
    if is_of_activity(key):
        return {code: one[name] for code, one in figures[section].items() if one[name]}
    return figures[section][name]


def is_of_activity(key):
    return key.partition(".")[0] in BY_ACTIVITY


def is_year(year):
    """Whether a register can hold anything of that year."""
    return FIRST_YEAR <= year <= today().year + 1


def has_data(figures):
    """Whether anything happened; people known and agreements in force are no events of a year."""
    return bool(figures["activities"]) or any(figures[section][key] for section, keys in EVENTS.items() for key in keys)


def years(team):
    """Year -> what happened, latest first, for every year with a visit, a session, a shop visit or a new file."""
    found = [section.years(team) for section in (visits, activities, grocery, housing)]
    years = sorted(set().union(*found), reverse=True)
    return {year: [number for one in found for number in one.get(year, (0, 0))] for year in years}


def beside_last_year(team, year):
    """(figures, last year's figures); None for a last year in which nothing happened."""
    before = for_report(team, year - 1)
    return for_report(team, year), before if has_data(before) else None
