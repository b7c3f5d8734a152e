"""Ticking who is there, on a phone: each tick saved at once, nothing lost or doubled when the network goes."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from activiteiten.models import Attendance
from buurtwerk.accounts.roles import Role
from buurtwerk.core.dates import today
from tests.accounts.factories import make_member, make_team
from tests.activiteiten.factories import make_activity, make_enrolment, make_session
from tests.contacts.factories import make_household, make_resident

NAMES = ["Amina", "Bilal", "Chloé", "Daan", "Elif", "Fatma", "Gül", "Hanne", "Imran", "Jana", "Karim", "Lotte"]


@pytest.fixture
def team(emptied_db):
    return make_team()


@pytest.fixture
def session(team):
    activity = make_activity(team=team, name="Naaiatelier")
    for name in NAMES:
        resident = make_resident(team=team, first_name=name, last_name=f"{name}sdochter")
        make_enrolment(activity=activity, resident=resident)
    return make_session(activity=activity, date=today())


def row(page, name):
    return page.locator(".tick", has_text=f"{name} {name}sdochter")


def expect_kept(page, name):
    expect(row(page, name).locator(".is-kept")).to_contain_text("bewaard")


class TestTwelvePeople:
    @pytest.fixture
    def expected_on_console(self):
        return ["net::ERR"]

    def test_are_ticked_and_a_cut_network_loses_and_doubles_nothing(
        self, page, live_server, sign_in, team, session, assert_accessible
    ):
        sign_in(make_member(team, Role.VOLUNTEER))
        page.get_by_role("link", name="Vandaag").first.click()  # a volunteer begins at the counter
        page.get_by_role("link", name="Aanduiden").click()
        sent = []
        page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)

        for name in NAMES[:5]:
            row(page, name).locator("[data-main]").click()
            expect_kept(page, name)
        page.context.set_offline(True)
        row(page, NAMES[5]).locator("[data-main]").click()
        expect(row(page, NAMES[5]).locator(".is-waiting")).to_contain_text("Geen verbinding")
        expect(page.get_by_role("alert")).to_contain_text("1 aanduiding wacht")
        assert_accessible()
        page.context.set_offline(False)
        expect_kept(page, NAMES[5])
        expect(page.get_by_role("alert")).to_be_hidden()
        for name in NAMES[6:]:
            row(page, name).locator("[data-main]").click()
            expect_kept(page, name)

        expect(page.locator("[data-count=participants]")).to_have_text("12")
        assert Attendance.objects.filter(session=session).count() == 12
        assert page.evaluate("document.documentElement.scrollWidth") <= 390

    def test_what_was_not_heard_goes_along_when_the_page_opens_again(self, page, live_server, sign_in, team, session):
        sign_in(make_member(team))
        page.on("dialog", lambda dialog: dialog.accept())
        address = f"{live_server}{reverse('activiteiten:tick_list', args=[session.pk])}"
        page.goto(address)
        page.route("**/aanwezig/*/", lambda route: route.abort())

        row(page, "Elif").locator("[data-role]").click()
        expect(row(page, "Elif").locator(".is-waiting")).to_be_visible()
        page.unroute("**/aanwezig/*/")
        page.goto(address)

        expect_kept(page, "Elif")
        assert Attendance.objects.get().role == "volunteer"
        expect(row(page, "Elif").locator("[data-role]")).to_have_attribute("aria-pressed", "true")


class TestUnknown:
    def test_fast_taps_over_a_slow_line_are_all_counted(self, page, live_server, sign_in, team, session):
        sign_in(make_member(team))
        page.goto(f"{live_server}{reverse('activiteiten:tick_list', args=[session.pk])}")
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        slow = {"offline": False, "latency": 1500, "downloadThroughput": -1, "uploadThroughput": -1}
        network.send("Network.emulateNetworkConditions", slow)

        more = page.get_by_role("button", name="Eén kind meer")
        more.click()
        page.wait_for_timeout(900)
        more.click()
        expect(page.locator(".tick-unknown .is-kept")).to_contain_text("bewaard", timeout=15_000)

        session.refresh_from_db()
        assert session.anonymous_children == 2

    def test_a_count_that_was_not_heard_shows_and_goes_along_when_the_page_opens_again(
        self, page, live_server, sign_in, team, session
    ):
        sign_in(make_member(team))
        page.on("dialog", lambda dialog: dialog.accept())
        address = f"{live_server}{reverse('activiteiten:tick_list', args=[session.pk])}"
        page.goto(address)

        page.get_by_role("button", name="Eén volwassene meer").click()
        page.goto(address)

        expect(page.get_by_label("volwassenen", exact=True)).to_have_value("1")
        expect(page.locator(".tick-unknown .is-kept")).to_contain_text("bewaard")
        session.refresh_from_db()
        assert session.anonymous_adults == 1


def test_by_keyboard_on_and_off_and_as_volunteer(page, live_server, sign_in, team, session):
    sign_in(make_member(team))
    page.goto(f"{live_server}{reverse('activiteiten:tick_list', args=[session.pk])}")

    row(page, "Daan").locator("[data-main]").focus()
    page.keyboard.press("Space")
    expect_kept(page, "Daan")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-count=volunteers]")).to_have_text("1")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")

    expect(page.locator("[data-count=volunteers]")).to_have_text("0")
    assert not Attendance.objects.exists()


def test_people_nobody_knows_and_a_newcomer_in_five_seconds(page, live_server, sign_in, team, session):
    sign_in(make_member(team))
    page.goto(f"{live_server}{reverse('activiteiten:tick_list', args=[session.pk])}")

    page.get_by_role("button", name="Eén volwassene meer").click(click_count=3)
    page.get_by_label("kinderen", exact=True).fill("2")
    expect(page.locator(".tick-unknown .is-kept")).to_contain_text("bewaard")
    page.get_by_text("Nieuwe bewoner").click()
    page.get_by_label("Voornaam").fill("Nour")
    page.get_by_label("Naam", exact=False).nth(2).fill("Haddad")
    page.get_by_role("button", name="Toevoegen en aanduiden").click()

    expect(page.get_by_text("Nour Haddad staat op de lijst")).to_be_visible()
    session.refresh_from_db()
    assert (session.anonymous_adults, session.anonymous_children) == (3, 2)
    assert str(Attendance.objects.get().resident) == "Nour Haddad"


def test_a_family_and_somebody_who_is_searched_for(page, live_server, sign_in, team):
    session = make_session(activity=make_activity(team=team, name="Speelweek", by_family=True), date=today())
    home = make_household(team=team, street="Leiestraat")
    for name in ("Sara", "Sami"):
        make_resident(household=home, first_name=name, last_name="Haddad")
    sign_in(make_member(team))
    page.goto(f"{live_server}{reverse('activiteiten:tick_list', args=[session.pk])}")

    page.get_by_label("Zoek op naam").press_sequentially("sami")
    page.locator("#gevonden").get_by_role("button", name="Sami Haddad").first.click()
    expect(page.locator("#lijst")).to_contain_text("Sami Haddad")
    page.get_by_role("button", name="Iedereen").click()

    expect(page.get_by_text("1 persoon aangeduid")).to_be_visible()
    assert Attendance.objects.filter(session=session).count() == 2
