"""What each figure means, in which unit, and the list that it counts; shared figures.md is the contract."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from rapportage.definition import YEAR, Definition

PERSONS = (_("persoon"), _("personen"))
HOUSEHOLDS = (_("gezin"), _("gezinnen"))
VISITS = (_("huisbezoek"), _("huisbezoeken"))
MINUTES = (_("minuut"), _("minuten"))
COUNTRIES = (_("land"), _("landen"))
ORGANISATIONS = (_("organisatie"), _("organisaties"))
ALL_VISITS, HELD, REACHED = {"jaar": YEAR}, {"jaar": YEAR, "resultaat": "conversation"}, {"bereikt": YEAR}
KNOWN, FOREIGN = REACHED | {"herkomst": "gekend"}, REACHED | {"herkomst": "vreemd"}

_visits = partial(Definition, unit=VISITS, url_name="huisbezoeken:list", params=HELD)
_people = partial(Definition, unit=PERSONS, url_name="contacts:resident_list", params=REACHED)
_homes = partial(Definition, unit=HOUSEHOLDS, url_name="contacts:household_list", params=REACHED)

DEFINITIONS = (
    _visits("visits.held", _("Gesprekken aan huis"), _("Huisbezoeken van dit jaar waarbij het tot een gesprek kwam.")),
    _visits(
        "visits.attempted",
        _("Huisbezoeken, ook zonder gesprek"),
        _("Alle huisbezoeken van dit jaar: gesprekken, niemand thuis en geweigerd."),
        params=ALL_VISITS,
    ),
    _homes(
        "visits.households",
        _("Bezochte gezinnen"),
        _("Gezinnen met minstens één gesprek aan huis dit jaar. Een gezin telt één keer."),
        params={"bezocht": YEAR},
    ),
    _homes(
        "visits.first_visits",
        _("Voor het eerst bezocht"),
        _("Gezinnen met hun allereerste gesprek aan huis in dit jaar; ook eerdere jaren zijn nagekeken."),
        params={"eerste": YEAR},
    ),
    _people(
        "visits.residents",
        _("Gesproken bewoners"),
        _("Bewoners die bij minstens één gesprek aan huis genoteerd staan. Wie vaker aanwezig was, telt één keer."),
        params={"bezocht": YEAR},
    ),
    _visits(
        "visits.minutes",
        _("Tijd aan huis"),
        _("De duur van alle gesprekken aan huis samen. Een bezoek zonder ingevulde duur telt voor nul."),
        unit=MINUTES,
    ),
    _visits("visits.by_month", _("Per maand"), _("Gesprekken aan huis in elke maand."), part="maand"),
    _visits(
        "visits.by_theme",
        _("Waarover het ging"),
        _("Gesprekken waarin een thema aan bod kwam. Een bezoek telt één keer per thema, dus bij meer thema's mee."),
        part="thema",
    ),
    _visits(
        "visits.by_result",
        _("Hoe het ging"),
        _("Alle huisbezoeken van dit jaar volgens hun afloop."),
        params=ALL_VISITS,
        part="resultaat",
    ),
    _visits(
        "visits.by_kind",
        _("Soort bezoek"),
        _("Gesprekken aan huis volgens de aanleiding."),
        part="soort",
        called={"unknown": "geen"},
    ),
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
    Definition(
        "partners.agreements",
        _("Partners met een overeenkomst"),
        _("Organisaties met een samenwerkingsovereenkomst die minstens één dag van dit jaar liep."),
        unit=ORGANISATIONS,
        url_name="contacts:organisation_list",
        params={"overeenkomst": YEAR},
    ),
)
BY_KEY = {definition.key: definition for definition in DEFINITIONS}
