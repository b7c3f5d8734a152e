"""What every test may ask for."""

import pytest

from buurtwerk.accounts.roles import Role
from tests.accounts.factories import make_member, make_team


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
