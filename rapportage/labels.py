"""What the codes of a map are called, in the order in which they are shown; «onbekend» comes last."""

from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from activiteiten.models import Activity, Enrolment
from contacts.models import Household, Organisation, Referral
from contacts.places import countries
from huisbezoeken.models import HomeVisit, Theme
from kruidenier.models import Pathway, Stage
from rapportage.together import LED_ON, ORIGINS, PARTNERS, TOGETHER, UNKNOWN
from wonen.models import HousingFile

SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
AGES = {
    "0-17": _("0–17 jaar"),
    "18-34": _("18–34 jaar"),
    "35-59": _("35–59 jaar"),
    "60+": _("60 en ouder"),
}
GENDERS = {"f": _("vrouw"), "m": _("man"), "x": _("x")}
LAST = {UNKNOWN: _("onbekend")}
OTHERS = {ORIGINS: _("andere landen"), PARTNERS: _("andere partners"), LED_ON: _("andere partners")}
ACTIVITIES, KINDS = "activities", "kinds"
FIXED = {
    "visits.by_result": dict(HomeVisit.Result.choices),
    "visits.by_kind": {code: label for code, label in HomeVisit.Kind.choices if code} | {UNKNOWN: _("niet ingevuld")},
    "reach.by_age_band": AGES | LAST,
    "reach.by_gender": GENDERS | LAST,
    "reach.households_by_type": dict(Household.Type.choices),
    "reach.households_by_tenure": dict(Household.Tenure.choices),
    "reach.households_by_social_service": dict(Household.SocialService.choices),
    "referrals.by_result": dict(Referral.Result.choices),
    "pathways.by_outcome": dict(Pathway.Outcome.choices[1:]) | {UNKNOWN: _("niet ingevuld")},
    "pathways.by_stage": {stage.name.lower(): stage.label for stage in Stage},
    "housing.opened_by_kind": dict(HousingFile.Kind.choices),
    "led_on.onward": dict([*Enrolment.Onward.choices[1:], Enrolment.Onward.choices[0]]),
}
WITH_UNKNOWN = {ORIGINS, *FIXED}  # of the others a code may read «unknown» without meaning it


def names_of(team):
    """Key -> code -> name, of what the register names itself: themes, partners, activities (and the kind of these)."""
    themes = dict(Theme.objects.values_list("code", "name"))
    partners = dict(Organisation.objects.of(team).order_by("name", "pk").values_list("code", "name"))
    activities = list(Activity.objects.of(team).by_name().values_list("code", "name", "kind"))
    return {
        "visits.by_theme": themes,
        "signals.by_theme": themes,
        PARTNERS: partners,
        LED_ON: partners,
        ACTIVITIES: {code: name for code, name, _kind in activities},
        KINDS: {code: kind for code, _name, kind in activities},
    }


def codes_of(key, names, *maps):
    """Code -> label of all that occurs in one of the maps (of this year and the last); long lists by their size.

    `names` are those of `names_of`.
    """
    occurring = {code for one in maps for code, value in one.items() if value != 0}
    return {code: str(label) for code, label in _labels(key, names, maps).items() if code in occurring}


def months():
    return {str(number): str(name) for number, name in MONTHS.items()}


def _labels(key, names, maps):
    if key == ORIGINS:
        return _by_size(countries(), maps) | _others(key) | LAST
    if key in (PARTNERS, LED_ON):
        return _by_size(names[key], maps) | _others(key)
    return names[ACTIVITIES] if key.startswith(f"{ACTIVITIES}.") else (FIXED | names)[key]


def _by_size(names, maps):
    """The largest first; those that are as large, or withheld, stay in the order in which they came."""
    return {code: names[code] for code in sorted(names, key=lambda code: [-_size(one.get(code)) for one in maps])}


def _others(key):
    return {TOGETHER[key].code: OTHERS[key]}


def _size(value):
    return value if isinstance(value, int) else 0
