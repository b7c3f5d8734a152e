"""The counter with a queue at the door: by keyboard alone, with the network cut, with a card before the camera."""

import json

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from buurtwerk.accounts.roles import Role
from buurtwerk.core.dates import today
from huisbezoeken.models import FollowUp
from kruidenier.models import Card, ShopVisit
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_resident
from tests.kruidenier.factories import make_card, make_family

FAMILIES = ["Aerts", "Baert", "Claes", "Demir", "Elmas", "Feys", "Goossens", "Hendrickx", "Idrissi", "Janssen"]


@pytest.fixture
def team(emptied_db):
    return make_team()


@pytest.fixture
def at_the_counter(page, sign_in, team):
    """A volunteer with thirty households in the queue: ten by their name, twenty by a number."""
    for name in FAMILIES:
        make_card(household=make_resident(team=team, first_name="Noor", last_name=name).household, code=f"N{name}")
    cards = [make_card(team=team, code=f"K{number:04}") for number in range(101, 121)]
    sign_in(make_member(team, Role.VOLUNTEER))
    expect(page.get_by_role("heading", name="Balie")).to_be_visible()
    return cards


def number(page):
    return page.locator("[data-number]")


def keyed(page, text):
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_thirty_households_by_keyboard_alone(page, at_the_counter, team, assert_accessible):
    field = page.locator("#balie-veld")
    expect(field).to_be_focused()

    for place, name in enumerate(FAMILIES, 1):
        keyed(page, name[:4].lower())
        expect(number(page)).to_have_text(str(place))
        expect(field).to_be_focused()
        expect(field).to_have_value("")
    for place, card in enumerate(at_the_counter, 11):
        keyed(page, card.code if place % 2 else card.code.lstrip("K0"))
        expect(number(page)).to_have_text(str(place))

    assert ShopVisit.objects.filter(team=team, date=today()).count() == 30
    assert_accessible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_camera_that_may_not_be_used_says_what_to_do_instead(page, at_the_counter):
    page.get_by_role("button", name="Camera", exact=True).click()

    expect(page.get_by_text("Sta ze toe in je browser, of typ het nummer.")).to_be_visible()
    expect(page.locator("video")).to_be_hidden()
    page.get_by_role("button", name="Camera uit").click()
    expect(page.get_by_role("button", name="Camera uit")).to_be_hidden()
    expect(page.locator("#balie-veld")).to_be_focused()


class TestCut:
    @pytest.fixture
    def expected_on_console(self):
        return ["net::ERR", "htmx:", "status of 409", "status of 403"]

    def test_in_the_middle_loses_and_doubles_nothing(self, page, at_the_counter, assert_accessible):
        keyed(page, at_the_counter[0].code)
        expect(number(page)).to_have_text("1")
        page.context.set_offline(True)
        for card in (at_the_counter[1], at_the_counter[2], at_the_counter[1]):
            keyed(page, card.code)
        expect(page.get_by_role("alert")).to_contain_text("2 aanmeldingen wachten")
        kept = page.evaluate(f"localStorage.getItem('balie-{at_the_counter[0].team_id}')")
        assert {key for told in json.loads(kept) for key in told} == {"number", "at"}
        assert_accessible()

        page.context.set_offline(False)
        expect(number(page)).to_have_text("3")
        expect(page.get_by_role("alert")).to_be_hidden()
        keyed(page, at_the_counter[3].code)
        expect(number(page)).to_have_text("4")

        assert ShopVisit.objects.count() == 4
        assert page.evaluate("localStorage.length") == 0

    def test_a_number_of_no_card_stays_on_the_page_until_somebody_takes_it_away(self, page, at_the_counter):
        page.context.set_offline(True)
        keyed(page, "999")
        expect(page.get_by_role("alert")).to_contain_text("1 aanmelding wacht")
        page.context.set_offline(False)

        expect(page.locator("[data-kept]")).to_contain_text("bestaat niet")
        page.reload()
        expect(page.locator("[data-kept]")).to_contain_text("bestaat niet")
        page.get_by_role("button", name="Weghalen").click()
        expect(page.locator("[data-kept] li")).to_have_count(0)

    def test_a_page_that_is_too_old_says_so_and_loses_nothing(self, page, at_the_counter):
        page.evaluate("document.querySelector('[data-counter] [name=csrfmiddlewaretoken]').value = 'oud'")
        keyed(page, at_the_counter[0].code)
        expect(page.get_by_role("alert")).to_contain_text("Herlaad")
        assert not ShopVisit.objects.exists()

        page.reload()

        expect(number(page)).to_have_text("1")
        expect(page.locator("[data-kept] li")).to_have_count(0)

    def test_a_new_household_waits_for_the_connection(self, page, at_the_counter):
        page.get_by_text("Nieuw gezin").click()
        page.locator("#id_nieuw-first_name").fill("Nour")
        page.context.set_offline(True)
        page.get_by_role("button", name="Kaart maken en aanmelden").click()

        expect(page.get_by_role("alert")).to_contain_text("dat is niet bewaard")
        expect(page.locator("#id_nieuw-first_name")).to_have_value("Nour")

    def test_letters_cannot_be_looked_for_and_that_is_said(self, page, at_the_counter):
        page.context.set_offline(True)
        page.keyboard.type("aert")

        expect(page.get_by_role("alert")).to_contain_text("typ of scan het kaartnummer")

    def test_said_twice_it_says_when_it_was(self, page, at_the_counter):
        for _ in range(2):
            keyed(page, at_the_counter[0].code)

        expect(page.locator(".checkin").first).to_contain_text("Al aangemeld: vandaag om")
        expect(number(page)).to_have_text("1")


def test_who_came_a_question_and_taking_it_back(page, sign_in, team, assert_accessible):
    make_family("Sara", "Sami", team=team)
    sign_in(make_member(team, Role.VOLUNTEER))
    keyed(page, "haddad")
    line = page.locator(".checkin").first
    expect(line).to_contain_text("aangemeld")

    line.get_by_role("button", name="Sara Haddad").first.click()
    expect(line.locator("[aria-pressed=true]")).to_have_text("Sara Haddad")
    line.get_by_role("button", name="Heeft een vraag").click()
    expect(line).to_contain_text("vraag doorgegeven")
    assert_accessible()
    assert FollowUp.objects.count() == 1
    line.get_by_role("button", name="Ongedaan maken").click()

    expect(page.locator(".checkin").first).to_contain_text("teruggenomen")
    expect(page.locator("#balie-veld")).to_be_focused()
    assert not ShopVisit.objects.exists()


def test_enter_makes_no_card_for_who_has_none(page, sign_in, team):
    make_resident(team=team, first_name="Sara", last_name="Haddad")
    sign_in(make_member(team, Role.VOLUNTEER))

    keyed(page, "haddad")

    expect(page.locator("[data-found] button")).to_be_focused()
    assert not Card.objects.exists()


def test_two_that_fit_are_walked_through_with_the_arrows(page, sign_in, team):
    make_family("Sara", team=team, street="Leiestraat")
    make_family("Omar", team=team, street="Marktstraat")
    sign_in(make_member(team, Role.VOLUNTEER))

    keyed(page, "haddad")
    buttons = page.locator("[data-found] button")
    expect(buttons.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(buttons.nth(1)).to_be_focused()
    page.keyboard.press("Enter")

    expect(number(page)).to_have_text("1")
    assert ShopVisit.objects.get().card.household.residents.get().first_name == "Sara"


def test_a_new_household_in_a_minute(page, sign_in, team, live_server):
    sign_in(make_member(team, Role.VOLUNTEER))

    page.get_by_text("Nieuw gezin").click()
    page.locator("#id_nieuw-first_name").fill("Nour")
    page.locator("#id_nieuw-last_name").fill("Haddad")
    page.locator("#id_nieuw-street").fill("Leiestraat")
    page.locator("#id_nieuw-children").fill("2")
    page.get_by_role("button", name="Kaart maken en aanmelden").click()

    expect(page.get_by_text("Welkom! Nour Haddad heeft kaart K0001")).to_be_visible()
    expect(number(page)).to_have_text("1")
    assert page.url.endswith(reverse("kruidenier:counter"))
