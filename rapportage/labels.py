"""What the codes of a map are called, in the order in which they are shown; «onbekend» comes last."""

from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from contacts.models import Household
from contacts.places import countries
from huisbezoeken.models import HomeVisit, Theme
from rapportage.linked import OTHER, UNKNOWN

SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
AGES = {
    "0-17": _("0–17 jaar"),
    "18-34": _("18–34 jaar"),
    "35-59": _("35–59 jaar"),
    "60+": _("60 en ouder"),
}
GENDERS = {"f": _("vrouw"), "m": _("man"), "x": _("x")}
LAST = {UNKNOWN: _("onbekend")}
FIXED = {
    "visits.by_result": dict(HomeVisit.Result.choices),
    "visits.by_kind": {code: label for code, label in HomeVisit.Kind.choices if code} | {UNKNOWN: _("niet ingevuld")},
    "reach.by_age_band": AGES | LAST,
    "reach.by_gender": GENDERS | LAST,
    "reach.households_by_type": dict(Household.Type.choices),
    "reach.households_by_tenure": dict(Household.Tenure.choices),
    "reach.households_by_social_service": dict(Household.SocialService.choices),
}


def codes_of(key, *maps):
    """Code -> label of all that occurs in one of the maps (of this year and the last); countries by their size."""
    occurring = {code for one in maps for code, value in one.items() if value != 0}
    labels = _origins(*maps) if key == "reach.by_origin" else themes() if key == "visits.by_theme" else FIXED[key]
    return {code: str(label) for code, label in labels.items() if code in occurring}


def months():
    return {str(number): str(name) for number, name in MONTHS.items()}


def themes():
    return dict(Theme.objects.values_list("code", "name"))


def _origins(*maps):
    """The largest first; of two that are as large, or withheld, by their name."""
    names = countries()
    order = sorted(names, key=lambda code: [-_size(one.get(code)) for one in maps] + [list(names).index(code)])
    return {code: names[code] for code in order} | {OTHER: _("andere landen")} | LAST


def _size(value):
    return value if isinstance(value, int) else 0
