"""Reach per area: the page of a year, the report, and never a number of one to four."""

import json
import re
from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from buurtwerk.settings import tiles_origin
from rapportage import figures, report
from rapportage.area_parts import area_part, areas_of
from rapportage.publishing import publish
from rapportage.withholding import CannotPublish
from tests.contacts.factories import make_area, make_household, make_resident
from tests.huisbezoeken.factories import make_visit

SIZES = {"Noord": 12, "Zuid": 7, "Oost": 3, "West": 0}


@pytest.fixture
def neighbourhood(team):
    """Four areas with so many reached residents, each in a household of their own; nobody lives elsewhere."""
    for name, number in SIZES.items():
        make_area(team=team, name=name, streets=[f"{name}straat"])
        for _ in range(number):
            home = make_household(team=team, street=f"{name}straat")
            make_visit(household=home, residents=[make_resident(household=home)], date=date(2018, 3, 1))
    return team


def page(client, year=2018):
    return client.get(reverse("rapportage:year_map", args=[year]))


def cells(text):
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td[^>]*>.*?</td>", text, re.DOTALL)]


class TestPage:
    def test_shows_each_area_in_the_table_and_on_the_map(self, as_worker, neighbourhood):
        answer = page(as_worker)
        drawn = json.loads(re.search(r'id="kaart-gebieden"[^>]*>(.*?)</script>', answer.content.decode())[1])

        assert [one["name"] for one in drawn] == ["Noord", "Oost", "West", "Zuid"]
        assert [row.name for row in answer.context["areas"].all_rows] == [
            "Noord",
            "Oost",
            "West",
            "Zuid",
            "elders of onbekend",
        ]

    def test_holds_no_number_of_one_to_four_nor_the_one_that_tells_it(self, as_worker, neighbourhood):
        text = page(as_worker).content.decode()
        told = cells(text)

        assert not {"1", "2", "3", "4"} & set(told)
        assert "minder dan 5" in told
        assert "12" in told
        assert "7" not in told  # with 22 reached in all it would tell the three

    def test_an_area_without_a_shape_stands_in_the_table_only(self, as_worker, neighbourhood):
        make_area(team=neighbourhood, name="Ver", shape="")

        areas = page(as_worker).context["areas"]

        assert "Ver" in [row.name for row in areas.rows]
        assert "Ver" not in [one["name"] for one in areas.on_map]

    def test_names_cannot_end_the_data_in_the_page(self, as_worker, team):
        make_area(team=team, name="</script><b>Noord")
        make_visit(team=team, date=date(2018, 1, 1))

        assert "</script><b>Noord" not in page(as_worker).content.decode()

    def test_without_areas_it_says_how_to_get_them(self, as_worker, team):
        assert reverse("contacts:area_list") in page(as_worker).content.decode()

    def test_an_empty_year_shows_zeros(self, as_worker, neighbourhood):
        assert set(cells(page(as_worker, 2016).content.decode())) == {"0"}

    def test_a_year_that_there_is_not_is_a_404(self, as_worker, team):
        assert page(as_worker, 1800).status_code == 404

    def test_another_teams_areas_are_not_there(self, as_worker, neighbourhood):
        make_area(name="Geheimveld")

        assert "Geheimveld" not in page(as_worker).content.decode()

    def test_takes_as_many_queries_however_many_areas_there_are(self, as_worker, team, django_assert_max_num_queries):
        make_visit(team=team, date=date(2018, 3, 1))
        for at in range(40):
            make_area(team=team, streets=[f"straat {at}"])

        with django_assert_max_num_queries(87):
            page(as_worker)

    def test_the_year_leads_to_it(self, as_worker, neighbourhood):
        text = as_worker.get(reverse("rapportage:year_detail", args=[2018])).content.decode()

        assert reverse("rapportage:year_map", args=[2018]) in text

    def test_what_cannot_be_published_is_told(self, as_worker, neighbourhood, monkeypatch):
        def refuse(figures):
            raise CannotPublish("Te weinig.")

        monkeypatch.setattr("rapportage.publishing.publish", refuse)

        assert "Te weinig." in page(as_worker).content.decode()


class TestTiles:
    def test_the_policy_allows_no_other_host_unless_one_is_named(self, as_worker, neighbourhood, settings):
        assert "img-src 'self';" in page(as_worker)["Content-Security-Policy"] + ";"

        settings.MAP_TILES_URL, settings.MAP_TILES_ORIGIN = (
            "https://tegels.example/{z}/{x}/{y}.png",
            "https://tegels.example",
        )
        answer = page(as_worker)
        elsewhere = as_worker.get(reverse("rapportage:year_list"))

        assert "img-src 'self' https://tegels.example" in answer["Content-Security-Policy"]
        assert "tegels.example" not in elsewhere["Content-Security-Policy"]
        assert 'data-tiles="https://tegels.example/{z}/{x}/{y}.png"' in answer.content.decode()

    @pytest.mark.parametrize(
        "address",
        [
            "http://t.example/{z}/{x}/{y}.png",
            "https://{s}.t.example/{z}/{x}/{y}",
            "https://t.example/{z}/{x}.png",
            "https://t.example; script-src */{z}/{x}/{y}",
            "/{z}/{x}/{y}",
        ],
    )
    def test_an_address_that_is_none_does_not_start(self, address):
        with pytest.raises(ImproperlyConfigured):
            tiles_origin(address)


class TestReport:
    def test_holds_the_tiles_and_the_table_in_the_chapter_on_reach(self, neighbourhood):
        html = as_html(neighbourhood)
        chapter = html[html.index('id="reach"') : html.index('id="signals"')]

        assert 'id="reach-areas"' in chapter
        assert "Noord" in chapter
        assert 'role="img"' in chapter[chapter.index('id="reach-areas"') :]
        assert "Bereik per gebied" in html[html.index("Een of meer getallen zijn weggelaten") :]

    def test_holds_no_number_of_one_to_four_of_an_area(self, neighbourhood):
        html = as_html(neighbourhood)
        table = html[html.index("areas-table") :]

        assert not {"1", "2", "3", "4"} & set(cells(table[: table.index("</table>")]))

    def test_is_without_them_where_a_team_has_none(self, team):
        make_visit(team=team, date=date(2018, 3, 1))

        assert "reach-areas" not in as_html(team)

    def test_last_year_stands_beside_it(self, neighbourhood):
        make_visit(team=neighbourhood, date=date(2017, 3, 1))
        before = publish(figures.for_report(neighbourhood, 2017))

        part = area_part(areas_of(neighbourhood), publish(figures.for_report(neighbourhood, 2018)), before, 2018)

        assert part.has_before
        assert part.rows[0].residents.before_text == "0"

    def test_areas_are_not_in_the_figures_of_the_contract(self, neighbourhood):
        assert "areas" not in figures.for_year(neighbourhood, 2018)
        assert figures.for_report(neighbourhood, 2018)["areas"]["residents"].keys() >= {" elsewhere"}

    def test_another_shape_or_name_makes_another_report(self, neighbourhood):
        before = report.fingerprint(areas_of(neighbourhood))

        make_area(team=neighbourhood, name="Ver")

        assert report.fingerprint(areas_of(neighbourhood)) != before


def as_html(team):
    return report.as_html(team, 2018, publish(figures.for_report(team, 2018)), None)
