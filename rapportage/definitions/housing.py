from functools import partial

from django.utils.translation import gettext_lazy as _

from rapportage.definition import YEAR, Definition
from rapportage.definitions.units import EUROS, FILES

OPEN_BY_YEAR = "files.open_by_year"
FILE_LIST = "wonen:file_list"
FUND_LIST = "wonen:fund_entry_list"
OPENED = {"geopend": YEAR}

_files = partial(Definition, unit=FILES, url_name=FILE_LIST)
_entries = partial(Definition, unit=EUROS, url_name=FUND_LIST)

DEFINITIONS = (
    _files(
        "housing.opened",
        _("Nieuwe woondossiers"),
        _("Woondossiers die dit jaar geopend werden. Een gezin met twee dossiers telt twee keer."),
        params=OPENED,
    ),
    _files(
        "housing.closed",
        _("Gesloten woondossiers"),
        _("Woondossiers die dit jaar gesloten werden, hoe ze ook afliepen en wanneer ze ook begonnen."),
        params={"gesloten": YEAR},
    ),
    _files(
        "housing.open_at_year_end",
        _("Open op 31 december"),
        _("Woondossiers die geopend waren en op die dag nog niet gesloten. Wat op 31 december sloot, telt niet mee."),
        params={"lopend": YEAR},
    ),
    _files(
        "housing.opened_by_kind",
        _("Waarover de nieuwe dossiers gingen"),
        _("Woondossiers die dit jaar geopend werden, volgens hun soort."),
        params=OPENED,
        part="soort",
    ),
    Definition(
        "housing.granted",
        _("Toegekend"),
        _(
            "De toegekende bedragen van de dossiers die dit jaar geopend werden, ook als de beslissing later viel. "
            "Een dossier zonder toegekend bedrag telt als nul."
        ),
        unit=EUROS,
        url_name=FILE_LIST,
        params=OPENED,
    ),
    _files(
        "files.without_amount",
        _("Toegekend: bedrag niet ingevuld"),
        _("Dossiers die dit jaar geopend werden en waarbij geen toegekend bedrag staat: nog niet beslist, of niets."),
        params=OPENED | {"toegekend": "geen"},
    ),
    _entries(
        "housing.fund_lent",
        _("Uitgeleend uit het rollend fonds"),
        _("Alle leningen met een datum in dit jaar samen. Wat een boeking rechtzet, gaat er in zijn eigen jaar af."),
        params={"soort": "loan", "jaar": YEAR},
    ),
    _entries(
        "housing.fund_repaid",
        _("Terugbetaald aan het rollend fonds"),
        _(
            "Alle terugbetalingen met een datum in dit jaar samen. Wat een boeking rechtzet, gaat er in zijn eigen "
            "jaar af."
        ),
        params={"soort": "repayment", "jaar": YEAR},
    ),
    _entries(
        "housing.fund_outstanding",
        _("Nog uitgeleend op 31 december"),
        _("Alle leningen min alle terugbetalingen tot en met 31 december, ook die van vroegere jaren."),
        params={"tot": f"{YEAR}-12-31"},
    ),
    _files(
        OPEN_BY_YEAR,
        _("Open op het einde van elk jaar"),
        _("Woondossiers die op 31 december van dat jaar geopend waren en nog niet gesloten."),
        params={},
        part="lopend",
    ),
)
