"""The amounts of a day at the grocery, by keyboard: each kept as it is typed."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from buurtwerk.core.dates import today
from kruidenier.models import ShopVisit
from tests.accounts.factories import make_member, make_team
from tests.kruidenier.factories import make_shop_visit


@pytest.fixture
def expected_on_console():
    return ["status of 400", "net::ERR"]


@pytest.fixture
def amounts(page, live_server, sign_in, emptied_db):
    """The fields of three families."""
    team = make_team()
    for _ in range(3):
        make_shop_visit(team=team, date=today())
    sign_in(make_member(team))
    page.goto(f"{live_server}{reverse('kruidenier:day')}")
    return page.locator(".amount")


def stored():
    return [
        float(amount) if amount else None
        for amount in ShopVisit.objects.order_by("pk").values_list("amount", flat=True)
    ]


def test_enter_goes_on_and_nothing_waits_for_a_button(page, amounts, assert_accessible):
    amounts.first.focus()
    for typed in ("12,50", "3"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")

    expect(amounts.nth(2)).to_be_focused()
    expect(page.locator("[data-totals]")).to_contain_text("15,50")
    assert stored() == [12.5, 3.0, None]
    assert_accessible()


def test_what_is_wrong_or_not_sent_says_so_at_its_field(page, amounts):
    states = page.locator("[data-state]")
    amounts.first.fill("veel")
    amounts.nth(1).focus()
    expect(states.first).to_contain_text("zoals 12,50")
    page.context.set_offline(True)
    amounts.nth(1).fill("4")
    amounts.nth(2).focus()
    expect(states.nth(1)).to_contain_text("Geen verbinding")
    page.context.set_offline(False)

    amounts.first.fill("2")
    amounts.nth(1).fill("4,00")
    amounts.nth(2).focus()

    expect(states.first).to_have_text("bewaard")
    expect(states.nth(1)).to_have_text("bewaard")
    assert stored() == [2.0, 4.0, None]


SLOW_FIRST = """() => {
  const real = window.fetch;
  let sent = 0;
  window.fetch = async (...args) => {
    const wait = sent++ ? 0 : 500;
    const response = await real(...args);
    await new Promise((done) => setTimeout(done, wait));
    return response;
  };
}"""


def test_a_slow_answer_does_not_put_older_totals_back(page, amounts):
    page.evaluate(SLOW_FIRST)
    for number, typed in enumerate(("2", "4")):
        amounts.nth(number).fill(typed)
    amounts.nth(2).focus()

    for number in range(2):
        expect(page.locator("[data-state]").nth(number)).to_have_text("bewaard")
    expect(page.locator("[data-totals]")).to_contain_text("6,00")
    assert stored() == [2.0, 4.0, None]
