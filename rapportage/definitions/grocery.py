from functools import partial

from django.utils.translation import gettext_lazy as _

from rapportage.definition import YEAR, Definition
from rapportage.definitions.units import CARDS, HOUSEHOLDS, SHOP_VISITS

_homes = partial(Definition, unit=HOUSEHOLDS, url_name="contacts:household_list", params={"kruidenier": YEAR})
_cards = partial(Definition, unit=CARDS, url_name="kruidenier:card_list")

DEFINITIONS = (
    _homes(
        "kruidenier.households_per_month",
        _("Gezinnen per maand"),
        _("Hoeveel gezinnen er gemiddeld kwamen, over de maanden waarin er iemand kwam."),
    ),
    _homes(
        "kruidenier.households",
        _("Gezinnen bij de kruidenier"),
        _("Gezinnen die dit jaar minstens één keer kwamen. Een gezin telt één keer, ook met meer dan één kaart."),
    ),
    Definition(
        "kruidenier.visits",
        _("Winkelbezoeken"),
        _("Hoe vaak er dit jaar een gezin kwam. Elke kaart telt hoogstens één keer per dag."),
        unit=SHOP_VISITS,
        url_name="kruidenier:visit_list",
        params={"jaar": YEAR},
    ),
    _cards(
        "kruidenier.new_cards",
        _("Nieuwe kaarten"),
        _("Klantenkaarten die dit jaar begonnen."),
        params={"begonnen": YEAR},
    ),
    _cards(
        "kruidenier.ended_cards",
        _("Gestopte kaarten"),
        _("Klantenkaarten met hun laatste dag in dit jaar: gestopt, verlopen, of nog te verlopen."),
        params={"gestopt": YEAR},
    ),
    _homes(
        "kruidenier.households_by_month",
        _("Gezinnen in elke maand"),
        _("Gezinnen die in die maand minstens één keer kwamen."),
        part="kruideniermaand",
    ),
)
