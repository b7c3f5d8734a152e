"""What makes a figure of the neighbourhood wrong; like contacts/rules.py. Any year is taken from the workbook."""

from django.utils.translation import gettext as _

from buurtwerk.core.dates import today
from buurtwerk.registers.cells import quoted
from buurtwerk.registers.widgets import MANY

FIRST_LIKELY_YEAR = 1900
FARTHEST_YEARS = 50  # statistics look ahead too


def no_number(text):
    """The message for what is no value."""
    return _(
        "%s is geen getal. Schrijf hoogstens twee decimalen en niets tussen de duizendtallen, zoals 5230 of 11,4."
    ) % quoted(text)


def unlikely_year(year):
    """Asked of what one types or pastes."""
    if year is not None and not FIRST_LIKELY_YEAR <= year <= today().year + FARTHEST_YEARS:
        return _("Dat jaar kan niet kloppen. Schrijf het met vier cijfers, zoals 2018.")
    return None


def no_source():
    """Asked of what one types or pastes: a figure without its source tells nobody anything."""
    return _("Schrijf waar het cijfer vandaan komt, zoals «stad» of «Statbel».")


def stored_already(area):
    where = f"«{area}»" if area else _("de hele wijk")
    return _("Dit cijfer staat er al voor %s in dat jaar. Wijzig dat, of kies een ander jaar.") % where


def unknown_area(text, names):
    """Asked of what one pastes; `names`: of the areas that there are."""
    if not names:
        return _(
            "%s is geen gebied van dit team. Maak het eerst, of laat de cel leeg: dan gaat het over de hele wijk."
        ) % quoted(text)
    told = {"name": quoted(text), "areas": ", ".join(names[:MANY]) + (" …" if len(names) > MANY else "")}
    return _("%(name)s is geen gebied van dit team. Kies uit: %(areas)s. Leeg is de hele wijk.") % told
