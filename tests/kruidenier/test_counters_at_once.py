"""Two counters at once agree. (SQLite in a test is one connection in memory: there they queue anyway.)"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from kruidenier import actions
from kruidenier.models import Card, ShopVisit
from tests.accounts.factories import make_team
from tests.contacts.factories import make_household
from tests.kruidenier.factories import make_card

AT_ONCE = 12
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="one connection in memory"),
]


@pytest.fixture
def cards(emptied_db):
    """Two cards of one household."""
    card = make_card()
    return [card, make_card(household=card.household)]


def test_a_household_is_checked_in_once_whichever_card_it_shows(cards):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda number: tried(cards[number % 2]), range(AT_ONCE)))

    assert answers.count("aangemeld") == 1
    assert ShopVisit.objects.count() == 1


def test_new_cards_at_once_get_a_number_each(emptied_db):
    team = make_team()
    homes = [make_household(team=team) for _ in range(AT_ONCE)]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        codes = list(pool.map(made, homes))

    assert len(set(codes)) == Card.objects.count() == AT_ONCE


def tried(card):
    """What became of checking in."""
    try:
        actions.check_in(card=card, by=None)
        return "aangemeld"
    except actions.CannotCheckIn as reason:
        return str(reason)
    finally:
        connections.close_all()


def made(home):
    try:
        return actions.save_card(card=actions.new_card(home), by=None).code
    finally:
        connections.close_all()
