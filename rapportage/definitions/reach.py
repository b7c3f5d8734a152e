from functools import partial

from django.utils.translation import gettext_lazy as _

from rapportage.definition import YEAR, Definition
from rapportage.definitions.units import COUNTRIES, HOUSEHOLDS, PERSONS

REACHED = {"bereikt": YEAR}
KNOWN, FOREIGN = REACHED | {"herkomst": "gekend"}, REACHED | {"herkomst": "vreemd"}

_people = partial(Definition, unit=PERSONS, url_name="contacts:resident_list", params=REACHED)
_homes = partial(Definition, unit=HOUSEHOLDS, url_name="contacts:household_list", params=REACHED)

DEFINITIONS = (
    _people(
        "reach.residents",
        _("Bereikte bewoners"),
        _("Bewoners met minstens één contactmoment dit jaar. Een bewoner telt één keer, hoe vaak het contact ook was."),
    ),
    _homes(
        "reach.households",
        _("Bereikte gezinnen"),
        _("Gezinnen met minstens één contactmoment dit jaar. Een gezin telt één keer."),
    ),
    _people(
        "reach.network",
        _("Netwerk op 31 december"),
        _("Bewoners van wie het contact begon op of voor 31 december en toen nog niet beëindigd was."),
        params={"netwerk": YEAR},
    ),
    _people(
        "reach.countries",
        _("Landen van herkomst"),
        _("Verschillende landen die de bereikte bewoners als herkomst vertelden. België telt mee, onbekend niet."),
        unit=COUNTRIES,
        params=KNOWN,
    ),
    _people(
        "reach.known_origin_residents",
        _("Bewoners met gekende herkomst"),
        _("Bereikte bewoners van wie het land van herkomst ingevuld is."),
        params=KNOWN,
    ),
    _people(
        "reach.foreign_origin_residents",
        _("Bewoners uit een ander land"),
        _("Bereikte bewoners met een gekend land van herkomst buiten België."),
        params=FOREIGN,
    ),
    _homes(
        "reach.known_origin_households",
        _("Gezinnen met gekende herkomst"),
        _("Bereikte gezinnen met iemand uit een ander land, of van wie elk gezinslid uit België komt."),
        params=KNOWN,
    ),
    _homes(
        "reach.foreign_origin_households",
        _("Gezinnen uit een ander land"),
        _("Bereikte gezinnen waarvan minstens één gezinslid een ander land van herkomst heeft dan België."),
        params=FOREIGN,
    ),
    _people(
        "reach.by_origin",
        _("Land van herkomst"),
        _("Bereikte bewoners volgens het land van herkomst dat zij zelf vertelden."),
        part="herkomst",
        called={"unknown": "onbekend"},
    ),
    _people(
        "reach.by_age_band",
        _("Leeftijd"),
        _("Bereikte bewoners volgens de leeftijd die zij dit jaar bereiken: het jaar min hun geboortejaar."),
        part="leeftijd",
    ),
    _people(
        "reach.by_gender", _("Geslacht"), _("Bereikte bewoners volgens het geslacht op hun fiche."), part="geslacht"
    ),
    _homes("reach.households_by_type", _("Gezinstype"), _("Bereikte gezinnen volgens hun samenstelling."), part="type"),
    _homes(
        "reach.households_by_tenure",
        _("Woonsituatie"),
        _("Bereikte gezinnen volgens hoe zij wonen."),
        part="woonsituatie",
    ),
    _homes(
        "reach.households_by_social_service",
        _("Klant van de sociale dienst"),
        _("Bereikte gezinnen volgens of zij klant zijn van de sociale dienst."),
        part="dienst",
    ),
)
