"""The rolling fund on a phone: a loan that is too large, then one that fits, and a repayment that is put right."""

from datetime import date

from playwright.sync_api import expect

from buurtwerk.accounts.roles import Role
from tests.accounts.factories import make_member
from tests.contacts.factories import make_resident
from tests.wonen.fund_factories import make_entry, make_loan_file


def test_a_loan_is_booked_and_a_mistake_taken_back(page, live_server, sign_in, assert_accessible, team):
    make_entry("capital", 1000, date(2018, 6, 4), team=team)
    file = make_loan_file(household=make_resident(team=team).household)
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(make_member(team, Role.COORDINATOR))

    page.goto(f"{live_server}{file.get_absolute_url()}")
    page.get_by_role("link", name="Lening", exact=True).click()
    page.get_by_label("Bedrag").fill("1000,01")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Leen niet meer uit").first).to_be_visible()
    assert_accessible()
    page.get_by_label("Bedrag").fill("1000")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Nog € 1.000,00 terug te betalen.")).to_be_visible()

    page.locator("section[aria-labelledby=lening] tbody a").first.click()
    page.get_by_text("Deze boeking corrigeren").click()
    page.get_by_role("button", name="Ja, corrigeer deze boeking").click()
    expect(page.get_by_text("gecorrigeerd", exact=True).first).to_be_visible()
    assert_accessible()
    page.goto(f"{live_server}/wonen/fonds/")
    expect(page.locator(".tile-number").first).to_have_text("€ 1.000,00")
