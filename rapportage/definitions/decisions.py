from django.utils.translation import gettext_lazy as _

from rapportage.definition import YEAR, Definition
from rapportage.definitions.units import BOTTLENECKS, DECISIONS, MEETINGS, PERSONS

DEFINITIONS = (
    Definition(
        "decisions.bottlenecks",
        _("Knelpunten"),
        _("Wat in verschillende signalen terugkwam en dit jaar als knelpunt vastgesteld is."),
        unit=BOTTLENECKS,
        url_name="huisbezoeken:bottleneck_list",
        params={"jaar": YEAR},
    ),
    Definition(
        "decisions.meetings",
        _("Overleg"),
        _("Hoe vaak de kerngroep, de stuurgroep en andere groepen dit jaar samenkwamen."),
        unit=MEETINGS,
        url_name="huisbezoeken:meeting_list",
        params={"jaar": YEAR, "wanneer": "geweest"},
    ),
    Definition(
        "decisions.made",
        _("Beslissingen"),
        _("Wat er op een overleg van dit jaar beslist is."),
        unit=DECISIONS,
        url_name="huisbezoeken:decision_list",
        params={"jaar": YEAR},
    ),
    Definition(
        "decisions.carried_out",
        _("Uitgevoerde beslissingen"),
        _("Beslissingen van dit jaar waarvan de opvolging nu gedaan is, ook als dat later gebeurde."),
        unit=DECISIONS,
        url_name="huisbezoeken:decision_list",
        params={"jaar": YEAR, "stand": "gedaan"},
    ),
    Definition(
        "decisions.told",
        _("Bewoners die hoorden wat ervan kwam"),
        _("Bewoners achter een signaal of knelpunt aan wie het team dit jaar vertelde wat er beslist is."),
        unit=PERSONS,
        url_name="contacts:resident_list",
        params={"teruggekoppeld": YEAR},
    ),
)
