"""In a housing file: a paper ticked, also without a script; a photo added; a premium added from what may fit."""

import re

from playwright.sync_api import expect

from tests.accounts.factories import make_member
from tests.contacts.factories import make_household
from tests.wonen.factories import make_file
from tests.wonen.premium_factories import drawn, make_application, make_defect, make_premium


def test_papers_are_ticked_at_once(page, live_server, sign_in, assert_accessible, team):
    sign_in(make_member(team))
    application = make_application(team=team, papers=["Offerte", "Factuur"])
    address = f"{live_server}{application.file.get_absolute_url()}"
    page.goto(address)

    page.get_by_role("button", name="Offerte").click()

    expect(page.get_by_role("button", name="Offerte")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Offerte")).to_be_focused()
    expect(page.get_by_text("· bewaard")).to_be_visible()
    expect(page.get_by_role("button", name="Factuur")).to_have_attribute("aria-pressed", "false")
    assert_accessible()
    page.goto(address)
    page.get_by_role("button", name="Offerte").press("Enter")
    expect(page.get_by_role("button", name="Offerte")).to_have_attribute("aria-pressed", "false")
    assert application.papers.filter(gathered_on=None).count() == 2


def test_a_photo_of_a_defect_is_seen_small_and_large(page, live_server, sign_in, assert_accessible, team):
    sign_in(make_member(team))
    defect = make_defect(team=team)
    page.goto(f"{live_server}{defect.file.get_absolute_url()}")

    page.get_by_text("Foto's", exact=True).click()
    photo = {"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": drawn()}
    page.locator("[name=foto-photos]").set_input_files([photo, photo | {"name": "IMG2.jpg"}])
    page.get_by_label("Van welk gebrek?").select_option(str(defect.pk))
    page.get_by_label("Bijschrift").fill("De hoek")
    page.get_by_role("button", name="Foto's bewaren").click()

    expect(page.get_by_text("2 foto's bewaard.")).to_be_visible()
    small = page.get_by_alt_text("De hoek").first
    small.scroll_into_view_if_needed()
    expect(small).to_have_js_property("naturalWidth", 320)
    small.click()
    expect(page.get_by_alt_text("De hoek")).to_have_js_property("naturalWidth", 640)
    assert_accessible()


def test_a_premium_that_may_fit_is_added_from_its_page(page, live_server, sign_in, assert_accessible, team):
    sign_in(make_member(team))
    file = make_file(household=make_household(team=team, street="Marktstraat", tenure="owner"))
    premium = make_premium(team=team, name="Dakpremie", tenures=["owner"], papers=["Offerte"])
    page.goto(f"{live_server}{premium.get_absolute_url()}")

    page.get_by_role("button", name=re.compile("Voeg toe aan dossier")).click()

    expect(page).to_have_url(f"{live_server}{file.get_absolute_url()}#premies")
    expect(page.get_by_role("button", name="Offerte")).to_be_visible()
    assert_accessible()
