"""The search in the band and the filters one keeps, with a keyboard and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from buurtwerk.core.models import SavedFilter
from tests.accounts.factories import make_member
from tests.contacts.factories import make_household, make_organisation, make_resident


@pytest.fixture
def cigdem(team):
    home = make_household(team=team, street="Forelstraat", number="12")
    make_resident(household=home, first_name="Emre", last_name="Demirci", phone="0470 11 45 12")
    return make_resident(household=home, first_name="Çiğdem", last_name="Demirci", birth_year=1979)


@pytest.fixture
def field(page, live_server, sign_in, team, cigdem):
    """The field in the band, of somebody who signed in."""
    make_organisation(team=team, name="Demirci & zonen")
    sign_in(make_member(team))
    return page.get_by_role("banner").get_by_role("searchbox")


def test_typing_shows_who_it_may_be_and_enter_on_one_opens_the_page(page, field, assert_accessible, cigdem):
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("cigdem")
    offered = page.locator("#search-panel").get_by_role("link")
    expect(offered).to_have_count(1)
    expect(page.locator("#search-status")).to_have_text("1 gevonden")
    assert_accessible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    page.keyboard.press("ArrowDown")
    expect(offered).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{cigdem.get_absolute_url()}")


def test_arrows_go_round_and_escape_comes_back(page, field):
    page.keyboard.press("Control+k")
    page.keyboard.type("demirci")
    panel = page.locator("#search-panel")
    expect(panel.get_by_role("link")).to_have_count(3)

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(panel.get_by_role("link").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(panel.get_by_role("button", name="Alle resultaten")).to_be_focused()
    page.keyboard.press("Escape")

    expect(panel).to_be_hidden()
    expect(field).to_be_focused()
    expect(field).to_have_value("demirci")


def test_tab_walks_through_the_panel_and_leaving_closes_it(page, field):
    field.fill("demirci")
    panel = page.locator("#search-panel")
    expect(panel).to_be_visible()

    for _ in range(3):
        page.keyboard.press("Tab")
    expect(panel.get_by_role("link").nth(2)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    expect(panel).to_be_hidden()


def test_enter_in_the_field_shows_everything_on_a_page(page, field, assert_accessible):
    field.fill("demirci")
    field.press("Enter")

    page.wait_for_url("**/zoeken/?zoek=*")
    main = page.get_by_role("main")
    expect(main.get_by_role("link", name="Alle bewoners die passen")).to_be_visible()
    expect(main.get_by_role("link", name=re.compile("Çiğdem Demirci °1979"))).to_be_visible()
    assert "demirci" not in page.url
    assert_accessible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    main.get_by_role("link", name="Alle bewoners die passen").click()
    expect(page.get_by_role("caption")).to_have_text("2 bewoners")


def test_one_letter_asks_nothing_and_nobody_found_says_so(page, field, assert_accessible):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "suggesties" in request.url else None)
    panel = page.locator("#search-panel")
    page.emulate_media(color_scheme="dark")

    field.press_sequentially("x")
    field.press_sequentially("yz", delay=400)
    expect(panel).to_contain_text("Niets gevonden")
    expect(page.locator("#search-status")).to_have_text("0 gevonden")
    assert_accessible()
    field.fill("")

    expect(panel).to_be_hidden()
    assert 1 <= len(asked) <= 2


def test_a_filtered_list_is_kept_under_a_name_and_pinned(page, field, live_server, assert_accessible):
    page.goto(f"{live_server}/contacten/bewoners/")
    expect(page.get_by_text("Filters bewaren")).to_have_count(0)
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Geslacht").select_option("unknown")
    page.get_by_text("Filters bewaren").click()
    page.get_by_label("Naam", exact=True).fill("Wie we niet kennen")
    page.get_by_label("Op Vandaag zetten").check()
    assert_accessible()
    page.locator(".save-filter").get_by_role("button", name="Bewaren").click()

    expect(page.get_by_text("De filter «Wie we niet kennen» is bewaard.")).to_be_visible()
    assert SavedFilter.objects.get().query == "geslacht=unknown"
    assert_accessible()
    page.goto(f"{live_server}/filters/")
    assert_accessible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(f"{live_server}/")
    page.get_by_role("link", name="Wie we niet kennen").click()
    page.wait_for_url("**/contacten/bewoners/?geslacht=unknown")
