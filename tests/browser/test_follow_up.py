"""From a question at a door to what came of it, on a phone."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from buurtwerk.core.dates import today
from contacts.models import Referral
from huisbezoeken.models import FollowUp, Signal
from tests.accounts.factories import make_member
from tests.contacts.factories import make_organisation, make_resident
from tests.huisbezoeken.factories import make_follow_up, make_signal


def test_from_a_question_at_a_door_to_a_follow_up_done_and_a_referral_that_arrived(
    page, live_server, sign_in, assert_accessible, team
):
    resident = make_resident(team=team, first_name="Youssef", last_name="El-Amrani")
    make_organisation(team=team, name="Huis van het Kind")
    sign_in(make_member(team))
    page.goto(f"{live_server}/huisbezoeken/nieuw/?gezin={resident.household_id}&bewoner={resident.pk}")

    page.get_by_text("gesprek", exact=True).click()
    page.get_by_text("over een week", exact=True).click()
    page.locator("[name=opvolging-text]").fill("Is er plaats in de crèche?")
    page.get_by_text("Een toeleiding").click()
    page.locator("[name=toeleiding-organisation]").select_option(label="Huis van het Kind")
    page.locator("details[open]").get_by_text("gebeld", exact=True).click()
    assert_accessible()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Het huisbezoek is bewaard.")).to_be_visible()
    expect(page.get_by_role("link", name="Is er plaats in de crèche?")).to_be_visible()

    FollowUp.objects.update(due_on=today())  # a week later
    Referral.objects.update(check_on=today())  # and three more
    page.goto(f"{live_server}/")
    assert_accessible()
    page.get_by_role("button", name=re.compile("Gedaan.*Is er plaats in de crèche")).click()
    expect(page.get_by_text("Afgerond: Is er plaats in de crèche?")).to_be_visible()
    page.get_by_role("button", name="Ja, gestart").first.click()

    expect(page.get_by_text("Youssef El-Amrani naar Huis van het Kind: gestart.")).to_be_visible()
    page.goto(f"{live_server}/contacten/bewoners/{resident.pk}/")
    expect(page.get_by_text("Niets op te volgen.")).to_be_visible()
    assert (FollowUp.objects.get().status, Referral.objects.get().result) == ("done", "started")


def test_a_signal_from_a_visit_in_two_taps(page, live_server, sign_in, team):
    from tests.huisbezoeken.factories import make_visit

    visit = make_visit(team=team, themes=["housing"], report="Vocht in alle woningen van de rij.")
    sign_in(make_member(team))
    page.goto(f"{live_server}/huisbezoeken/{visit.pk}/")

    page.get_by_role("link", name="Signaal", exact=True).click()
    page.get_by_role("button", name="Bewaren").click()

    expect(page.get_by_text("Het signaal is bewaard.")).to_be_visible()
    assert Signal.objects.get().visit == visit


def test_similar_signals_show_while_one_types(page, live_server, sign_in, assert_accessible, team):
    make_signal(team=team, description="Het loket is moeilijk bereikbaar met de bus")
    sign_in(make_member(team))
    page.goto(f"{live_server}/huisbezoeken/signalen/nieuw/")

    page.get_by_label("Wat hoorde je?").press_sequentially("Geen bereikbaar loket")

    expect(page.get_by_role("link", name="Het loket is moeilijk bereikbaar met de bus")).to_be_visible()
    assert_accessible()


def test_a_signal_moves_over_the_board_by_keyboard(page, live_server, sign_in, team):
    signal = make_signal(team=team)
    sign_in(make_member(team))
    page.goto(f"{live_server}/huisbezoeken/signalen/bord/")

    page.get_by_text("Verplaatsen").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("main")).to_contain_text("staat nu op «in opvolging».")
    signal.refresh_from_db()
    assert signal.status == "in_follow_up"


def test_a_planned_visit_is_noted_from_the_start_page(page, live_server, sign_in, team):
    worker = make_member(team)
    resident = make_resident(team=team, first_name="Noor", last_name="Peeters")
    make_follow_up(resident=resident, kind="visit", text="Over de premie", due_on=today(), worker=worker)
    sign_in(worker)

    page.get_by_role("link", name=re.compile("Noteren.*Noor Peeters")).click()
    expect(page.get_by_text("Over de premie")).to_be_visible()
    page.get_by_text("gesprek", exact=True).click()
    page.get_by_role("button", name="Bewaren").click()

    expect(page.get_by_text("Het huisbezoek is bewaard.")).to_be_visible()
    assert FollowUp.objects.get().made_visit is not None


def test_a_follow_up_moves_to_another_day(page, live_server, sign_in, assert_accessible, team):
    follow_up = make_follow_up(team=team)
    sign_in(make_member(team))
    page.goto(f"{live_server}{follow_up.get_absolute_url()}")

    page.locator("summary").filter(has_text="Verplaatsen").click()
    page.get_by_text("over twee weken", exact=True).click()
    assert_accessible()
    page.get_by_role("button", name="Verplaatsen").click()

    expect(page.get_by_text(f"Verplaatst: {follow_up}")).to_be_visible()
    follow_up.refresh_from_db()
    assert follow_up.due_on == today() + timedelta(days=14)
