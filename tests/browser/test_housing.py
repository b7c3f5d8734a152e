"""A housing file from the page of a household to a loan, on a phone."""

import re

from playwright.sync_api import expect

from tests.accounts.factories import make_member
from tests.contacts.factories import make_resident
from tests.wonen.factories import make_standard_step
from wonen.models import HousingFile, HousingStep


def test_a_file_from_the_page_of_a_household_to_its_next_step(page, live_server, sign_in, assert_accessible, team):
    resident = make_resident(team=team, first_name="Youssef", last_name="El-Amrani")
    for position, text in enumerate(["Gesprek over de lening", "Technisch verslag van de woning"], start=1):
        make_standard_step(team=team, kind="emergency_fund", position=position, text=text)
    sign_in(make_member(team))
    page.goto(f"{live_server}{resident.household.get_absolute_url()}")

    page.get_by_role("link", name="Woondossier", exact=True).click()
    page.get_by_text("noodkoopfonds", exact=True).click()
    page.get_by_label("Wat is er aan de hand?").fill("Geen verwarming op de verdieping.")
    assert_accessible()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text(re.compile("Het woondossier van .* is bewaard"))).to_be_visible()
    page.get_by_role("button", name=re.compile("Gedaan.*Gesprek over de lening")).click()

    expect(page.get_by_text("De volgende staat klaar: Technisch verslag van de woning.")).to_be_visible()
    assert_accessible()
    page.get_by_text("Een stap", exact=True).click()
    page.get_by_label("Wat?").fill("Aannemer bellen")
    page.get_by_role("button", name="Stap bewaren").click()
    expect(page.get_by_text("De stap is bewaard.")).to_be_visible()
    assert HousingStep.objects.filter(done_on=None).count() == 2
    page.goto(f"{live_server}{resident.household.get_absolute_url()}")
    expect(page.get_by_role("link", name="Noodkoopfonds")).to_be_visible()
    assert HousingFile.objects.get().description == "Geen verwarming op de verdieping."
