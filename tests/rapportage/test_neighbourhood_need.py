"""The neighbourhood in figures: need beside reach, exact on the screen and from published numbers in the report."""

import re
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from contacts.area_figures import reach_within_areas
from contacts.figures import reach_for_year
from rapportage import report
from rapportage.figures import beside_last_year
from rapportage.models import NeighbourhoodFigure, Reach
from rapportage.neighbourhood.measures import MEASURES, cell, measure_of
from rapportage.neighbourhood.need import exact_share, known_of, need_part
from rapportage.publishing import publish, share
from rapportage.withholding import Withheld
from tests.contacts.factories import make_area, make_household, make_resident
from tests.huisbezoeken.factories import make_visit
from tests.rapportage.factories import make_figure


def make_reached(team, number, **fields):
    """So many households with one resident each, visited in 2018."""
    for _ in range(number):
        home = make_household(team=team, **fields)
        make_visit(household=home, residents=[make_resident(household=home)], date=date(2018, 3, 1))


def page(client, year=2018):
    return client.get(reverse("rapportage:year_need", args=[year]))


def words(answer):
    return said(answer.content.decode())


def said(html):
    without_charts = re.sub(r"<svg.*?</svg>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", without_charts))).replace(" ,", ",")


def published_part(team, year=2018):
    figures, _before = beside_last_year(team, year)
    return need_part(known_of(team, year), publish(figures), year, share)


@pytest.fixture
def reached(team):
    """32 households, 8 of them single-parent families, and one whose type is not known."""
    make_reached(team, 8, type="single_parent")
    make_reached(team, 23, type="couple")
    make_reached(team, 1, type="unknown")
    return team


class TestMeasures:
    @pytest.mark.parametrize(
        ("indicator", "reach"),
        [
            ("aandeel eenoudergezinnen", Reach.SINGLE_PARENT),
            ("Eenoudergezinnen (%)", Reach.SINGLE_PARENT),
            ("Percentage van de eenoudergezinnen", Reach.SINGLE_PARENT),
            ("% alleenstaanden", Reach.SINGLE),
            ("aandeel herkomst niet-Belgisch", Reach.FOREIGN_RESIDENTS),
            ("Aandeel huurders", Reach.TENANTS),
            ("aandeel sociale huurders in %", Reach.SOCIAL_RENT),
            ("aandeel eigenaars", Reach.OWNERS),
            ("0–17 jaar", Reach.AGE_0_17),
            ("60+", Reach.AGE_60),
        ],
    )
    def test_are_found_by_name(self, indicator, reach):
        assert measure_of(NeighbourhoodFigure(indicator=indicator, unit="%")) is MEASURES[reach]

    @pytest.mark.parametrize(
        "indicator", ["aandeel alleenstaanden < 35", "eenoudergezinnen zonder werk", "werkloosheid"]
    )
    def test_another_indicator_that_looks_alike_stands_beside_nothing(self, indicator):
        assert measure_of(NeighbourhoodFigure(indicator=indicator, unit="%")) is None

    def test_a_number_of_people_stands_beside_no_share(self):
        assert measure_of(NeighbourhoodFigure(indicator="eenoudergezinnen", unit="gezinnen")) is None

    def test_what_is_chosen_goes_before_the_name(self):
        figure = NeighbourhoodFigure(indicator="alleenstaanden", unit="%", reach=Reach.SINGLE_PARENT)

        assert measure_of(figure) is MEASURES[Reach.SINGLE_PARENT]
        assert measure_of(NeighbourhoodFigure(indicator="alleenstaanden", unit="%", reach=Reach.NOTHING)) is None

    def test_each_choice_has_one_and_no_name_leads_to_two(self):
        names = [name for measure in MEASURES.values() for name in measure.names]

        assert set(MEASURES) == set(Reach.values) - {Reach.BY_NAME, Reach.NOTHING}
        assert len(names) == len(set(names))

    def test_each_counts_cells_of_the_yearly_figures(self, reached):
        figures, _before = beside_last_year(reached, 2018)

        for measure in MEASURES.values():
            keys = [*measure.parts, measure.whole, *filter(None, [measure.unknown])]
            assert all(isinstance(cell(figures, key), int) for key in keys)


class TestPage:
    def test_says_need_beside_reach_with_year_source_and_both_parts(self, as_worker, reached):
        make_figure(team=reached, year=2017)

        text = words(page(as_worker))

        told = "11,4 % in de wijk (2017, bron: stad), 25,0 % van de bereikte gezinnen (8 van 32, 2018)."
        assert told in text.replace("\xa0", " ")
        assert "Bron van de wijkcijfers: stad (2017)." in text

    def test_is_exact_with_few_and_says_of_how_many_it_is_not_known(self, as_worker, team):
        make_reached(team, 2, type="single_parent")
        make_reached(team, 1, type="unknown")
        make_figure(team=team)

        [need] = page(as_worker).context["need"].compared

        assert (need.reached.part, need.reached.whole, need.reached.unknown) == (2, 3, 1)
        assert need.reached.percent == Decimal("66.7")

    def test_takes_the_last_figure_that_was_known_by_then(self, as_worker, reached):
        make_figure(team=reached, year=2016, value=Decimal("10.9"))
        make_figure(team=reached, year=2017, value=Decimal("11.2"))
        make_figure(team=reached, year=2019, value=Decimal("12"))

        needs = {year: page(as_worker, year).context["need"].compared for year in (2015, 2016, 2018)}

        assert needs[2015] == []
        assert [need.figure.year for need in needs[2016]] == [2016]
        assert [(need.figure.year, need.before_text.replace("\xa0", " ")) for need in needs[2018]] == [
            (2017, "10,9 % in 2016")
        ]

    def test_tells_of_areas_beside_who_was_reached_there(self, as_worker, team):
        area = make_area(team=team, name="Zandberg", streets=["Dreef"])
        make_reached(team, 3, street="Dreef")
        make_figure(team=team, area=area, value=Decimal("14.2"), source="")

        answer = page(as_worker)

        [part] = answer.context["need"].areas
        assert [(need.where, need.here) for need in part.rows] == [("Zandberg", (3, 3))]
        assert not part.shows_here  # its share tells it
        assert "bron niet genoteerd" in words(answer)
        assert "Zandberg (2018)" in part.chart.svg

    def test_tells_the_share_in_an_area_of_who_lives_there(self, as_worker, team):
        area, other = make_area(team=team, streets=["Dreef"]), make_area(team=team, name="Zonder")
        make_reached(team, 1, street="DREEF", type="single_parent")
        make_reached(team, 3, street="Dreef", type="couple")
        make_reached(team, 4, street="Plein", type="single_parent")
        make_figure(team=team, area=area)
        make_figure(team=team, area=other)

        [part] = page(as_worker).context["need"].areas

        shares = [(need.reached.parts_text, need.reached.text) for need in part.rows]
        assert shares == [("1 van 4", "25,0\xa0%"), ("0 van 0", "")]

    def test_each_share_in_areas_is_counted_as_that_of_the_team(self, team):
        make_area(team=team, code="A1", streets=["Dreef"])
        make_reached(team, 3, street="Dreef", type="single_parent", tenure="owner")
        make_reached(team, 2, street="Dreef")
        whole = asdict(reach_for_year(team, 2018))
        network = whole.pop("network")

        assert network == 5
        assert reach_within_areas(team, 2018) == {"A1": whole}

    def test_figures_below_zero_are_told_and_not_drawn(self, as_worker, team):
        make_figure(team=team, value=Decimal("-3.5"))
        make_figure(team=team, year=2017)
        make_figure(team=team, area=make_area(team=team), value=Decimal("-1"))

        answer = page(as_worker)

        need = answer.context["need"]
        assert need.drawn == need.trends == []
        assert "-3,5\xa0%" in answer.content.decode()

    def test_trends_leave_room_for_years_without_a_figure(self, as_worker, team):
        make_figure(team=team, year=2015, source="Statbel")
        make_figure(team=team, year=2018)

        [trend] = page(as_worker).context["need"].trends

        assert trend.chart.labels == ["2015", "2016", "2017", "2018"]
        assert trend.sources == "Statbel (2015); stad (2018)"

    def test_says_what_goes_there_while_it_is_empty(self, as_worker, as_coordinator):
        assert "Nog geen wijkcijfers" in words(page(as_coordinator))

    def test_years_that_cannot_be_do_not_exist(self, as_worker):
        assert page(as_worker, 9999).status_code == 404

    def test_asks_as_much_whatever_there_is(self, as_worker, reached, django_assert_max_num_queries):
        for year in range(2000, 2019):
            make_figure(team=reached, year=year, area=make_area(team=reached))
            make_figure(team=reached, year=year)

        with django_assert_max_num_queries(20):
            page(as_worker)

    def test_the_year_and_the_list_of_years_lead_to_it(self, as_worker, reached):
        assert reverse("rapportage:year_need", args=[2018]) in page_of_year(as_worker)
        assert reverse("rapportage:figure_list") in as_worker.get(reverse("rapportage:year_list")).content.decode()


def page_of_year(client):
    return client.get(reverse("rapportage:year_detail", args=[2018])).content.decode()


class TestReport:
    def html(self, team):
        figures, before = beside_last_year(team, 2018)
        return report.as_html(team, 2018, publish(figures), publish(before) if before else None)

    def test_has_a_chapter_with_year_source_and_whole_per_cents(self, team):
        make_reached(team, 8, type="single_parent")
        make_reached(team, 24, type="couple")
        make_figure(team=team, year=2017)

        text = said(self.html(team)).replace("\xa0", " ")

        assert "aandeel eenoudergezinnen 11,4 % 2017 stad" in text
        assert "8 van 32 25 %" in text

    def test_without_figures_there_is_none(self, reached):
        assert "De wijk in cijfers" not in self.html(reached)

    def test_takes_what_is_published_and_nothing_else(self, team):
        make_reached(team, 3, type="single_parent")
        make_reached(team, 30, type="couple")
        make_figure(team=team)
        figures, _before = beside_last_year(team, 2018)
        shown = publish(figures)

        [need] = published_part(team).compared

        assert need.reached.part is shown["reach"]["households_by_type"]["single_parent"] is Withheld.FEW
        assert need.reached.whole == shown["reach"]["households"]
        assert need.reached.percent is None
        assert "De wijk in cijfers" in said(self.html(team)).split("weggelaten bij:")[1].split(".")[0]

    def test_a_sum_with_a_part_that_does_not_show_does_not_show(self, team):
        make_reached(team, 3, tenure="private_rent")
        make_reached(team, 10, tenure="social_rent")
        make_reached(team, 20, tenure="owner")
        make_figure(team=team, indicator="huurders")

        [need] = published_part(team).compared

        assert isinstance(need.reached.part, Withheld)
        assert need.reached.percent is None

    def test_no_share_of_fewer_than_twenty(self, team):
        make_reached(team, 7, type="single_parent")
        make_reached(team, 8, type="couple")
        make_figure(team=team)

        part = published_part(team)

        assert [(need.reached.parts_text, need.reached.text) for need in part.compared] == [("7 van 15", "")]
        assert part.has_small
        assert "minder dan twintig" in said(self.html(team))

    def test_an_area_shows_what_the_chapter_of_areas_shows(self, team):
        area = make_area(team=team, name="Zandberg", streets=["Dreef"])
        make_reached(team, 3, street="Dreef")
        make_reached(team, 30)
        make_figure(team=team, area=area)

        part = published_part(team)

        assert all(isinstance(value, Withheld) for value in part.areas[0].rows[0].here)
        assert part.leaves_out

    def test_each_printed_share_is_that_of_the_two_numbers_beside_it(self, reached):
        for number, reach in enumerate(MEASURES):
            make_figure(team=reached, indicator=f"indicator {number}", reach=reach)

        for need in published_part(reached).compared:
            if need.reached.percent is not None:
                part, whole = need.reached.part, need.reached.whole
                assert whole >= 20
                assert not 0 < part < 5
                assert abs(need.reached.percent - 100 * part / whole) <= 0.5

    def test_is_made_anew_when_a_figure_changes(self, reached, monkeypatch):
        monkeypatch.setattr(report, "render_pdf", lambda html, title: html.encode())
        figure = make_figure(team=reached)
        before = report.pdf(reached, 2018, *beside_last_year(reached, 2018))

        NeighbourhoodFigure.objects.filter(pk=figure.pk).update(value=Decimal("12.5"))

        assert report.pdf(reached, 2018, *beside_last_year(reached, 2018)) != before


def test_an_exact_share_of_nobody_is_none():
    assert exact_share(0, 0) is None
    assert exact_share(1, 16) == Decimal("6.3")
