from functools import partial

from django.utils.translation import gettext_lazy as _

from rapportage.definition import YEAR, Definition
from rapportage.definitions.units import HOUSEHOLDS, MINUTES, PERSONS, VISITS

ALL_VISITS, HELD = {"jaar": YEAR}, {"jaar": YEAR, "resultaat": "conversation"}

_visits = partial(Definition, unit=VISITS, url_name="huisbezoeken:list", params=HELD)
_people = partial(Definition, unit=PERSONS, url_name="contacts:resident_list")
_homes = partial(Definition, unit=HOUSEHOLDS, url_name="contacts:household_list")

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
)
