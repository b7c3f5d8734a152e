"""What each figure means, in which unit, and the list that it counts; shared figures.md is the contract."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

PERSONS = (_("persoon"), _("personen"))
HOUSEHOLDS = (_("gezin"), _("gezinnen"))
VISITS = (_("huisbezoek"), _("huisbezoeken"))
MINUTES = (_("minuut"), _("minuten"))
COUNTRIES = (_("land"), _("landen"))
ORGANISATIONS = (_("organisatie"), _("organisaties"))
YEAR = "{year}"
VISIT_LIST, HELD = "huisbezoeken:list", {"jaar": YEAR, "resultaat": "conversation"}
RESIDENT_LIST, HOUSEHOLD_LIST, REACHED = "contacts:resident_list", "contacts:household_list", {"bereikt": YEAR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One figure. Of a map or twelve months, `part` is the filter that one cell adds, `called` where it differs."""

    key: str
    label: str
    unit: tuple[str, str]
    sentence: str
    url_name: str
    params: Mapping[str, str]
    part: str = ""
    called: Mapping[str, str] = field(default_factory=dict)

    def address(self, year, code=None):
        """The list behind the figure, or behind one cell of it."""
        params = {name: value.format(year=year) for name, value in self.params.items()}
        if code is not None:
            params[self.part] = self.called.get(code, code)
        return f"{reverse(self.url_name)}?{urlencode(params)}"

    def unit_of(self, value):
        return self.unit[0] if value == 1 else self.unit[1]


def _visits(key, label, sentence, unit=VISITS, params=HELD, **more):
    return Definition(
        key=f"visits.{key}", label=label, unit=unit, sentence=sentence, url_name=VISIT_LIST, params=params, **more
    )


def _people(key, label, sentence, unit=PERSONS, params=REACHED, **more):
    return Definition(key=key, label=label, unit=unit, sentence=sentence, url_name=RESIDENT_LIST, params=params, **more)


def _homes(key, label, sentence, params=REACHED, **more):
    return Definition(
        key=key, label=label, unit=HOUSEHOLDS, sentence=sentence, url_name=HOUSEHOLD_LIST, params=params, **more
    )


DEFINITIONS = (
    _visits("held", _("Gesprekken aan huis"), _("Huisbezoeken van dit jaar waarbij het tot een gesprek kwam.")),
    _visits(
        "attempted",
        _("Huisbezoeken, ook zonder gesprek"),
        _("Alle huisbezoeken van dit jaar: gesprekken, niemand thuis en geweigerd."),
        params={"jaar": YEAR},
    ),
    _homes(
        "visits.households",
        _("Bezochte gezinnen"),
        _("Gezinnen met minstens één gesprek aan huis dit jaar. Een gezin telt één keer."),
        {"bezocht": YEAR},
    ),
    _homes(
        "visits.first_visits",
        _("Voor het eerst bezocht"),
        _("Gezinnen met hun allereerste gesprek aan huis in dit jaar; ook eerdere jaren zijn nagekeken."),
        {"eerste": YEAR},
    ),
    _people(
        "visits.residents",
        _("Gesproken bewoners"),
        _("Bewoners die bij minstens één gesprek aan huis genoteerd staan. Wie vaker aanwezig was, telt één keer."),
        params={"bezocht": YEAR},
    ),
    _visits(
        "minutes",
        _("Tijd aan huis"),
        _("De duur van alle gesprekken aan huis samen. Een bezoek zonder ingevulde duur telt voor nul."),
        MINUTES,
    ),
    _visits("by_month", _("Per maand"), _("Gesprekken aan huis in elke maand."), part="maand"),
    _visits(
        "by_theme",
        _("Waarover het ging"),
        _("Gesprekken waarin een thema aan bod kwam. Een bezoek telt één keer per thema, dus bij meer thema's mee."),
        part="thema",
    ),
    _visits(
        "by_result",
        _("Hoe het ging"),
        _("Alle huisbezoeken van dit jaar volgens hun afloop."),
        params={"jaar": YEAR},
        part="resultaat",
    ),
    _visits(
        "by_kind",
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
        COUNTRIES,
        REACHED | {"herkomst": "gekend"},
    ),
    _people(
        "reach.known_origin_residents",
        _("Bewoners met gekende herkomst"),
        _("Bereikte bewoners van wie het land van herkomst ingevuld is."),
        params=REACHED | {"herkomst": "gekend"},
    ),
    _people(
        "reach.foreign_origin_residents",
        _("Bewoners uit een ander land"),
        _("Bereikte bewoners met een gekend land van herkomst buiten België."),
        params=REACHED | {"herkomst": "vreemd"},
    ),
    _homes(
        "reach.known_origin_households",
        _("Gezinnen met gekende herkomst"),
        _("Bereikte gezinnen met iemand uit een ander land, of van wie elk gezinslid uit België komt."),
        REACHED | {"herkomst": "gekend"},
    ),
    _homes(
        "reach.foreign_origin_households",
        _("Gezinnen uit een ander land"),
        _("Bereikte gezinnen waarvan minstens één gezinslid een ander land van herkomst heeft dan België."),
        REACHED | {"herkomst": "vreemd"},
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
        "reach.households_by_tenure", _("Woonsituatie"), _("Bereikte gezinnen volgens hoe zij wonen."), part="woonsituatie"
    ),
    _homes(
        "reach.households_by_social_service",
        _("Klant van de sociale dienst"),
        _("Bereikte gezinnen volgens of zij klant zijn van de sociale dienst."),
        part="dienst",
    ),
    Definition(
        key="partners.agreements",
        label=_("Partners met een overeenkomst"),
        unit=ORGANISATIONS,
        sentence=_("Organisaties met een samenwerkingsovereenkomst die minstens één dag van dit jaar liep."),
        url_name="contacts:organisation_list",
        params={"overeenkomst": YEAR},
    ),
)
BY_KEY = {definition.key: definition for definition in DEFINITIONS}
