"""A check-in at the counter beside the same statements in one bare POST, and what a tablet fetches for the page."""

import random
from datetime import date

from django.db import transaction
from django.urls import reverse

from contacts.models import Household, Resident
from kruidenier.models import Card
from tests.benchmarks import bare
from tests.benchmarks.data import make_home, make_person
from tests.benchmarks.statements import sent_by
from tests.benchmarks.timing import TIMES, WARM_UP, Row, medians
from tests.benchmarks.weight import fetched_for
from tests.benchmarks.world import bare_client, signed_in

NEEDED = WARM_UP + TIMES + 2
FETCH = {"X-Requested-With": "fetch"}


def measure(worlds, size):
    world = worlds["default"]
    yield check_in(world, size)
    client, address = signed_in(world.worker), reverse("kruidenier:counter")
    yield Row("de pagina van de balie", "", len(client.get(address).content) / 1000, None, 60, unit="kB")
    weight, files = fetched_for(client, address)
    yield Row(f"eerste bezoek aan de balie ({files} bestanden)", "", weight / 1000, None, 120, unit="kB")


def check_in(world, size):
    cards, others = (iter(make_cards(world.team, letter)) for letter in "NR")
    client, plain, path = signed_in(world.worker), bare_client(), reverse("kruidenier:counter_check_in")

    def ours():
        assert client.post(path, {"number": next(cards).code}, headers=FETCH).status_code == 200

    ours()
    statements = sent_by(ours)
    bare.PAGES["check-in"] = (bare.checked_in, Replayed(statements, others))
    mine, least = medians(ours, lambda: plain.post("/bare/check-in/"))
    return Row(f"aanmelden aan de balie ({len(statements)} vragen)", size, mine, least, 2)


class Replayed:
    """The same statements in one transaction, each time with another card: a household comes once a day.

    Made last, a card has a larger id than anything else in the row that is inserted.
    """

    def __init__(self, statements, cards):
        self.statements, self.cards = statements, cards

    def __iter__(self):
        card = next(self.cards)
        with transaction.atomic():
            for sql, params in self.statements:
                yield sql, with_card(params, card) if sql.startswith('INSERT INTO "kruidenier_shopvisit"') else params


def with_card(params, card):
    known = max(param for param in params if isinstance(param, int))
    return tuple(card.pk if param == known else param for param in params)


def make_cards(team, letter):
    """So many cards as there are turns, each of a household of three."""
    rng = random.Random(letter)
    homes = Household.objects.bulk_create(make_home(rng, team, f"{letter}{n}") for n in range(NEEDED))
    Resident.objects.bulk_create(make_person(rng, team, home, n) for home in homes for n in range(3))
    return Card.objects.bulk_create(
        Card(team=team, household=home, code=f"{letter}{n:04}", starts_on=date(2018, 1, 8))
        for n, home in enumerate(homes)
    )
