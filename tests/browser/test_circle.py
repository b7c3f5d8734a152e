"""The whole circle in a browser: from a question at a door to a resident who hears what was decided."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from buurtwerk.core.dates import today
from huisbezoeken.models import Bottleneck, Feedback, FollowUp, Signal
from tests.accounts.factories import make_member
from tests.contacts.factories import make_group, make_group_member, make_organisation, make_resident
from tests.huisbezoeken.circle_factories import make_bottleneck, make_item, make_meeting
from tests.huisbezoeken.factories import make_signal

DESK = {"width": 1280, "height": 900}


@pytest.fixture
def steering_group(team):
    """A group with a partner in it, that meets next week and again a month later."""
    group = make_group(team=team, name="Stuurgroep", kind="steering")
    partner = make_organisation(team=team, name="Huis van Welzijn")
    make_group_member(group=group, function="diensthoofd", organisation=partner)
    make_meeting(group=group, date=today() + timedelta(days=7))
    make_meeting(group=group, date=today() + timedelta(days=35), place="Raadzaal")
    return group


def test_from_a_question_at_a_door_to_the_resident_being_told_and_the_next_agenda(
    page, live_server, sign_in, assert_accessible, team, steering_group
):
    resident = make_resident(team=team, first_name="Youssef", last_name="El-Amrani")
    sign_in(make_member(team, name="An Buurtwerker"))

    note_at_the_door(page, live_server, resident)
    assert_accessible()
    bundle(page, assert_accessible)
    put_on_the_agenda(page)
    decide(page, assert_accessible)
    tell_back(page, live_server, assert_accessible)

    page.goto(f"{live_server}/huisbezoeken/overleg/")
    page.get_by_role("row", name=re.compile("Raadzaal")).get_by_role("link").click()
    expect(page.get_by_role("heading", name="Nog open van vorige keren")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Een uur vrij inlopen")
    page.get_by_role("button", name=re.compile("^Gedaan")).click()
    expect(page.get_by_text("Afgerond:")).to_be_visible()
    assert (FollowUp.objects.get().status, Signal.objects.get().status) == ("done", "to_steering_group")
    assert Bottleneck.objects.get().status == "decided"


def note_at_the_door(page, live_server, resident):
    page.goto(f"{live_server}/huisbezoeken/nieuw/?gezin={resident.household_id}&bewoner={resident.pk}")
    page.get_by_text("gesprek", exact=True).click()
    page.locator("summary", has_text="signaal").click()
    page.locator("[name=signaal-description]").fill("Aan het loket geraakt niemand binnen zonder afspraak.")
    page.locator("details[open]").get_by_text("dienstverlening", exact=True).click()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Het huisbezoek is bewaard.")).to_be_visible()
    page.get_by_role("link", name=re.compile("Aan het loket geraakt")).click()


def bundle(page, assert_accessible):
    page.get_by_role("link", name="Nieuw knelpunt").click()
    page.get_by_label("Hoe noemen we het?").fill("Zonder telefoon geen afspraak")
    page.get_by_label("Wat is er nodig?").fill("Een uur zonder afspraak.")
    assert_accessible()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Het knelpunt is bewaard.")).to_be_visible()
    assert_accessible()


def put_on_the_agenda(page):
    page.locator("summary", has_text="Op de agenda").click()
    page.get_by_role("button", name=re.compile("^Stuurgroep")).first.click()
    expect(page.get_by_text("Staat op de agenda van")).to_be_visible()
    page.get_by_role("heading", name="Op overleg").locator("xpath=following-sibling::ul[1]").get_by_role("link").click()


def decide(page, assert_accessible):
    expect(page.get_by_role("heading", name="Stuurgroep")).to_be_visible()
    assert_accessible()
    page.get_by_role("link", name=re.compile("Bespreken en beslissen")).click()
    page.get_by_label("Wat is er beslist?").fill("Een uur vrij inlopen op dinsdag.")
    page.get_by_label("Tegen wanneer?").fill((today() + timedelta(days=60)).isoformat())
    page.get_by_label("Wie doet het?").select_option(label="diensthoofd, Huis van Welzijn")
    page.get_by_label("Wie van ons volgt het op?").select_option(label="An Buurtwerker")
    assert_accessible()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Het agendapunt is bewaard.")).to_be_visible()
    expect(page.get_by_text("nog te doen")).to_be_visible()


def tell_back(page, live_server, assert_accessible):
    page.goto(f"{live_server}/")
    expect(page.get_by_role("heading", name=re.compile("Nog terug te koppelen"))).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Zonder telefoon geen afspraak").first.click()
    page.get_by_label("Youssef El-Amrani").check()
    page.get_by_text("telefoon", exact=True).click()
    assert_accessible()
    page.get_by_role("button", name="Noteren").click()
    expect(page.get_by_text("Teruggekoppeld aan 1 bewoner.")).to_be_visible()
    expect(page.get_by_text("Niemand moet het nog horen.")).to_be_visible()
    assert Feedback.objects.get().how == "phone"


def test_the_agenda_is_made_by_keyboard_and_fits_a_phone_and_a_desk(
    page, live_server, sign_in, assert_accessible, team, steering_group
):
    make_bottleneck(team=team, signals=[make_signal(team=team)])
    meeting = steering_group.meetings.order_by("date").first()
    make_item(meeting=meeting, title="Welkom")
    sign_in(make_member(team))
    page.goto(f"{live_server}{meeting.get_absolute_url()}")

    page.locator("summary", has_text="Iets op de agenda zetten").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("Zet erop.*Het loket is te ver")).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("Hoger.*Het loket is te ver")).focus()
    page.keyboard.press("Enter")

    expect(page.locator(".agenda-name").first).to_contain_text("Het loket is te ver")
    for size in (page.viewport_size, DESK):
        page.set_viewport_size(size)
        assert_accessible()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
