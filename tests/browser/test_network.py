"""The network in a real browser: the picture, and everything of it by the list."""

import json

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from contacts.models import Connection, NetworkLayout, Resident
from tests.accounts.factories import make_member
from tests.activiteiten.factories import make_activity, make_session
from tests.contacts.factories import make_connection, make_household, make_referral, make_resident
from tests.huisbezoeken.factories import make_visit

DESK = {"width": 1280, "height": 900}
CY = "document.querySelector('[data-net-canvas]')._cyreg.cy"


@pytest.fixture
def circle(team):
    """Six who know each other in a ring, one of them with a child, an activity and a theme; and one alone."""
    names = ["Çiğdem", "Jan", "Lotte", "Mehmet", "Olena", "Wout"]
    ring = [make_resident(team=team, first_name=name, last_name="Ring") for name in names]
    for one, two in zip(ring, [*ring[1:], ring[0]], strict=True):
        make_connection(resident=one, other=two, kind="neighbour")
    make_resident(household=ring[0].household, first_name="Kind", last_name="Ring")
    make_session(activity=make_activity(team=team, name="Naaiatelier"), residents=ring[:3])
    make_visit(household=ring[3].household, residents=[ring[3]], themes=["housing"])
    make_referral(resident=ring[4])
    make_resident(team=team, first_name="Alma", last_name="Alleen")
    return ring


@pytest.fixture
def opened(page, live_server, sign_in, team, circle):
    sign_in(make_member(team))
    page.goto(f"{live_server}{reverse('contacts:network')}")
    page.locator("[data-drawn]").wait_for(state="attached")
    return page


def shown(page, selector="node"):
    """The names, or of lines the kinds, in the picture that are not filtered away."""
    found = f"{CY}.elements({json.dumps(selector)}).filter(':visible')"
    return set(page.evaluate(f"{found}.map(e => e.data('name') || e.data('kind'))"))


def until(page, holds):
    """Wait, five seconds at most, until it holds: the picture follows the list."""
    for _ in range(50):
        if holds():
            return
        page.wait_for_timeout(100)
    assert holds()


def chosen(page):
    return page.evaluate(f"{CY}.nodes('.chosen').map(n => n.data('name'))")


def test_is_drawn_on_a_phone_and_passes_axe(opened, assert_accessible):
    until(opened, lambda: len(shown(opened)) == 11)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_somebody_chosen_it_passes_axe_too(opened, assert_accessible, scheme):
    opened.emulate_media(color_scheme=scheme)
    opened.set_viewport_size(DESK)
    opened.get_by_label("Zoek in het netwerk").fill("cigdem")
    opened.keyboard.press("Enter")

    expect(opened.get_by_role("region", name="Gekozen")).to_contain_text("Naaiatelier")
    assert_accessible()


def test_a_name_typed_leads_to_that_node(opened):
    opened.get_by_label("Zoek in het netwerk").fill("RING cigd")
    expect(opened.get_by_text("1 gevonden")).to_be_visible()

    opened.keyboard.press("Enter")

    panel = opened.get_by_role("region", name="Gekozen")
    expect(panel.get_by_role("heading", name="Çiğdem Ring")).to_be_visible()
    expect(panel).to_be_focused()
    until(opened, lambda: chosen(opened) == ["Çiğdem Ring"])
    assert opened.evaluate(f"{CY}.nodes().not('.faded').length") == 5  # two neighbours, the household, the activity


def test_nothing_found_says_what_to_do(opened):
    opened.get_by_label("Zoek in het netwerk").fill("zzz")

    expect(opened.get_by_text("Niets gevonden.")).to_be_visible()
    opened.keyboard.press("Enter")

    assert chosen(opened) == []


def test_filters_take_kinds_lines_and_what_hangs_loose_away(opened):
    opened.set_viewport_size(DESK)
    opened.get_by_role("checkbox", name="Activiteiten").focus()
    opened.keyboard.press("Space")
    expect(opened.locator("[data-node][data-kind=activity]")).to_be_hidden()
    until(opened, lambda: "Naaiatelier" not in shown(opened))
    without_activities = shown(opened)
    opened.get_by_role("checkbox", name="Toeleiding").focus()
    opened.keyboard.press("Space")
    expect(opened.locator("[data-node][data-kind=organisation]")).to_be_hidden()

    assert {name.split()[0] for name in without_activities} >= {"Partner", "Alma", "Marktstraat"}
    until(opened, lambda: {name.split()[0] for name in without_activities - shown(opened)} == {"Partner"})
    until(opened, lambda: shown(opened, "edge") == {"neighbour", "household"})


def test_a_theme_leaves_those_who_spoke_of_it(opened):
    opened.set_viewport_size(DESK)

    opened.get_by_label("Thema").select_option("wonen")

    until(opened, lambda: shown(opened) == {"Mehmet Ring"})


def test_all_of_it_goes_by_keyboard_through_the_list(opened):
    opened.locator("summary", has_text="Bewoners").focus()  # folded on a phone
    opened.keyboard.press("Enter")
    summary = opened.locator("summary", has_text="Jan Ring")
    summary.focus()
    opened.keyboard.press("Enter")
    opened.keyboard.press("Tab")
    page_link = opened.evaluate("document.activeElement.getAttribute('href')")
    opened.keyboard.press("Tab")

    opened.keyboard.press("Enter")

    panel = opened.get_by_role("region", name="Gekozen")
    expect(panel).to_be_focused()
    assert page_link.startswith("/contacten/bewoners/")
    until(opened, lambda: chosen(opened) == ["Jan Ring"])
    opened.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_neighbour_in_the_panel_is_one_step_on(opened):
    opened.get_by_label("Zoek in het netwerk").fill("jan ring")
    opened.keyboard.press("Enter")

    opened.get_by_role("region", name="Gekozen").get_by_role("link", name="Lotte Ring").click()

    expect(opened.get_by_role("region", name="Gekozen").get_by_role("heading", name="Lotte Ring")).to_be_visible()
    until(opened, lambda: chosen(opened) == ["Lotte Ring"])


def test_everything_has_a_place_after_the_first_look_and_a_dragged_node_keeps_its_own(opened, team, circle):
    opened.set_viewport_size(DESK)
    opened.get_by_role("button", name="Alles").click()
    expect_places(opened, team, 11)
    box = opened.locator("[data-net-canvas]").bounding_box()
    place = opened.evaluate(f"{CY}.getElementById('bewoner-{circle[0].pk}').renderedPosition()")
    spot = (box["x"] + place["x"], box["y"] + place["y"])
    before = NetworkLayout.objects.of(team).places_of("")[f"bewoner-{circle[0].pk}"]

    opened.mouse.move(*spot)
    opened.mouse.down()
    opened.mouse.move(spot[0] + 60, spot[1] + 30, steps=5)
    with opened.expect_response(lambda response: response.url.endswith("/plaatsen/")) as answer:
        opened.mouse.up()

    assert answer.value.status == 204
    after = NetworkLayout.objects.of(team).places_of("")[f"bewoner-{circle[0].pk}"]
    assert after[0] > before[0] + 10


def expect_places(page, team, number):
    for _ in range(50):
        if len(NetworkLayout.objects.of(team).places_of("")) == number:
            return
        page.wait_for_timeout(100)
    raise AssertionError(NetworkLayout.objects.of(team).places_of(""))


def test_the_page_scrolls_past_the_picture_with_the_wheel(opened):
    opened.locator("[data-net-canvas]").hover()
    zoom = opened.evaluate(f"{CY}.zoom()")

    opened.mouse.wheel(0, 400)
    opened.wait_for_timeout(300)

    assert opened.evaluate("scrollY") > 100
    assert opened.evaluate(f"{CY}.zoom()") == zoom


@pytest.mark.browser_context_args(has_touch=True)
def test_one_finger_scrolls_the_page_past_the_picture(opened):
    box = opened.locator("[data-net-canvas]").bounding_box()
    finger = {"x": box["x"] + 150, "y": box["y"] + 250}
    pan, touch = opened.evaluate(f"{CY}.pan()"), opened.context.new_cdp_session(opened)

    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [finger]})
    for step in range(20):
        moved = finger | {"y": finger["y"] - 10 * step}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [moved]})
        opened.wait_for_timeout(16)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    assert opened.evaluate("scrollY") > 60
    assert opened.evaluate(f"{CY}.pan()") == pan


def test_over_five_hundred_it_opens_on_somebody_and_finds_another(page, live_server, sign_in, assert_accessible, team):
    home = make_household(team=team)
    made = Resident.objects.bulk_create(
        Resident(
            team=team, household=home, code=f"V{n}", first_name="Ann", last_name=f"V{n:04}", first_contact_on="2018-1-1"
        )
        for n in range(520)
    )
    Connection.objects.bulk_create(
        Connection(team=team, resident=made[0], other=one, kind="friend") for one in made[1:]
    )
    apart = make_resident(team=team, first_name="Olena", last_name="Verweg")
    sign_in(make_member(team))
    page.goto(f"{live_server}{reverse('contacts:network')}")
    page.locator("[data-drawn]").wait_for(state="attached")

    expect(page.get_by_role("heading", name="Het netwerk rond Ann V0000")).to_be_visible()
    expect(page.get_by_text("nog 221 staan er niet bij")).to_be_visible()
    assert page.evaluate(f"{CY}.nodes().length") == 300
    assert_accessible()
    page.get_by_text("Rond iemand anders").click()
    page.get_by_label("Zoek op naam of telefoon").press_sequentially("verweg")
    page.get_by_text("Olena Verweg").click()
    page.locator(".net-other").get_by_role("button", name="Toon").click()

    expect(page.get_by_role("heading", name="Het netwerk rond Olena Verweg")).to_be_visible()
    assert page.url.endswith(f"?rond=bewoner-{apart.pk}")


def test_a_connection_is_noted_and_taken_away(page, live_server, sign_in, team):
    one, two = make_resident(team=team, last_name="Peeters"), make_resident(team=team, last_name="Nowak")
    sign_in(make_member(team))
    page.goto(f"{live_server}{one.get_absolute_url()}")
    page.get_by_role("link", name="Wie kent wie").click()
    page.wait_for_load_state("networkidle")  # whoever types before the scripts are there searches nothing
    page.get_by_label("Zoek op naam of telefoon").press_sequentially("nowak")
    page.get_by_text("Samira Nowak").click()
    page.get_by_text("Samira heeft een tolk").click()
    page.get_by_role("button", name="Bewaren").click()

    expect(page.get_by_text("heeft als tolk").first).to_be_visible()
    page.get_by_role("button", name="Weghalen").click()

    expect(page.get_by_text("Nog niemand genoteerd")).to_be_visible()
    assert not Connection.objects.exists()
    assert two.pk
