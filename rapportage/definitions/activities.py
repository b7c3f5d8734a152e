from functools import partial

from django.utils.translation import gettext_lazy as _

from rapportage.definition import YEAR, Definition
from rapportage.definitions.units import (
    ATTENDANCES,
    CHILDREN,
    COUNTRIES,
    ENROLMENTS,
    HOUSEHOLDS,
    PERSONS,
    REFERRALS,
    SESSIONS,
)

TOOK_PART, BEGUN, ENDED = {"deelnam": YEAR}, {"begonnen": YEAR}, {"gestopt": YEAR}
MOVED_ON = ENDED | {"reden": "onward"}
NOT_TOLD = {"": "geen"}

_one = partial(Definition, part="activiteit")
_sessions = partial(_one, unit=SESSIONS, url_name="activiteiten:session_list", params={"jaar": YEAR})
_people = partial(_one, unit=PERSONS, url_name="contacts:resident_list", params=TOOK_PART)
_homes = partial(_one, unit=HOUSEHOLDS, url_name="contacts:household_list", params=TOOK_PART)
_enrolments = partial(_one, unit=ENROLMENTS, url_name="activiteiten:enrolment_list")

DEFINITIONS = (
    _sessions(
        "activities.sessions", _("Sessies"), _("Sessies van dit jaar die doorgingen; wat afgelast werd, telt niet.")
    ),
    _sessions(
        "activities.attendances",
        _("Aanwezigheden"),
        _("Hoe vaak er iemand deelnam, bij naam of als iemand die niemand kent. Vrijwilligers tellen hier niet mee."),
        unit=ATTENDANCES,
    ),
    _people(
        "activities.participants",
        _("Deelnemers"),
        _("Bewoners die minstens één keer deelnamen. Wie vaker kwam, telt één keer; wie niemand kent, telt hier niet."),
    ),
    _people(
        "activities.volunteers",
        _("Vrijwilligers"),
        _("Bewoners die minstens één keer als vrijwilliger hielpen. Wie ook deelnam, telt bij allebei."),
        params={"vrijwillig": YEAR},
    ),
    _people(
        "activities.children",
        _("Kinderen"),
        _("Deelnemers die dit jaar nog geen 18 worden. Van wie het geboortejaar niet bekend is, telt niet als kind."),
        unit=CHILDREN,
        params=TOOK_PART | {"leeftijd": "0-17"},
    ),
    _people(
        "activities.countries",
        _("Landen"),
        _("Verschillende landen die de deelnemers als herkomst vertelden. België telt mee, onbekend niet."),
        unit=COUNTRIES,
        params=TOOK_PART | {"herkomst": "gekend"},
    ),
    _homes("activities.households", _("Gezinnen"), _("Gezinnen van de deelnemers. Een gezin telt één keer.")),
    _homes(
        "activities.known_origin_households",
        _("Gezinnen: herkomst gekend"),
        _("Gezinnen van deelnemers met iemand uit een ander land, of van wie elk gezinslid uit België komt."),
        params=TOOK_PART | {"herkomst": "gekend"},
    ),
    _homes(
        "activities.foreign_origin_households",
        _("Gezinnen: uit een ander land"),
        _("Gezinnen van deelnemers waarvan minstens één gezinslid een ander land van herkomst heeft dan België."),
        params=TOOK_PART | {"herkomst": "vreemd"},
    ),
    _homes(
        "activities.social_service_households",
        _("Gezinnen: bij de sociale dienst"),
        _("Gezinnen van deelnemers van wie bekend is dat zij klant zijn van de sociale dienst."),
        params=TOOK_PART | {"dienst": "yes"},
    ),
    _enrolments(
        "activities.inflow",
        _("Instroom"),
        _("Inschrijvingen die dit jaar begonnen, ook van wie terugkwam."),
        params=BEGUN,
    ),
    _enrolments(
        "activities.outflow",
        _("Uitstroom"),
        _("Inschrijvingen die dit jaar eindigden, om welke reden ook."),
        params=ENDED,
    ),
    _enrolments(
        "activities.onward",
        _("Doorstroom"),
        _("Het deel van de uitstroom waarbij iemand naar iets anders doorstroomde, zoals werk of een opleiding."),
        params=MOVED_ON,
    ),
    Definition(
        "led_on.referrals",
        _("Toegeleid naar een partner"),
        _("Toeleidingen van dit jaar van wie dit jaar deelnam, ook als die er los van staan."),
        unit=REFERRALS,
        url_name="contacts:referral_list",
        params={"jaar": YEAR},
        within="deelnemers",
        part="partner",
    ),
    _enrolments(
        "led_on.onward",
        _("Doorgestroomd naar"),
        _("De doorstroom van dit jaar volgens waar iemand naartoe ging."),
        params=MOVED_ON,
        within="activiteit",
        part="naar",
        called=NOT_TOLD,
    ),
)
# What is left of the two before it; it stands beside them and is no figure of its own.
UNKNOWN_ORIGIN = _homes(
    "activities.unknown_origin_households",
    _("Gezinnen: herkomst onbekend"),
    _("Gezinnen van deelnemers zonder iemand uit een ander land, van wie niet bij elk gezinslid een land ingevuld is."),
    params=TOOK_PART | {"herkomst": "onbekend"},
)
