"""The lists of people and partners: what they find, and at what cost."""

import io
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.contacts.factories import make_household, make_organisation, make_resident
from tests.huisbezoeken.factories import make_visit, make_visits

LISTS = [
    "contacts:resident_list",
    "contacts:household_list",
    "contacts:organisation_list",
    "contacts:referral_list",
    "huisbezoeken:list",
]


def shown(client, path, **params):
    """The first cell of each row."""
    page = client.get(reverse(path), params)
    return [row["cells"][0]["text"] for row in page.context["list"].rows]


class TestCost:
    @pytest.mark.parametrize("path", LISTS)
    def test_the_number_of_queries_does_not_grow_with_the_list(self, as_worker, team, path):
        def count():
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(reverse(path))
            return len(counted)

        make_visits(2, team=team)
        make_organisation(team=team)
        count()
        few = count()
        make_visits(30, team=team)
        for _ in range(30):
            make_organisation(team=team)

        assert count() == few
        assert few <= 12


class TestSearch:
    @pytest.mark.parametrize("query", ["cigdem", "DEMIRCI", "demirci cig", "3344", "emirc"])
    def test_residents_are_found_by_what_one_remembers(self, as_worker, team, query):
        make_resident(team=team, first_name="Çiğdem", last_name="Demirci", phone="0470 11 33 44")
        make_resident(team=team, first_name="Jan", last_name="Peeters")

        page = as_worker.post(reverse("contacts:resident_list"), {"q": query}, follow=True)

        assert [row["cells"][0]["text"] for row in page.context["list"].rows] == ["Çiğdem Demirci"]

    def test_the_words_stand_in_no_address(self, as_worker, team):
        response = as_worker.post(reverse("contacts:resident_list") + "?geslacht=f", {"q": "Demirci"})

        assert "emirci" not in response.url
        assert "geslacht=f" in response.url

    def test_a_household_is_found_by_street_and_member_together(self, as_worker, team):
        home = make_household(team=team, street="Forelstraat", number="12")
        make_resident(household=home, last_name="Demirci")
        make_household(team=team, street="Forelstraat", number="14")

        page = as_worker.post(reverse("contacts:household_list"), {"q": "forel demirci"}, follow=True)

        assert [row["cells"][0]["text"] for row in page.context["list"].rows] == ["Forelstraat 12"]


class TestFilters:
    def test_reached_in_a_year_counts_held_visits_only(self, as_worker, team):
        reached, refused = make_resident(team=team), make_resident(team=team)
        make_visit(household=reached.household, residents=[reached])
        make_visit(household=refused.household, residents=[refused], result="refused")

        assert shown(as_worker, "contacts:resident_list", bereikt=2018) == [str(reached)]
        assert shown(as_worker, "contacts:household_list", bereikt=2018) == [str(reached.household)]
        assert shown(as_worker, "contacts:resident_list", bezocht=2017) == []

    def test_ages_are_those_of_the_year_one_asks_about(self, as_worker, team):
        child = make_resident(team=team, birth_year=2001)
        make_visit(household=child.household, residents=[child])

        assert shown(as_worker, "contacts:resident_list", bereikt=2018, leeftijd="0-17") == [str(child)]
        assert shown(as_worker, "contacts:resident_list", bereikt=2018, leeftijd="18-34") == []

    def test_first_visited_is_the_first_held_visit_ever(self, as_worker, team):
        home = make_household(team=team)
        make_visit(household=home, date=date(2017, 5, 1))
        make_visit(household=home, date=date(2018, 5, 1))

        assert shown(as_worker, "contacts:household_list", eerste=2017) == [str(home)]
        assert shown(as_worker, "contacts:household_list", eerste=2018) == []

    def test_a_household_of_foreign_origin_has_one_such_member(self, as_worker, team):
        mixed, unknown, belgian, empty = (make_household(team=team) for _ in range(4))
        for home, origin in [(mixed, "SY"), (mixed, ""), (unknown, "BE"), (unknown, "-"), (belgian, "BE")]:
            make_resident(household=home, origin=origin)

        assert shown(as_worker, "contacts:household_list", herkomst="vreemd") == [str(mixed)]
        assert shown(as_worker, "contacts:household_list", herkomst="gekend") == [str(mixed), str(belgian)]
        assert shown(as_worker, "contacts:household_list", herkomst="onbekend") == [str(unknown), str(empty)]

    @pytest.mark.parametrize(
        ("start", "end", "counts"),
        [(date(2018, 12, 31), None, True), (date(2019, 1, 1), None, False), (None, date(2018, 5, 1), False)],
    )
    def test_an_agreement_counts_when_in_force_on_one_day(self, as_worker, team, start, end, counts):
        make_organisation(team=team, agreement_from=start, agreement_until=end)

        assert bool(shown(as_worker, "contacts:organisation_list", overeenkomst=2018)) is counts

    def test_what_narrows_stands_as_a_chip_that_can_be_taken_off(self, as_worker, team):
        page = as_worker.get(reverse("huisbezoeken:list"), {"jaar": 2018, "resultaat": "refused"})

        labels = [str(chip["label"]) for chip in page.context["list"].chips]
        assert labels == ["jaar: 2018", "resultaat: geweigerd"]
        assert "jaar" not in page.context["list"].chips[0]["url"]

    @pytest.mark.parametrize("path", LISTS)
    @pytest.mark.parametrize("value", ["x", "0", "10000", "9" * 30, "\x00", "-1", "' OR 1=1", "🦊"])
    def test_impossible_parameters_never_break_a_list(self, as_worker, team, path, value):
        names = as_worker.get(reverse(path)).context["list"].filterset.base_filters

        for name in [*names, "blz", "sorteer", "zoek", "onbekend"]:
            assert as_worker.get(reverse(path), {name: value}, follow=True).status_code == 200, name


class TestSortingAndPaging:
    def test_a_column_sorts_both_ways(self, as_worker, team):
        for name in ("Aerts", "Claes", "Baert"):
            make_resident(team=team, first_name="", last_name=name)

        assert shown(as_worker, "contacts:resident_list", sorteer="naam") == ["Aerts", "Baert", "Claes"]
        assert shown(as_worker, "contacts:resident_list", sorteer="-naam") == ["Claes", "Baert", "Aerts"]

    def test_fifty_a_page(self, as_worker, team):
        make_visits(51, team=team)

        first = as_worker.get(reverse("huisbezoeken:list")).context["list"]
        second = as_worker.get(first.next_url).context["list"]

        assert (len(first.rows), len(second.rows), first.count_label) == (50, 1, "51")
        assert second.next_url == ""


class TestExport:
    def test_only_what_is_filtered_with_typed_cells(self, as_coordinator, team):
        make_visit(team=team, date=date(2018, 6, 4))
        make_visit(team=team, date=date(2017, 6, 4))

        response = as_coordinator.post(
            reverse("huisbezoeken:list") + "?jaar=2018", {"purpose": "kerngroep", "format": "xlsx"}
        )

        rows = list(openpyxl.load_workbook(io.BytesIO(response.content)).active.values)
        assert len(rows) == 2
        assert rows[1][1].date() == date(2018, 6, 4)
        assert response["Content-Disposition"].startswith("attachment")

    def test_without_a_reason_nothing_leaves(self, as_coordinator, team):
        response = as_coordinator.post(reverse("huisbezoeken:list"), {"purpose": "", "format": "xlsx"})

        assert response.context["export_form"].errors["purpose"]

    def test_with_an_impossible_filter_nothing_leaves_either(self, as_coordinator, team):
        data = {"purpose": "kerngroep", "format": "xlsx"}

        response = as_coordinator.post(reverse("huisbezoeken:list") + "?jaar=abc", data)

        assert response.context["export_form"].errors

    def test_workers_take_nothing_along(self, as_worker, team):
        data = {"purpose": "voor mij", "format": "csv"}

        assert as_worker.post(reverse("contacts:resident_list"), data).status_code == 403


def test_a_filter_swaps_only_the_region(as_worker, team):
    page = as_worker.get(reverse("huisbezoeken:list"), headers={"HX-Request": "true"})

    assert "<html" not in page.content.decode()
    assert 'id="lijst"' in page.content.decode()


def test_an_empty_list_offers_to_make_the_first(as_worker, team):
    assert "Nog geen huisbezoeken" in as_worker.get(reverse("huisbezoeken:list")).content.decode()
