"""Cards and shop visits, valid by default."""

from datetime import date, time
from itertools import count

from kruidenier.models import Card, CardRules, ShopVisit
from tests.accounts.factories import make_team
from tests.contacts.factories import make_household, make_resident

numbers = count(1)


def make_card(**fields):
    """A card of a household with one resident, since 2018."""
    team = fields.pop("team", None)
    household = fields.pop("household", None) or make_resident(team=team).household
    default = {"code": f"K{next(numbers):04}", "starts_on": date(2018, 1, 8)}
    return Card.objects.create(team=household.team, household=household, **default | fields)


def make_shop_visit(**fields):
    card = fields.pop("card", None) or make_card(team=fields.pop("team", None))
    default = {"date": date(2018, 6, 5), "time": time(14, 5)}
    return ShopVisit.objects.create(team=card.team, card=card, **default | fields)


def make_rules(**fields):
    team = fields.pop("team", None) or make_team()
    return CardRules.objects.create(team=team, **fields)


def make_family(*names, team, street="Leiestraat", **fields):
    """A card, and who lives in its household: a first name each, all called Haddad."""
    home = make_household(team=team, street=street)
    for name in names:
        make_resident(household=home, first_name=name, last_name="Haddad")
    return make_card(household=home, **fields)
