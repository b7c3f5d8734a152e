"""Several requests in the same moment. (SQLite in a test is one connection in memory: there they queue anyway.)"""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import Client

from huisbezoeken.models import HomeVisit
from tests.contacts.factories import make_household
from tests.huisbezoeken.factories import make_visit

AT_ONCE = 8
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="one connection in memory"),
]


@pytest.fixture(autouse=True)
def _ready(emptied_db):
    pass


def all_at_once(worker, send):
    """Run `send(client)` in as many threads; returns the answers."""

    def one(_):
        client = Client()
        client.force_login(worker)
        try:
            return send(client)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def token_on(client, url):
    """Read from the page itself: what the test client remembers of templates is shared between threads."""
    return re.search(r'name="form_token" value="([^"]+)"', client.get(url).content.decode())[1]


def form_data(client, household, url="/huisbezoeken/nieuw/", **fields):
    data = {"form_token": token_on(client, url), "household": household.pk, "date": "2018-06-04"}
    return data | {"result": "conversation"} | fields


def test_the_same_form_from_a_nervous_thumb_makes_one_visit(worker, team):
    client = Client()
    client.force_login(worker)
    data = form_data(client, make_household(team=team))

    answers = all_at_once(worker, lambda own: own.post("/huisbezoeken/nieuw/", data))

    assert HomeVisit.objects.count() == 1
    assert {answer.url for answer in answers} == {HomeVisit.objects.get().get_absolute_url()}


def test_visits_logged_in_the_same_moment_get_codes_of_their_own(worker, team):
    household = make_household(team=team)

    answers = all_at_once(worker, lambda own: own.post("/huisbezoeken/nieuw/", form_data(own, household)))

    assert {answer.status_code for answer in answers} == {302}
    assert HomeVisit.objects.values("code").distinct().count() == AT_ONCE


def test_of_edits_in_the_same_moment_one_is_stored_and_the_others_are_told(worker, team):
    visit = make_visit(team=team)
    url = f"/huisbezoeken/{visit.pk}/wijzigen/"

    def edit(own):
        return own.post(url, form_data(own, visit.household, url, version=1))

    answers = all_at_once(worker, edit)

    stored = [answer for answer in answers if answer.status_code == 302]
    assert len(stored) == 1
    told = [answer for answer in answers if "Iemand anders bewaarde dit" in answer.content.decode()]
    assert len(told) == AT_ONCE - 1
