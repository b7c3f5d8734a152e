"""An idea on a phone: who wants to help is searched for and ticked, one after the other."""

from django.urls import reverse
from playwright.sync_api import expect

from activiteiten.models import Idea
from tests.accounts.factories import make_member
from tests.contacts.factories import make_resident


def test_helpers_are_searched_and_ticked_one_after_the_other(page, live_server, sign_in, assert_accessible, team):
    for name in ("Aylin", "Bram", "Chiara"):
        make_resident(team=team, first_name=name, last_name="Demir")
    sign_in(make_member(team))
    page.goto(f"{live_server}{reverse('activiteiten:idea_create')}")
    page.get_by_label("Wat is het idee?").fill("Een ruilkast")
    search, ticked = page.locator("#zoek-helper"), page.locator("#helpers-gekozen")

    search.press_sequentially("aylin")
    page.get_by_label("Aylin Demir").check()
    expect(ticked).to_contain_text("Aylin Demir")
    search.fill("demir")
    expect(page.locator("#helpers-gevonden .pick")).to_have_count(2)
    assert_accessible()
    page.get_by_label("Chiara Demir").check()
    page.get_by_role("button", name="Bewaren").click()
    page.wait_for_url("**/ideeen/*/")

    assert sorted(helper.first_name for helper in Idea.objects.get().helpers.all()) == ["Aylin", "Chiara"]
