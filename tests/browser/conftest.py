"""A real browser against a real server; any message on the console fails the test."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection

from tests.accounts.factories import PASSWORD

# Playwright's loop runs in the thread of the test, which makes Django take it for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
PHONE = {"width": 390, "height": 844}
REPLACED = ("htmx:afterRequest", "htmx:sendAbort")  # what htmx says of a search that the next letter overtook
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return browser_type_launch_args | {"executable_path": chromium, "args": FLAGS.split()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"viewport": PHONE, "locale": "nl-BE", "timezone_id": "Europe/Brussels"}


@pytest.fixture(autouse=True)
def _append_only_until_the_end(emptied_db):
    """The tests empty all tables afterwards, which SQLite does with the very DELETE that the guards refuse."""
    yield
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")


@pytest.fixture
def expected_on_console():
    """What a test knows the console will say: parts of messages."""
    return []


@pytest.fixture
def page(page, live_server, expected_on_console):
    """A page that fails the test when the console says anything else."""
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_default_timeout(10_000)
    yield page
    assert [text for text in said if not any(part in text for part in (*REPLACED, *expected_on_console))] == []


@pytest.fixture
def sign_in(page, live_server):
    def sign_in(user):
        page.goto(f"{live_server}/account/aanmelden/")
        page.get_by_label("E-mail").fill(user.email)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Aanmelden").click()
        page.wait_for_url(lambda url: "aanmelden" not in url)

    return sign_in


@pytest.fixture
def assert_accessible(page):
    def assert_accessible():
        options = {"preload": False, "resultTypes": ["violations"]}  # preloading trips over our policy
        found = Axe().run(page, options=options).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []

    return assert_accessible
