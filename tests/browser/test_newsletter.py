"""A newsletter from the first text to the mail, in a browser."""

from django.core import mail as outbox
from playwright.sync_api import expect

from tests.accounts.factories import make_member
from tests.activiteiten.factories import make_newsletter
from tests.contacts.factories import make_consent


def test_written_copied_and_sent(page, live_server, sign_in, assert_accessible, team):
    newsletter = make_newsletter(team=team)
    make_consent(team=team)
    sign_in(make_member(team))
    page.goto(f"{live_server}{newsletter.get_absolute_url()}")
    expect(page.get_by_text("Het past op één blad.")).to_be_visible()

    page.get_by_role("link", name="Tekst erbij").click()
    page.get_by_label("Tekst").fill("Wie kookt er graag?")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Wie kookt er graag?", exact=True)).to_be_visible()
    assert_accessible()

    page.get_by_role("link", name="Tekst bekijken").click()
    page.get_by_role("button", name="Kopiëren").click()
    expect(page.get_by_text("Gekopieerd")).to_be_visible()

    page.goto(f"{live_server}{newsletter.get_absolute_url()}mail/")
    page.get_by_role("button", name="Versturen naar 1 bewoner").click()
    expect(page.get_by_text("De mail is naar 1 adres gegaan.")).to_be_visible()
    assert_accessible()
    assert [message.to for message in outbox.outbox] == [["noor@voorbeeld.be"]]
