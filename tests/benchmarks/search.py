"""Searching while typing, beside the same SQL by hand and beside a tenth of the residents.

It makes residents of its own and therefore comes last.
"""

import random
from datetime import date, timedelta

from django.db import connection
from django.urls import reverse

from buurtwerk.accounts.models import Membership, Team
from contacts.models import Household, Resident
from tests.benchmarks import bare
from tests.benchmarks.data import BATCH, OTHERS, make_home, make_person
from tests.benchmarks.statements import sent_by
from tests.benchmarks.timing import Row, medians
from tests.benchmarks.world import analyse, bare_client, database, inside, signed_in

PER_VISIT = {"postgresql": 20, "sqlite": 1}  # residents; 2 000 000 beside 100 000 visits on PostgreSQL
TYPED = {"data": "q=mar", "content_type": "application/x-www-form-urlencoded"}  # as htmx sends it


def measure(worlds, size):
    residents = Household.objects.count() * 5 * PER_VISIT[connection.vendor]  # five visits to a household
    for alias, number in (("small", residents // 10), ("default", residents)):
        with database(alias):
            top_up(number)
    size = f"{residents:_} bewoners".replace("_", " ")
    yield beside_bare(worlds["default"], size)
    yield tenfold(worlds, size)


def beside_bare(world, size):
    ours, plain = typing(world), bare_client()
    statements = sent_by(ours)
    bare.PAGES["suggestions"] = (bare.suggestions, statements)
    mine, least = medians(ours, lambda: plain.post("/bare/suggestions/", **TYPED))
    what = "zoeken tijdens het typen, 3 letters"
    return Row(what, size, mine, least, 2, queries=len(statements), most_queries=11)


def tenfold(worlds, size):
    with database("small"):
        less = typing(worlds["small"])
    mine, small = medians(typing(worlds["default"]), inside("small", less))
    return Row("hetzelfde zoeken, naast een tiende van de bewoners", size, mine, small, 3)


def typing(world):
    client = signed_in(world.worker)

    def ask():
        response = client.post(reverse("home:search_suggest"), **TYPED)
        assert response.content.count(b"<li>") == 10

    ask()
    return ask


def top_up(number):
    """Half of all residents are of the own team, the first; the others share the rest."""
    rng, teams = random.Random(number), list(Team.objects.order_by("pk"))
    missing = max(number - Resident.objects.count(), 0) // 2
    for team in teams:
        add_residents(rng, team, missing if team is teams[0] else missing // OTHERS)
    analyse()


def add_residents(rng, team, number):
    workers = list(Membership.objects.filter(team=team).values_list("user", flat=True))
    for start in range(0, number, BATCH):
        homes = [make_home(rng, team, 1_000_000 + start + n) for n in range(min(BATCH, number - start) * 2 // 5)]
        homes = Household.objects.bulk_create(homes)
        people = [make_person(rng, team, home, n) for n, home in pairs(rng, homes)]
        for person in people:
            person.worker_in_charge_id = rng.choice(workers)
            person.last_contact_on = date(2018, 1, 1) + timedelta(rng.randrange(700))
        Resident.objects.bulk_create(people)


def pairs(rng, homes):
    return [(n, home) for home in homes for n in range(rng.choice([2, 3]))]
