"""Django with the two databases of the benchmark, and whom the requests come from."""

import os
from contextlib import contextmanager
from functools import partial

import django
from django.conf import settings

from tests.benchmarks.databases import LARGE, SMALL


def set_up():
    """The real settings, but for the databases, where static files go, and some addresses more."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "buurtwerk.settings")
    large = settings.DATABASES["default"]
    settings.DATABASES["small"] = large | {"NAME": str(large["NAME"]).replace(LARGE, SMALL)}
    settings.STATIC_ROOT = f"{os.environ['BENCH_FOLDER']}/static"
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    settings.ROOT_URLCONF = "tests.benchmarks.urls"
    django.setup()


def make(visits):
    """Both databases filled and the static files collected; gives the two worlds by their size."""
    from django.core.management import call_command

    from tests.benchmarks.data import fill

    if not os.path.exists(settings.STATIC_ROOT):
        call_command("collectstatic", interactive=False, verbosity=0)
    worlds = {}
    for alias, number in (("small", visits // 10), ("default", visits)):
        with database(alias):
            call_command("migrate", verbosity=0)
            worlds[alias] = fill(number)
            analyse()
    return worlds


def analyse():
    """What autovacuum does by itself on PostgreSQL; SQLite has nothing of the kind, nor has the app."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


@contextmanager
def database(alias):
    """Work in this database as if it were the only one; its connection stays open."""
    from django.db import connections

    before = connections["default"]
    connections["default"] = connections[alias]
    try:
        yield
    finally:
        connections["default"] = before


def inside(alias, call):
    """`call` as a function that runs in this database."""
    return partial(_inside, alias, call)


def _inside(alias, call):
    with database(alias):
        return call()


def signed_in(user):
    from django.test import Client

    client = Client()
    client.force_login(user)
    return client


def bare_client():
    """A client of the same process that passes no middleware."""
    from django.test import Client, override_settings

    client = Client()
    with override_settings(MIDDLEWARE=[]):
        client.handler.load_middleware()
    return client
