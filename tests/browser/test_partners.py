"""The pages of partners and the admin's way in and out: no axe violation, no console message, nothing too wide."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from buurtwerk.accounts.roles import Role
from buurtwerk.core.dates import today
from contacts.models import Organisation, Referral
from tests.accounts.factories import make_member, make_user
from tests.contacts.factories import (
    make_agreement,
    make_contact_person,
    make_document,
    make_offer,
    make_organisation,
    make_referral,
    make_resident,
)
from tests.huisbezoeken.factories import make_signal
from tests.registers.books import xlsx

WIDE = {"width": 1280, "height": 900}
IMPORT = "/beheer/contacts/organisation/inlezen/"


@pytest.fixture
def partner(team):
    partner = make_organisation(
        team=team, name="Huis van Welzijn", agreement_from=date(2016, 1, 1), agreement_until=today() + timedelta(20)
    )
    make_document(organisation=partner)
    make_document(agreement=make_agreement(organisation=partner, title="Gebruik van de zaal", note="Elk jaar nazien"))
    make_contact_person(organisation=partner, name="Leila", email="leila@voorbeeld.be", phone="056 00 00 00")
    make_contact_person(organisation=partner, function="onthaal", ends_on=date(2018, 1, 1))
    offer = make_offer(organisation=partner, for_whom="volwassenen", where="lokaal 3", description="Elke dag")
    make_offer(organisation=partner, name="Voorbij", ends_on=date(2018, 1, 1))
    make_referral(team=team, organisation=partner, offer=offer)
    make_signal(team=team, organisation=partner)
    return partner


def addresses(partner):
    parts = [(kind, getattr(partner, kind).first()) for kind in ("contact_persons", "offers", "agreements")]
    edits = [reverse(f"contacts:{kind[:-1]}_edit", args=[part.pk]) for kind, part in parts]
    new = [reverse(f"contacts:{kind[:-1]}_create", args=[partner.pk]) for kind, _ in parts]
    own = [reverse(f"contacts:organisation_{what}", args=[partner.pk]) for what in ("detail", "renew", "document")]
    return [*own, *edits, *new, "/contacten/organisaties/", "/"]


@pytest.mark.parametrize(("viewport", "scheme"), [(None, "light"), (WIDE, "dark")])
def test_pages_of_partners(page, live_server, sign_in, assert_accessible, team, partner, viewport, scheme):
    page.emulate_media(color_scheme=scheme)
    if viewport:
        page.set_viewport_size(viewport)
    sign_in(make_member(team, Role.COORDINATOR))

    for path in addresses(partner):
        page.goto(f"{live_server}{path}")
        for summary in page.get_by_text("Vroeger (1)").all():
            summary.click()
        assert_accessible()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


def test_choosing_the_partner_narrows_the_offers(page, live_server, sign_in, assert_accessible, team, partner):
    other = make_organisation(team=team, name="Open School")
    make_offer(organisation=other, name="Digitale basis")
    without = make_organisation(team=team, name="Sportdienst")
    resident = make_resident(team=team)
    sign_in(make_member(team))
    page.goto(f"{live_server}/contacten/toeleidingen/nieuw/?bewoner={resident.pk}")
    offers = page.get_by_label("Naar welk aanbod?")
    expect(offers).to_be_hidden()

    page.get_by_label("Naar welke partner?").select_option(label="Open School")
    expect(offers.locator("option")).to_have_text(["niets bepaalds", "Digitale basis"])
    offers.select_option(label="Digitale basis")
    page.get_by_label("Naar welke partner?").select_option(label=str(without))
    expect(offers).to_be_hidden()
    page.get_by_label("Naar welke partner?").select_option(label="Huis van Welzijn")
    expect(offers).to_have_value("")  # what another partner offers is not sent along unseen
    offers.select_option(label="Taalles")
    assert_accessible()
    page.get_by_role("button", name="Bewaren").click()

    page.wait_for_url(lambda url: "nieuw" not in url)
    assert Referral.objects.get(resident=resident).offer.name == "Taalles"


def test_a_document_goes_in_and_comes_out(page, live_server, sign_in, team):
    partner = make_organisation(team=team, agreement_from=date(2016, 1, 1))
    sign_in(make_member(team, Role.COORDINATOR))
    page.goto(f"{live_server}{partner.get_absolute_url()}")

    page.get_by_role("link", name="Document toevoegen").click()
    content = b"%PDF-1.7\n%%EOF\n"
    page.get_by_label("Bestand").set_input_files(
        {"name": "Onze afspraken.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    page.get_by_role("button", name="Bewaren").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Onze afspraken.pdf").click()

    assert download.value.suggested_filename == "Onze afspraken.pdf"


def test_an_admin_brings_partners_in_and_out(page, live_server, sign_in, assert_accessible, team, partner):
    sign_in(make_user(is_staff=True))
    page.goto(f"{live_server}/beheer/contacts/organisation/{partner.pk}/change/")
    assert_accessible()
    page.get_by_text(re.compile("aanbod toevoegen", re.IGNORECASE)).click()
    assert_accessible()
    page.goto(f"{live_server}/beheer/contacts/organisation/")
    page.get_by_role("link", name="Partners inlezen").click()

    def check(register):
        page.goto(f"{live_server}{IMPORT}")
        assert_accessible()
        page.get_by_label("Team").select_option(label=str(team))
        file = {"name": "partners.xlsx", "mimeType": "application/octet-stream", "buffer": xlsx(register)}
        page.get_by_label("Je werkboek").set_input_files(file)
        page.get_by_role("button", name="Nakijken").click()

    check({"Organisaties": [["organisatie", "naam"], ["O9", None]], "Bewoners": [["bewoner"], ["B1"]]})
    expect(page.get_by_text("Er staat nog 1 fout in")).to_be_visible()
    expect(page.get_by_text("Het blad «Bewoners»")).to_be_visible()
    assert_accessible()
    check({"Organisaties": [["organisatie", "naam"], ["O9", "Jeugddienst"]]})
    assert_accessible()
    page.get_by_role("button", name="Inlezen").click()
    expect(page.get_by_text("Ingelezen: alles hieronder")).to_be_visible()
    assert_accessible()
    page.goto(f"{live_server}/beheer/contacts/organisation/uitvoeren/")
    page.get_by_role("button", name="Downloaden").click()
    expect(page.get_by_text("Dit klopt nog niet")).to_be_visible()
    assert_accessible()
    page.get_by_label("Team").select_option(label=str(team))
    page.get_by_label("Waarvoor").fill("nazicht")
    with page.expect_download() as download:
        page.get_by_role("button", name="Downloaden").click()

    assert download.value.suggested_filename.startswith("partners-")
    assert Organisation.objects.filter(team=team, code="O9").exists()
