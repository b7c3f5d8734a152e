"""What every test may ask for."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from buurtwerk.accounts.roles import Role
from buurtwerk.core import guards
from tests.accounts.factories import make_member, make_team


def pytest_addoption(parser):
    parser.addoption(
        "--asks-database",
        action="store_true",
        help="leave out the tests that say the same on every engine: they never ask the database, or are marked so",
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    if config.getoption("--asks-database"):
        left_out = [item for item in items if not asks_database(item)]
        items[:] = [item for item in items if asks_database(item)]
        config.hook.pytest_deselected(items=left_out)


def asks_database(item):
    if item.get_closest_marker("any_engine"):
        return False
    return {"db", "transactional_db"} & {*item.fixturenames} or item.get_closest_marker("django_db")


@pytest.fixture(autouse=True)
def _plain_and_fast(settings):
    """Static files without a manifest, tasks at once, a hash that costs nothing."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def emptied_db(transactional_db):
    """A database whose rows are really stored, after an earlier test emptied it: with its lists and the guards."""
    import_module("huisbezoeken.migrations.0002_themes").add_themes(apps, None)
    import_module("activiteiten.migrations.0002_school_holidays").add_holidays(apps, None)
    guards.install(connection)


@pytest.fixture
def team(db):
    return make_team()


@pytest.fixture
def worker(team):
    return make_member(team, Role.WORKER)


@pytest.fixture
def coordinator(team):
    return make_member(team, Role.COORDINATOR)


@pytest.fixture
def as_worker(client, worker):
    client.force_login(worker)
    return client


@pytest.fixture
def as_coordinator(client, coordinator):
    client.force_login(coordinator)
    return client
