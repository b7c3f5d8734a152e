"""A housing file from the page of a household to a loan, on a phone."""

import re

from playwright.sync_api import expect

from buurtwerk.accounts.roles import Role
from tests.accounts.factories import make_member
from tests.contacts.factories import make_resident
from tests.wonen.factories import make_standard_step
from tests.wonen.fund_factories import make_entry, make_loan_file
from wonen.models import FundEntry, HousingFile, HousingStep


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


def test_a_loan_is_refused_then_booked_and_taken_back(page, live_server, sign_in, assert_accessible, team):
    file = make_loan_file(household=make_resident(team=team).household)
    make_entry("capital", 10_000, team=team)
    sign_in(make_member(team, Role.COORDINATOR))
    page.goto(f"{live_server}{file.get_absolute_url()}")

    page.get_by_role("link", name="Lening", exact=True).click()
    page.get_by_label("Bedrag").fill("10000,01")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Het fonds heeft op").first).to_be_visible()
    assert_accessible()
    page.get_by_label("Bedrag").fill("10000")
    page.get_by_role("button", name="Bewaren").click()
    page.goto(f"{live_server}{file.get_absolute_url()}")
    expect(page.get_by_text(re.compile("Nog €.10.000,00 terug te betalen"))).to_be_visible()

    page.goto(f"{live_server}{FundEntry.objects.get(kind='loan').get_absolute_url()}")
    page.get_by_text("Deze boeking corrigeren").click()
    assert_accessible()
    page.get_by_role("button", name="Ja, corrigeer deze boeking").click()

    expect(page.get_by_text("gecorrigeerd", exact=True).first).to_be_visible()
    page.goto(f"{live_server}/wonen/fonds/")
    expect(page.get_by_text(re.compile("€.10.000,00")).first).to_be_visible()
    assert FundEntry.objects.filter(kind="loan").count() == 2
