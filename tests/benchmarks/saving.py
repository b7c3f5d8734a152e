"""Saving a home visit beside its INSERTs by hand."""

import re
import secrets
from itertools import count

from django.db import connection, transaction
from django.urls import reverse

from huisbezoeken.models import HomeVisit, Theme
from tests.benchmarks.statements import sent_by
from tests.benchmarks.timing import TIMES, WARM_UP, Row, medians
from tests.benchmarks.world import signed_in

TOKEN = re.compile(r'name="form_token" value="([^"]+)"')


def measure(worlds, size):
    world = worlds["default"]
    post = poster(world)
    post()  # the first of a year makes the year's counter
    statements = sent_by(post, verbs=("INSERT",))
    assert len(statements) == 6, statements  # the form, the visit, who, about what, by whom, the audit
    made = HomeVisit.objects.latest("pk")
    total = len(sent_by(post))
    mine, least = medians(post, by_hand(statements, made))
    yield Row(f"een huisbezoek bewaren ({total} vragen)", size, mine, least, 3)


def poster(world):
    """Sends forms that were opened before, each from a session of its own: no message waits in it."""
    path, data = reverse("huisbezoeken:create"), filled_in(world)
    opened = [opened_form(signed_in(world.worker), path) for _ in range(WARM_UP + TIMES + 3)]

    def post():
        client, token = opened.pop()
        assert client.post(path, data | {"form_token": token}).status_code == 302

    return post


def opened_form(client, path):
    return client, TOKEN.search(client.get(path).content.decode())[1]


def filled_in(world):
    home = world.resident.household
    return {
        "household": home.pk,
        "residents": [person.pk for person in home.residents.all()[:2]],
        "themes": [theme.pk for theme in Theme.objects.all()[:3]],
        "workers": [world.worker.pk],
        "date": "2019-06-04",
        "time": "14:30",
        "result": "conversation",
        "kind": "follow_up",
        "minutes": "45",
        "report": "Koffie gedronken en de brief over de huur samen gelezen.",
    }


def by_hand(statements, made):
    """The same INSERTs in one transaction, with a code, a token and a visit of their own.

    An id of a visit is larger than any other id in these rows, so that it can be told by its value.
    """
    numbers = count(1)
    token = next(params[0] for sql, params in statements if "core_submission" in sql)

    def insert():
        new = {made.code: f"HAND-{next(numbers)}", token: secrets.token_urlsafe(16)}
        with transaction.atomic(), connection.cursor() as cursor:
            for sql, params in statements:
                cursor.execute(sql, replaced(params, new))
                if '"huisbezoeken_homevisit"' in sql:
                    new[made.pk] = cursor.fetchone()[0]

    return insert


def replaced(value, new):
    if isinstance(value, list | tuple):
        return type(value)(replaced(one, new) for one in value)
    return new.get(value, value) if isinstance(value, int | str) else value
