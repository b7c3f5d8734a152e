"""Premiums, applications and defects in the workbook: what the screens made comes back as it was."""

from datetime import date
from decimal import Decimal

import pytest

from buurtwerk.core.dates import today
from tests.accounts.factories import make_team
from tests.contacts.factories import make_area, make_resident
from tests.kruidenier.test_survey_sheets import faults, with_cell
from tests.registers.books import bring_in, counts, exported
from tests.wonen.factories import make_file
from tests.wonen.premium_factories import make_application, make_defect, make_photo, make_premium
from wonen.models import ApplicationPaper, Defect, HousingPhoto, Premium, PremiumApplication


@pytest.fixture
def book(team):
    """The register of a team with one premium of an area, asked in one file with a defect."""
    file = make_file(household=make_resident(team=team).household, code="WD1")
    premium = make_premium(
        team=team,
        code="PR1",
        name="Dakpremie",
        area=make_area(team=team, code="GB1", streets=["Marktstraat"]),
        tenures=["owner", "emergency_buyer"],
        papers=["Offerte", "Factuur", "=1+1"],
        maximum=Decimal("3000.50"),
        share=40,
    )
    application = make_application(
        file=file, premium=premium, code="PA1", papers=["Foto", "Factuur"], status="granted", granted=Decimal(2500)
    )
    application.papers.filter(name="Foto").update(gathered_on=date(2018, 4, 1))
    make_photo(housing_file=file, defect=make_defect(file=file, code="GK1", solved_on=date(2018, 3, 1)))
    return exported(team)


def test_what_the_screens_made_comes_back(team, book):
    assert all(new == changed == 0 for new, changed, _ in counts(bring_in(team, book)).values())


def test_elsewhere_it_is_the_same_but_for_photos(book):
    elsewhere = make_team()

    bring_in(elsewhere, book)

    assert exported(elsewhere) == book
    premium = Premium.objects.of(elsewhere).get()
    assert [str(paper) for paper in premium.papers.all()] == ["Offerte", "Factuur", "=1+1"]
    assert (premium.area.code, sorted(premium.applicants)) == ("GB1", ["emergency_buyer", "owner"])
    assert premium.search_key.startswith("pr1")
    assert ApplicationPaper.objects.of(elsewhere).get(name="Foto").gathered_on == date(2018, 4, 1)
    assert not HousingPhoto.objects.of(elsewhere).exists()


def test_papers_change_places_and_those_of_applications_stay(team, book):
    bring_in(team, with_cell(book, "Premies", "papieren", "factuur; Foto;Factuur"))

    assert [str(paper) for paper in Premium.objects.get().papers.all()] == ["factuur", "Foto"]
    assert ApplicationPaper.objects.count() == 2


def test_a_defect_that_is_brought_in_again_keeps_its_photo(team, book):
    bring_in(team, with_cell(book, "Gebreken", "soort", "dak"))

    assert Defect.objects.get().kind == "roof"
    assert HousingPhoto.objects.get().defect == Defect.objects.get()


@pytest.mark.parametrize(
    ("sheet", "column", "cell"),
    [
        ("Premieaanvragen", "premie", "PR2"),
        ("Premieaanvragen", "dossier", "WD2"),
        ("Premieaanvragen", "stand", None),
        ("Premies", "papieren", "x" * 201),
        ("Gebreken", "opgelost", date(2018, 2, 1)),
    ],
)
def test_what_cannot_be_is_a_fault(team, book, sheet, column, cell):
    make_premium(team=team, code="PR2")
    make_file(team=team, code="WD2")

    found = faults(team, with_cell(book, sheet, column, cell))

    assert found == [(sheet, "toegekend bedrag" if column == "stand" else column)]
    assert PremiumApplication.objects.get().premium.code == "PR1"


def test_a_premium_that_a_file_asks_already_is_not_asked_again(team, book):
    rows = [*book["Premieaanvragen"], ["PA2", *book["Premieaanvragen"][1][1:]]]

    assert faults(team, book | {"Premieaanvragen": rows}) == [("Premieaanvragen", "premie")]


def test_the_day_of_an_import_is_no_day_of_a_paper(team, book):
    bring_in(team, book)

    assert not ApplicationPaper.objects.filter(gathered_on=today()).exists()
