"""Figures of the neighbourhood: the model, the form, the list, the page of one, deleting, and the sheet."""

from decimal import Decimal

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.models import Draft, Undo
from contacts.models import Area
from rapportage.models import NeighbourhoodFigure, Reach
from rapportage.neighbourhood.numbers import number_in, number_text
from tests.accounts.factories import make_team
from tests.contacts.factories import make_area
from tests.rapportage.factories import make_figure
from tests.rapportage.test_figures import HARELBEKE
from tests.registers.books import bring_in, counts, exported

SHEET = "Wijkcijfers"
HEADER = ["indicator", "gebied", "jaar", "waarde", "eenheid", "bron", "zet naast"]


def typed(**fields):
    return {"indicator": "aandeel huurders", "year": "2018", "value": "31,5", "unit": "%", "source": "stad"} | fields


def create(client, **fields):
    return client.post(reverse("rapportage:figure_create"), typed(**fields))


def book(*rows, header=HEADER):
    return {SHEET: [header, *rows]}


class TestOnce:
    @pytest.mark.parametrize("name", ["Inwoners", "INWONERS", " inwoners "])
    def test_the_whole_neighbourhood_has_a_figure_once(self, team, name):
        make_figure(team=team, indicator="Inwoners")

        with pytest.raises(IntegrityError), transaction.atomic():
            make_figure(team=team, indicator=name)

    def test_so_has_an_area(self, team):
        area = make_area(team=team)
        make_figure(team=team, area=area)

        with pytest.raises(IntegrityError), transaction.atomic():
            make_figure(team=team, area=area)

    def test_another_area_year_or_team_has_its_own(self, team):
        make_figure(team=team)

        make_figure(team=team, area=make_area(team=team))
        make_figure(team=team, year=2017)
        make_figure()

        assert NeighbourhoodFigure.objects.of(team).count() == 3

    def test_the_database_takes_no_year_that_is_none(self, team):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_figure(team=team, year=0)


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "number"),
        [("5230", "5230"), ("11,4", "11.4"), ("11.40", "11.4"), ("-0,35", "-0.35"), ("−2", "-2"), ("-0", "0")],
    )
    def test_are_read_with_a_comma_or_a_point(self, text, number):
        assert number_in(text) == Decimal(number)

    @pytest.mark.parametrize("text", ["5.230", "1.250,00", "1 250", "12,345", "12,", ",5", "1e3", "9" * 13, "½", "٣"])
    def test_are_never_guessed(self, text):
        assert number_in(text) is None

    def test_are_shown_the_flemish_way(self):
        assert number_text(Decimal("5230.00"), "personen") == "5.230\u00a0personen"
        assert number_text(Decimal("11.40"), "%") == "11,4\u00a0%"
        assert number_text(Decimal("-0.35")) == "-0,35"
        assert number_text(Decimal("999999999999.99")) == "999.999.999.999,99"


class TestForm:
    def test_makes_a_figure_and_leaves_a_trace(self, as_coordinator, team):
        area = make_area(team=team)

        answer = create(as_coordinator, area=area.pk, value="-3.25", reach="tenants", indicator="  aandeel   huurders ")

        figure = NeighbourhoodFigure.objects.of(team).get()
        assert answer.url == figure.get_absolute_url()
        assert (figure.indicator, figure.area, figure.value) == ("aandeel huurders", area, Decimal("-3.25"))
        assert AuditEvent.objects.filter(object_type="rapportage.neighbourhoodfigure", action="create").count() == 1

    def test_changes_one(self, as_coordinator, team):
        figure = make_figure(team=team)
        page = as_coordinator.get(reverse("rapportage:figure_edit", args=[figure.pk]))
        shown = page.context["form"]["value"].value()

        as_coordinator.post(
            reverse("rapportage:figure_edit", args=[figure.pk]), typed(indicator=figure.indicator, version=1)
        )

        figure.refresh_from_db()
        assert (shown, figure.value, figure.version) == ("11,4", Decimal("31.5"), 2)

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("indicator", "", "verplicht"),
            ("indicator", "\u200b", "verplicht"),
            ("indicator", "x" * 201, "200"),
            ("year", "", "verplicht"),
            ("year", "vorig jaar", "geheel getal"),
            ("year", "0", "kan niet kloppen"),
            ("year", "218", "kan niet kloppen"),
            ("year", "99999", "kan niet kloppen"),
            ("year", "9" * 5000, "geheel getal"),
            ("value", "", "verplicht"),
            ("value", "5.230", "zoals 5230"),
            ("value", "12,345", "zoals 5230"),
            ("value", "11,4 %", "zoals 5230"),
            ("value", "9" * 13, "zoals 5230"),
            ("value", "NaN", "zoals 5230"),
            ("unit", "x" * 201, "200"),
            ("source", " ", "waar het cijfer vandaan komt"),
            ("source", "x" * 201, "200"),
            ("area", "999999", "geldige"),
            ("reach", "everything", "geldige"),
        ],
    )
    def test_refuses_what_is_wrong_and_loses_nothing(self, as_coordinator, field, value, said):
        answer = create(as_coordinator, **{field: value, "unit": value if field == "unit" else "personen"})

        assert said in " ".join(answer.context["form"].errors[field])
        assert b'value="personen"' in answer.content or field == "unit"
        assert not NeighbourhoodFigure.objects.exists()

    def test_refuses_what_is_there_already(self, as_coordinator, team):
        make_figure(team=team, indicator="Aandeel huurders")

        answer = create(as_coordinator)

        assert "staat er al voor de hele wijk" in answer.context["form"].errors["year"][0]

    def test_keeps_a_year_that_came_with_the_workbook(self, as_coordinator, team):
        figure = make_figure(team=team, year=1500)

        as_coordinator.post(
            reverse("rapportage:figure_edit", args=[figure.pk]), typed(year="1500", version=1, value="3")
        )

        figure.refresh_from_db()
        assert figure.value == 3

    def test_offers_and_takes_areas_of_the_own_team_only(self, as_coordinator):
        answer = create(as_coordinator, area=make_area(name="Elders").pk)

        assert "area" in answer.context["form"].errors
        assert b"Elders" not in as_coordinator.get(reverse("rapportage:figure_create")).content

    def test_a_stale_save_shows_both(self, as_coordinator, team):
        figure = make_figure(team=team, source="Statbel", version=2)

        answer = as_coordinator.post(reverse("rapportage:figure_edit", args=[figure.pk]), typed(version=1))

        assert "Statbel" in answer.content.decode()
        assert Draft.objects.count() == 1


class TestPages:
    def test_the_list_searches_and_filters(self, as_worker, team):
        make_figure(team=team, area=make_area(team=team, name="Zandberg"))
        make_figure(team=team, indicator="inwoners", year=2017, source="")
        make_figure(indicator="van een ander team")

        def shown(**params):
            rows = as_worker.get(reverse("rapportage:figure_list"), params).context["list"].raw_rows
            return [row["indicator"] for row in rows]

        both = ["aandeel eenoudergezinnen", "inwoners"]
        assert shown() == both
        assert (
            shown(gebied="wijk") == shown(jaar="2017") == shown(bron="nee") == shown(indicator="inwoners") == both[1:]
        )
        assert shown(jaar="2018") == shown(bron="ja") == both[:1]
        answer = as_worker.post(reverse("rapportage:figure_list"), {"q": "zandb"}, follow=True)
        assert [row["indicator"] for row in answer.context["list"].raw_rows] == both[:1]

    def test_the_list_asks_as_much_whatever_its_length(self, as_worker, team, django_assert_max_num_queries):
        for year in range(1990, 2020):
            make_figure(team=team, year=year, area=make_area(team=team))

        with django_assert_max_num_queries(14):
            as_worker.get(reverse("rapportage:figure_list"))

    def test_the_list_goes_along_as_a_file(self, as_coordinator, team):
        make_figure(team=team, indicator="=1+1")

        answer = as_coordinator.post(reverse("rapportage:figure_list"), {"purpose": "nota", "format": "csv"})

        assert "'=1+1;de hele wijk;2018;11,4\u00a0%;stad" in answer.content.decode("utf-8-sig")

    def test_a_figure_stands_beside_its_other_years_and_areas(self, as_worker, team, django_assert_max_num_queries):
        figure = make_figure(team=team)
        make_figure(team=team, year=2017, value=Decimal("10.9"), source="")
        make_figure(team=team, area=make_area(team=team, name="Zandberg"))

        with django_assert_max_num_queries(10):
            text = as_worker.get(figure.get_absolute_url()).content.decode()

        assert all(said in text for said in ("10,9", "Zandberg", "niet genoteerd", "van de bereikte gezinnen"))
        assert "Verwijderen" not in text

    def test_one_that_is_deleted_comes_back(self, as_coordinator, team):
        figure = make_figure(team=team, value=Decimal("-3.25"))

        as_coordinator.post(reverse("rapportage:figure_delete", args=[figure.pk]))
        gone = not NeighbourhoodFigure.objects.exists()
        as_coordinator.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert gone
        assert NeighbourhoodFigure.objects.get().value == Decimal("-3.25")

    def test_an_area_with_figures_stays(self, as_coordinator, team):
        area = make_figure(team=team, area=make_area(team=team)).area

        answer = as_coordinator.post(reverse("contacts:area_delete", args=[area.pk]), follow=True)

        assert "er hangen nog wijkcijfers aan" in answer.content.decode()


class TestSheet:
    def test_the_bundled_cells_come_out_as_they_went_in(self, team):
        bring_in(team, HARELBEKE.read_bytes(), form=bytes)
        sheet = openpyxl.load_workbook(HARELBEKE)[SHEET]
        header, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]

        told, *out = exported(team)[SHEET]

        places = [told.index(title) for title in header]
        assert [[row[place] for place in places] for row in out] == rows

    def test_an_area_goes_by_its_name_and_may_come_in_the_same_workbook(self, team):
        areas = {"Gebieden": [["gebied", "naam"], ["G1", "Zandberg"]]}

        bring_in(team, areas | book(["inwoners", "ZANDBERG", 2018, -3.5, "personen", "stad", "niets"]))

        figure = NeighbourhoodFigure.objects.get()
        assert (figure.area.name, figure.value, figure.reach) == ("Zandberg", Decimal("-3.5"), Reach.NOTHING)
        assert (figure.key, figure.search_key) == ("inwoners", "inwoners personen stad")

    def test_a_renamed_area_keeps_its_figures(self, team):
        area = make_area(team=team, code="G1", name="Zandberg")
        make_figure(team=team, area=area)
        areas = {"Gebieden": [["gebied", "naam"], ["G1", "Zavelberg"]]}

        plan = bring_in(team, areas | book(["aandeel eenoudergezinnen", "Zavelberg", 2018, 12, "%", "stad", None]))

        assert counts(plan)[SHEET] == (0, 1, 0)
        assert NeighbourhoodFigure.objects.get().value == 12

    def test_nothing_changes_the_second_time(self, team):
        rows = book(["inwoners", None, 2018, 5230, None, None, None], ["60+", None, 2018, "26,4", "%", "stad", None])
        bring_in(team, rows)

        assert counts(bring_in(team, rows))[SHEET] == (0, 0, 2)

    def test_a_missing_column_leaves_what_is_stored(self, team):
        make_figure(team=team, reach=Reach.NOTHING)

        bring_in(team, book(["Aandeel eenoudergezinnen", 2018, 12], header=["indicator", "jaar", "waarde"]))

        figure = NeighbourhoodFigure.objects.get()
        assert (figure.value, figure.unit, figure.source, figure.reach) == (12, "%", "stad", Reach.NOTHING)

    def test_an_area_that_is_new_is_made_once_and_goes_out_with_the_rest(self, team):
        rows = [["inwoners", where, 2018, 1, None, None, None] for where in ("Zandberg", None)]
        rows += [["60+", "ZANDBERG ", 2018, 2, None, None, None]]

        bring_in(team, book(*rows))
        again = bring_in(team, book(*rows))
        bring_in(other := make_team(), exported(team))

        assert [str(area) for area in Area.objects.of(team)] == ["Zandberg"]
        assert counts(again)[SHEET] == (0, 0, 3)
        assert exported(other)[SHEET] == exported(team)[SHEET]
        assert exported(other)["Gebieden"] == exported(team)["Gebieden"]

    def test_another_workbook_of_the_same_team_exports_the_same(self, team):
        bring_in(team, book(["inwoners", None, 1, "999999999999,99", "x" * 200, "y" * 200, "vrouwen"]))

        elsewhere = make_team()
        bring_in(elsewhere, exported(team))

        assert exported(elsewhere)[SHEET] == exported(team)[SHEET]


def test_the_demo_has_figures_of_years_and_areas(db):
    from buurtwerk.registers.demo_team import make

    make()
    figures = NeighbourhoodFigure.objects.filter(team__slug="harelbeke")

    assert set(figures.values_list("year", flat=True)) >= {2017, 2018}
    assert figures.exclude(area=None).count() > 5
    assert not figures.filter(source="").exists()
