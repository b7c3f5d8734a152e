"""The agenda on a phone and on a desk, a series made in two steps, and the link for another program."""

import re
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from activiteiten.models import Session
from tests.accounts.factories import make_member
from tests.activiteiten.factories import make_activity, make_session

DESK = {"width": 1280, "height": 900}


@pytest.fixture
def activity(team):
    return make_activity(team=team, name="Naaiatelier")


@pytest.fixture
def october(page, live_server, sign_in, team, activity):
    """October 2018, with one session and the beginning of the autumn holiday."""
    make_session(activity=activity, date=date(2018, 10, 16))
    make_session(activity=activity, date=date(2018, 10, 18), cancelled_because="Storm")
    sign_in(make_member(team))
    page.goto(f"{live_server}{reverse('activiteiten:agenda')}?maand=2018-10")


def test_on_a_phone_only_the_days_that_have_something(page, october, assert_accessible):
    visible = [day for day in page.locator(".agenda-day").all() if day.is_visible()]

    assert [" ".join(day.locator(".agenda-date").text_content().split()) for day in visible] == [
        "dinsdag 16 oktober",
        "donderdag 18 oktober",
        "maandag 29 oktober Herfstvakantie",
    ]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible()


def test_on_a_desk_a_grid_of_weeks(page, october, assert_accessible):
    page.set_viewport_size(DESK)

    assert page.locator(".agenda-day:visible").count() == 35
    expect(page.get_by_role("columnheader", name="Zondag")).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("Afgelast: Storm"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert_accessible()


def test_in_the_dark(page, october, assert_accessible):
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(DESK)
    page.reload()

    assert_accessible()


def test_a_series_is_shown_and_then_made(page, live_server, sign_in, team, activity, assert_accessible):
    make_session(activity=activity, date=date(2018, 10, 16))
    sign_in(make_member(team))
    page.goto(f"{live_server}{reverse('activiteiten:session_series', args=[activity.pk])}")
    page.get_by_label("Van").fill("2018-10-10")
    page.get_by_label("Tot en met").fill("2018-11-13")
    page.get_by_role("button", name="Toon de datums").click()

    expect(page.get_by_label("dinsdag 30 oktober 2018 Herfstvakantie")).not_to_be_checked()
    expect(page.get_by_text("bestaat al")).to_be_visible()
    assert_accessible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_label("dinsdag 6 november 2018").uncheck()
    page.get_by_role("button", name="Maak wat aangevinkt is").click()

    expect(page.get_by_text("2 sessies gemaakt.")).to_be_visible()
    made = Session.objects.exclude(date=date(2018, 10, 16)).in_order().values_list("date", flat=True)
    assert list(made) == [date(2018, 10, 23), date(2018, 11, 13)]


def test_the_link_is_copied(page, october, assert_accessible):
    page.get_by_role("button", name="Link maken").click()
    expect(page.get_by_label("De link van je agenda")).to_have_value(
        re.compile(r"/activiteiten/agenda/[\w-]{43}\.ics$")
    )
    assert_accessible()

    page.get_by_role("button", name="Kopieer").click()

    expect(page.get_by_text("Gekopieerd")).to_be_visible()
