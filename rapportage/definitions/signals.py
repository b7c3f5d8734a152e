from functools import partial

from django.utils.translation import gettext_lazy as _

from rapportage.definition import YEAR, Definition
from rapportage.definitions.units import SIGNALS

_signals = partial(Definition, unit=SIGNALS, url_name="huisbezoeken:signal_list", params={"jaar": YEAR})

DEFINITIONS = (
    _signals(
        "signals.raised",
        _("Genoteerde signalen"),
        _("Signalen van dit jaar, wat er nadien ook mee gebeurde."),
    ),
    _signals(
        "signals.to_steering_group",
        _("Naar de stuurgroep"),
        _("Signalen die dit jaar naar de stuurgroep gingen. Het signaal zelf kan ouder zijn."),
        params={"naar": YEAR},
    ),
    _signals(
        "signals.resolved",
        _("Opgeloste signalen"),
        _("Signalen die dit jaar opgelost raakten. Het signaal zelf kan ouder zijn."),
        params={"opgelost": YEAR},
    ),
    _signals(
        "signals.by_theme",
        _("Signalen per thema"),
        _("Signalen van dit jaar volgens hun thema. Elk signaal heeft er één."),
        part="thema",
    ),
)
