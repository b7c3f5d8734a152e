"""A workbook goes in through the browser: first looked at, then all or nothing."""

import openpyxl
from playwright.sync_api import expect

from buurtwerk.accounts.roles import Role
from huisbezoeken.models import HomeVisit
from tests.accounts.factories import make_member
from tests.registers.books import SMALL, with_cell, xlsx


def upload(page, live_server, register):
    page.goto(f"{live_server}/werkboek/")
    page.locator("input[type=file]").set_input_files(
        {"name": "werkboek.xlsx", "mimeType": "application/octet-stream", "buffer": xlsx(register)}
    )
    page.get_by_role("button", name="Nakijken").click()


def test_a_sound_workbook_is_shown_and_then_stored(page, live_server, sign_in, assert_accessible, team):
    sign_in(make_member(team, Role.COORDINATOR))

    upload(page, live_server, SMALL)
    expect(page.get_by_text("Geen fouten")).to_be_visible()
    assert_accessible()
    assert not HomeVisit.objects.exists()
    page.get_by_role("button", name="Inlezen").click()

    expect(page.get_by_text("Ingelezen: alles hieronder staat in het register.")).to_be_visible()
    assert HomeVisit.objects.get().code == "HB1"


def test_a_fault_is_named_and_its_row_can_be_taken_along(page, live_server, sign_in, assert_accessible, team):
    sign_in(make_member(team, Role.COORDINATOR))

    upload(page, live_server, with_cell(SMALL, "Huisbezoeken", "resultaat", "misschien"))
    faults = page.get_by_role("main")
    expect(faults).to_contain_text("resultaat")
    assert_accessible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Foute rijen ophalen").click()

    with open(download.value.path(), "rb") as file:
        book = openpyxl.load_workbook(file)
    assert book["Huisbezoeken"].max_row == 2
    assert not HomeVisit.objects.exists()


def test_a_file_that_is_no_workbook_gives_a_clear_message(page, live_server, sign_in, team):
    sign_in(make_member(team, Role.COORDINATOR))
    page.goto(f"{live_server}/werkboek/")

    page.locator("input[type=file]").set_input_files(
        {"name": "brief.xlsx", "mimeType": "application/octet-stream", "buffer": b"Beste buur"}
    )
    page.get_by_role("button", name="Nakijken").click()

    expect(page.get_by_role("alert").first).to_contain_text("werkboek")
