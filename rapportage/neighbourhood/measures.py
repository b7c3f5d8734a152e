"""Which share of whom the team reached stands beside an indicator: a table, looked up by name or chosen."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.text import fold
from rapportage.models import Reach
from rapportage.withholding import Withheld

BEFORE = re.compile(r"^(?:(?:het )?(?:aandeel|percentage|procent)|%)(?: van)?(?: de| het)? ")
AFTER = re.compile(r" *(?:\(%\)|\(in %\)|in %|%)$")
HOMES, PEOPLE = _("van de bereikte gezinnen"), _("van de bereikte bewoners")
TYPES, TENURES, AGES = "reach.households_by_type", "reach.households_by_tenure", "reach.by_age_band"


@dataclass(frozen=True, slots=True)
class Measure:
    """`parts` of `whole`, cells of the yearly figures; `unknown`: of how many it is not known (they are in `whole`,
    unless that says otherwise). `names`: the indicators that it goes with by itself, as `as_known` makes them.
    """

    parts: tuple[str, ...]
    whole: str
    of: str | Promise
    unknown: str = ""
    names: tuple[str, ...] = ()


def _homes(key, *codes, names):
    return Measure(tuple(f"{key}.{code}" for code in codes), "reach.households", HOMES, f"{key}.unknown", names)


def _people(key, *codes, names):
    return Measure(tuple(f"{key}.{code}" for code in codes), "reach.residents", PEOPLE, f"{key}.unknown", names)


MEASURES: dict[str, Measure] = {
    Reach.SINGLE_PARENT: _homes(
        *(TYPES, "single_parent"),
        names=("eenoudergezinnen", "eenoudergezin", "eenouders", "alleenstaande ouders", "eenoudergezinnen in de wijk"),
    ),
    Reach.SINGLE: _homes(
        *(TYPES, "single"), names=("alleenstaanden", "alleenwonenden", "eenpersoonsgezinnen", "eenpersoonshuishoudens")
    ),
    Reach.COUPLE_WITH_CHILDREN: _homes(
        *(TYPES, "couple_with_children"), names=("koppels met kinderen", "paren met kinderen")
    ),
    Reach.FOREIGN_RESIDENTS: Measure(
        ("reach.foreign_origin_residents",),
        "reach.known_origin_residents",
        _("van de bereikte bewoners met gekende herkomst"),
        "reach.by_origin.unknown",
        (
            *("vreemde herkomst", "buitenlandse herkomst", "niet-belgische herkomst", "herkomst niet-belgisch"),
            *("inwoners van vreemde herkomst", "inwoners van buitenlandse herkomst", "personen van vreemde herkomst"),
            *("personen van buitenlandse herkomst", "inwoners met een migratieachtergrond", "migratieachtergrond"),
            *("niet-belgen van herkomst", "inwoners van niet-belgische herkomst", "herkomst buiten belgie"),
        ),
    ),
    Reach.FOREIGN_HOUSEHOLDS: Measure(
        ("reach.foreign_origin_households",),
        "reach.known_origin_households",
        _("van de bereikte gezinnen met gekende herkomst"),
        names=("gezinnen van vreemde herkomst", "gezinnen van buitenlandse herkomst"),
    ),
    Reach.TENANTS: _homes(TENURES, "private_rent", "social_rent", names=("huurders", "huurwoningen", "huur")),
    Reach.PRIVATE_RENT: _homes(
        *(TENURES, "private_rent"),
        names=(
            *("private huurders", "private huur", "huurders privaat", "huurders private markt", "huurders private"),
            *("huurders op de private markt", "private huurwoningen", "private huurmarkt"),
        ),
    ),
    Reach.SOCIAL_RENT: _homes(
        *(TENURES, "social_rent"),
        names=("sociale huurders", "sociale huur", "huurders sociaal", "huurders sociale", "sociale huurwoningen"),
    ),
    Reach.OWNERS: _homes(
        *(TENURES, "owner", "emergency_buyer"),
        names=("eigenaars", "eigenaar", "eigenaars-bewoners", "eigenaar-bewoners"),
    ),
    Reach.SOCIAL_SERVICE: _homes(
        *("reach.households_by_social_service", "yes"),
        names=("klanten van de sociale dienst", "clienten van de sociale dienst", "klant van de sociale dienst"),
    ),
    Reach.AGE_0_17: _people(
        *(AGES, "0-17"),
        names=("kinderen", "0-17", "0-17 jaar", "0-17-jarigen", "minderjarigen", "jonger dan 18", "-18", "< 18", "<18"),
    ),
    Reach.AGE_18_34: _people(AGES, "18-34", names=("18-34", "18-34 jaar", "18-34-jarigen")),
    Reach.AGE_35_59: _people(AGES, "35-59", names=("35-59", "35-59 jaar", "35-59-jarigen")),
    Reach.AGE_60: _people(
        *(AGES, "60+"),
        names=("60+", "60-plus", "60-plussers", "60plussers", "60 jaar en ouder", "60 en ouder", "ouder dan 60"),
    ),
    Reach.WOMEN: _people("reach.by_gender", "f", names=("vrouwen",)),
}
BY_NAME = {name: reach for reach, measure in MEASURES.items() for name in measure.names}


def as_known(indicator):
    """«Aandeel eenoudergezinnen (%)» goes by the name «eenoudergezinnen»."""
    name = " ".join(fold(indicator).replace("–", "-").split())
    return AFTER.sub("", BEFORE.sub("", name))


def measure_of(figure):
    """What stands beside this figure; None for what is no share, or is not known here."""
    if not figure.is_share:
        return None
    return MEASURES.get(figure.reach or BY_NAME.get(as_known(figure.indicator), Reach.NOTHING))


def cell(figures, key):
    """One number of the figures; what a map leaves out is zero, what is withheld as a whole stays so."""
    section, name, *code = key.split(".", 2)
    found = figures[section][name]
    return found.get(code[0], 0) if code and isinstance(found, dict) else found


def together(figures, keys) -> Any:
    """The sum of these cells; where one is withheld so is the sum."""
    found = [cell(figures, key) for key in keys]
    hidden = [value for value in found if isinstance(value, Withheld)]
    if not hidden:
        return sum(found)
    return hidden[0] if len(found) == 1 else Withheld.HIDDEN
