"""Figures of the neighbourhood in a browser: a table from a file, mended where it stands, and seen beside the reach."""

import re
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from buurtwerk.accounts.roles import Role
from rapportage.models import NeighbourhoodFigure
from tests.accounts.factories import make_member
from tests.contacts.factories import make_area, make_household, make_resident
from tests.huisbezoeken.factories import make_visit
from tests.rapportage.factories import make_figure, make_neighbourhood_figures
from tests.registers.books import xlsx

WIDE = {"width": 1280, "height": 900}


def test_a_file_is_mended_in_the_field_looked_at_and_stored(page, live_server, sign_in, team, assert_accessible):
    sign_in(make_member(team, Role.COORDINATOR))
    data = xlsx({"Blad1": [["gebied", 2017, 2018], [None, "11,2", "veel"], [None, None, None]]})
    page.goto(f"{live_server}{reverse('rapportage:figure_list')}")
    page.get_by_role("main").get_by_role("link", name="Plakken of inlezen").first.click()

    page.get_by_label("Of een bestand").set_input_files(
        {"name": "cijfers.xlsx", "mimeType": "application/octet-stream", "buffer": data}
    )
    page.get_by_label("Indicator").fill("aandeel eenoudergezinnen")
    page.get_by_label("Eenheid").fill("%")
    page.get_by_label("Bron").fill("stad")
    page.get_by_role("button", name="Nakijken").click()
    expect(page.get_by_text("Rij 2, «2018»: «veel» is geen getal.")).to_be_visible()
    assert_accessible()

    table = page.get_by_label("Je tabel")
    table.fill(table.input_value().replace("veel", "11,4"))
    page.get_by_role("button", name="Nakijken").click()
    expect(page.get_by_text("2 nieuw, 0 gewijzigd")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_accessible()
    page.get_by_role("button", name="Bewaren").click()

    expect(page.get_by_text("De wijkcijfers zijn bewaard: 2 nieuw")).to_be_visible()
    assert NeighbourhoodFigure.objects.of(team).count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, None], ids=["wide", "phone"])
def test_need_stands_beside_reach(page, live_server, sign_in, team, assert_accessible, scheme, size):
    page.emulate_media(color_scheme=scheme)
    if size:
        page.set_viewport_size(size)
    make_neighbourhood_figures(team)
    make_figure(team=team, area=make_area(team=team, streets=["Dreef"]), indicator="eigenaars")
    home = make_household(team=team, street="Dreef", type="single_parent", tenure="owner")
    make_visit(household=home, residents=[make_resident(household=home)], date=date(2018, 3, 1))
    sign_in(make_member(team))

    page.goto(f"{live_server}{reverse('rapportage:year_need', args=[2018])}")

    said = page.get_by_role("listitem").filter(has_text="aandeel eenoudergezinnen")
    expect(said).to_contain_text(
        re.compile(r"11,4.% in de wijk \(2018, bron: stad\), 100,0.% van de bereikte gezinnen")
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_accessible()
