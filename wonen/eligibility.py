"""Which premiums may be for which files, and why.

It tells where somebody should look, not who has a right to what: conditions are read by people.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from buurtwerk.core.dates import today
from buurtwerk.core.text import tidy
from contacts.models import Household
from contacts.models.area import street_key
from wonen.models import HousingFile, Premium

UNKNOWN = Household.Tenure.UNKNOWN


@dataclass(frozen=True, slots=True)
class Fit:
    """A premium that may be for a file: what speaks for it, and what is still to be asked."""

    premium: Premium
    file: HousingFile
    reasons: tuple[str, ...]
    to_ask: str = ""


def fit_of(premium, file):
    """A Fit, or None where the area or how they live speaks against it; the period is looked at before."""
    place, applicant = reason_of_place(premium, file), reason_of_tenure(premium, file)
    if not place or applicant is None:
        return None
    told, to_ask = applicant
    return Fit(premium, file, tuple(filter(None, (place, told))), to_ask)


def reason_of_place(premium, file):
    """Empty where the dwelling lies elsewhere, or nobody knows where."""
    if premium.area is None:
        return _("geldt overal")
    street = street_of(file)
    if street and street_key(street) in premium.street_keys:
        return _("%(street)s ligt in %(area)s") % {"street": street, "area": premium.area}
    return ""


def reason_of_tenure(premium, file):
    """(what speaks for it, what is to be asked); None where they live otherwise."""
    allowed, tenure = premium.applicants, tenure_of(file)
    if not allowed:
        return _("iedereen mag ze vragen"), ""
    if tenure == UNKNOWN:
        return "", _("vraag nog of ze huurder of eigenaar zijn")
    return (str(Household.Tenure(tenure).label), "") if tenure in allowed else None


def street_of(file):
    """Of the dwelling: where the file has an address of its own, the household's does not count."""
    own = file.street or file.number or file.box
    return tidy(file.street if own else file.household.street)


def tenure_of(file):
    return file.tenure if file.tenure != UNKNOWN else file.household.tenure


def premiums_for(file, asked):
    """(Fits of this file, the premiums that do not fit) of those that run today, but the ones `asked` (ids).

    In three queries, however many there are.
    """
    if not file.is_open:
        return [], []
    rows = Premium.objects.of(file.team).running_on(today()).exclude(pk__in=asked)
    found = [(premium, fit_of(premium, file)) for premium in rows.with_conditions().by_name()]
    return [fit for _premium, fit in found if fit], [premium for premium, fit in found if not fit]


def files_for(premium):
    """Fits of this premium among the open files in which it is not asked yet, oldest first; one query."""
    if not premium.is_running:
        return []
    rows = HousingFile.objects.of(premium.team).open_on(today()).exclude(premium_applications__premium=premium)
    files = rows.with_people().order_by("opened_on", "pk")
    return [fit for file in files if (fit := fit_of(premium, file))]
