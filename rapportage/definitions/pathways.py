from functools import partial

from django.utils.translation import gettext_lazy as _

from rapportage.definition import YEAR, Definition
from rapportage.definitions.units import PATHWAYS, PERSONS

_pathways = partial(Definition, unit=PATHWAYS, url_name="kruidenier:pathway_list")
_people = partial(Definition, unit=PERSONS, url_name="contacts:resident_list")

DEFINITIONS = (
    _pathways(
        "pathways.started", _("Gestarte trajecten"), _("Trajecten die dit jaar begonnen."), params={"begonnen": YEAR}
    ),
    _pathways(
        "pathways.running_at_year_end",
        _("Lopende trajecten"),
        _("Trajecten die op 31 december liepen; in het lopende jaar: die vandaag lopen."),
        params={"lopend": YEAR},
    ),
    _pathways(
        "pathways.ended",
        _("Afgeronde trajecten"),
        _("Trajecten die dit jaar eindigden, hoe ze ook afliepen."),
        params={"gestopt": YEAR},
    ),
    _people(
        "pathways.moved_on",
        _("Een stap verder op de weg"),
        _("Bewoners die verder staan dan een jaar eerder: van bezoeker naar deelnemer, vrijwilliger of trekker."),
        params={"verder": YEAR},
    ),
    _pathways(
        "pathways.by_outcome",
        _("Hoe trajecten afliepen"),
        _("Trajecten die dit jaar eindigden, volgens hoe ze afliepen."),
        params={"gestopt": YEAR},
        part="afloop",
        called={"unknown": "geen"},
    ),
    _people(
        "pathways.by_stage",
        _("De weg: van bezoeker tot trekker"),
        _("Wie een traject heeft of had, zo ver als die eind dit jaar stond. Iedereen telt één keer."),
        params={"weg": YEAR},
        part="waar",
    ),
)
