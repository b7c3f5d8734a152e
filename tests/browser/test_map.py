"""The map in a browser: drawn under the strict policy, and the same numbers in the table."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.accounts.factories import make_member
from tests.contacts.factories import make_area, make_household, make_resident
from tests.huisbezoeken.factories import make_visit

WIDE = {"width": 1280, "height": 900}
LINE = '{"type":"LineString","coordinates":[[3.29,50.85],[3.295,50.86]]}'


@pytest.fixture
def neighbourhood(team):
    for name, number, shape in (("Noord", 9, square(3.30)), ("Zuid", 2, square(3.31)), ("Leiekaai", 6, LINE)):
        make_area(team=team, name=name, streets=[name], shape=shape)
        for _ in range(number):
            home = make_household(team=team, street=name)
            make_visit(household=home, residents=[make_resident(household=home)], date=date(2018, 3, 1))
    return team


def square(west):
    east = round(west + 0.01, 2)
    ring = f"[{west},50.85],[{east},50.85],[{east},50.86],[{west},50.86],[{west},50.85]"
    return f'{{"type":"Polygon","coordinates":[[{ring}]]}}'


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, None], ids=["wide", "phone"])
def test_the_map_draws_every_area(page, live_server, sign_in, neighbourhood, assert_accessible, scheme, size):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.emulate_media(color_scheme=scheme)
    if size:
        page.set_viewport_size(size)
    sign_in(make_member(neighbourhood))

    page.goto(f"{live_server}{reverse('rapportage:year_map', args=[2018])}")

    expect(page.locator("#kaart path.area")).to_have_count(3)
    expect(page.locator("#kaart .area-number", has_text="<5")).to_have_count(1)
    expect(page.locator("#kaart path.area-withheld")).to_have_count(2)  # the smallest, and the one that would tell it
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert all(url.startswith(live_server.url) for url in asked)
    assert_accessible()


def test_pointing_at_an_area_tells_its_reach_and_lights_its_row(page, live_server, sign_in, neighbourhood):
    page.set_viewport_size(WIDE)
    sign_in(make_member(neighbourhood))
    page.goto(f"{live_server}{reverse('rapportage:year_map', args=[2018])}")

    page.locator("#kaart path.area-withheld:not(.area-line)").hover(position={"x": 12, "y": 12})

    told = page.locator(".leaflet-tooltip:not(.area-number)")
    expect(told).to_contain_text("Zuid")
    expect(told).to_contain_text("minder dan 5 bewoners")
    expect(page.locator("tr.is-lit")).to_contain_text("Zuid")


def test_a_row_lights_its_area(page, live_server, sign_in, neighbourhood):
    page.set_viewport_size(WIDE)
    sign_in(make_member(neighbourhood))
    page.goto(f"{live_server}{reverse('rapportage:year_map', args=[2018])}")

    page.get_by_role("row", name="Noord").hover()

    expect(page.locator("#kaart path.is-lit")).to_have_count(1)


def test_on_paper_there_are_tiles_instead(page, live_server, sign_in, neighbourhood):
    sign_in(make_member(neighbourhood))
    page.goto(f"{live_server}{reverse('rapportage:year_map', args=[2018])}")
    expect(page.locator(".map-tiles")).to_be_hidden()

    page.emulate_media(media="print")

    expect(page.locator(".map-tiles")).to_be_visible()
    expect(page.locator("#kaart")).to_be_hidden()
