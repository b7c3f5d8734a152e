"""Areas: their streets, the list, the form, streets in no area, and reach per area."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.models import Undo
from contacts.area_figures import ELSEWHERE, reach_by_area, streets_outside
from contacts.models import Area, AreaStreet
from contacts.models.area import street_key
from tests.contacts.factories import make_area, make_household, make_resident
from tests.huisbezoeken.factories import make_visit


def typed(**fields):
    return {"name": "Marktkern", "kind": "sector", "streets": "Marktstraat\nKollegeplein"} | fields


def streets_of(area):
    return list(area.streets.values_list("name", flat=True))


class TestStreetKey:
    @pytest.mark.parametrize("name", ["Sint-Jansstraat", "SINT-JANSSTRAAT", " sint-jansstráát  "])
    def test_is_the_same_whatever_case_accents_and_spaces(self, name):
        assert street_key(name) == "sint-jansstraat"

    def test_two_areas_of_a_team_never_share_a_name_or_a_street(self, team):
        make_area(team=team, name="Zandberg", streets=["Dreef"])

        with pytest.raises(IntegrityError), transaction.atomic():
            make_area(team=team, name="ZANDBERG")
        with pytest.raises(IntegrityError), transaction.atomic():
            make_area(team=team, streets=["dréef"])
        assert make_area(name="Zandberg", streets=["Dreef"]).team != team


class TestForm:
    def test_makes_an_area_with_its_streets_and_a_code(self, as_coordinator, team):
        answer = as_coordinator.post(
            reverse("contacts:area_create"), typed(streets="Marktstraat; MARKTSTRAAT\n Kollegeplein ")
        )

        area = Area.objects.of(team).get()
        assert answer.url == area.get_absolute_url()
        assert (area.code, area.name, streets_of(area)) == ("GB-0001", "Marktkern", ["Kollegeplein", "Marktstraat"])
        assert AuditEvent.objects.filter(object_type="contacts.area", action="create").count() == 1

    def test_a_street_without_streets_covers_its_own_name(self, as_coordinator, team):
        as_coordinator.post(reverse("contacts:area_create"), typed(name="Leiekaai", kind="street", streets=""))

        assert streets_of(Area.objects.of(team).get()) == ["Leiekaai"]

    def test_changes_what_differs_and_keeps_the_shape(self, as_coordinator, team):
        area = make_area(team=team, streets=["Dreef", "Marktstraat"])
        shape = area.shape

        as_coordinator.post(
            reverse("contacts:area_edit", args=[area.pk]), typed(streets="Marktstraat\nPlein", version=1)
        )

        area.refresh_from_db()
        assert (area.name, area.version, area.shape, streets_of(area)) == (
            "Marktkern",
            2,
            shape,
            ["Marktstraat", "Plein"],
        )

    @pytest.mark.parametrize(
        ("fields", "field", "said"),
        [
            ({"name": "zandbérg"}, "name", "al een gebied"),
            ({"name": "\u0301"}, "name", "geen naam"),
            ({"name": "x" * 201}, "name", "200"),
            ({"streets": "DRÈEF"}, "streets", "ligt al in het gebied «Zandberg»"),
            ({"name": "Dreef", "kind": "street", "streets": ""}, "streets", "ligt al in het gebied «Zandberg»"),
            ({"streets": "x" * 201}, "streets", "200"),
            ({"streets": "\n".join(f"{n} {'x' * 190}" for n in range(60))}, "streets", "te veel straten"),
            ({"kind": "wijk"}, "kind", "wijk"),
        ],
    )
    def test_says_what_is_wrong_and_stores_nothing(self, as_coordinator, team, fields, field, said):
        make_area(team=team, name="Zandberg", streets=["Dreef"])

        answer = as_coordinator.post(reverse("contacts:area_create"), typed(**fields))

        assert answer.status_code == 200
        assert said in " ".join(answer.context["form"].errors[field])
        assert Area.objects.of(team).count() == 1

    def test_a_stale_one_shows_both_lists_of_streets(self, as_coordinator, team):
        area = make_area(team=team, name="Marktkern", streets=["Dreef"])
        Area.objects.filter(pk=area.pk).update(version=5)

        answer = as_coordinator.post(reverse("contacts:area_edit", args=[area.pk]), typed(version=1))

        assert ("Straten", "Kollegeplein, Marktstraat", "Dreef") in answer.context["form"].stale
        assert streets_of(area) == ["Dreef"]

    def test_signs_that_nobody_sees_are_left_out(self, as_coordinator, team):
        as_coordinator.post(reverse("contacts:area_create"), typed(name="Markt\u200bkern", streets="Dre\u202eef"))

        assert [str(area) for area in Area.objects.of(team)] == ["Marktkern"]
        assert streets_of(Area.objects.of(team).get()) == ["Dreef"]


class TestDeleting:
    def test_can_be_undone_with_its_streets(self, as_coordinator, team):
        area = make_area(team=team, streets=["Dreef"])

        answer = as_coordinator.post(reverse("contacts:area_delete", args=[area.pk]), follow=True)
        assert not Area.objects.of(team).exists()
        assert "Ongedaan maken" in answer.content.decode()

        as_coordinator.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))
        assert streets_of(Area.objects.of(team).get()) == ["Dreef"]


class TestList:
    def test_finds_by_name_and_by_street(self, as_worker, team):
        make_area(team=team, name="Zandberg", streets=["Dréef"])
        make_area(team=team, name="Noord")

        answer = as_worker.post(reverse("contacts:area_list"), {"q": "dreef"}, follow=True)

        assert [row["cells"][0]["text"] for row in answer.context["list"].rows] == ["Zandberg"]

    def test_tells_which_have_no_shape(self, as_worker, team):
        make_area(team=team, name="Zandberg", shape="")
        make_area(team=team)

        answer = as_worker.get(reverse("contacts:area_list"), {"vorm": "nee"})

        assert [row["cells"][0]["text"] for row in answer.context["list"].rows] == ["Zandberg"]

    def test_another_teams_areas_are_not_there(self, as_worker):
        make_area(name="Geheimveld", streets=["Stille Dreef"])

        assert "Geheimveld" not in as_worker.get(reverse("contacts:area_list")).content.decode()

    @pytest.mark.parametrize("number", [1, 40])
    def test_takes_as_many_queries_however_many_there_are(self, as_worker, team, number, django_assert_max_num_queries):
        for at in range(number):
            make_area(team=team, streets=[f"straat {at}", f"plein {at}"])

        with django_assert_max_num_queries(14):
            as_worker.get(reverse("contacts:area_list"))

    def test_a_page_tells_how_many_households_each_street_has(self, as_worker, team):
        area = make_area(team=team, streets=["Dreef", "Plein"])
        make_household(team=team, street="DREEF")

        answer = as_worker.get(reverse("contacts:area_detail", args=[area.pk]))

        assert answer.context["streets"] == [("Dreef", 1), ("Plein", 0)]


class TestStreetsOutside:
    def test_are_told_with_their_households_most_first(self, team):
        make_area(team=team, streets=["Marktstraat"])
        for street in ["Dreef", "dréef", "Plein", "Marktstraat", "", "Dreef"]:
            make_household(team=team, street=street)
        make_household(street="Verweg")

        assert streets_outside(team) == [("Dreef", 3), ("Plein", 1), ("", 1)]

    def test_are_added_to_an_area(self, as_coordinator, team):
        area = make_area(team=team, streets=["Marktstraat"])
        make_household(team=team, street="Dreef")

        as_coordinator.post(reverse("contacts:area_streets_add"), {"street": ["Dreef"], "area": area.pk})

        area.refresh_from_db()
        assert (streets_of(area), area.version) == (["Dreef", "Marktstraat"], 2)
        assert streets_outside(team) == []

    @pytest.mark.parametrize("posted", [{}, {"street": "Dreef"}, {"street": "Nergens", "area": "own"}, {"area": "own"}])
    def test_what_is_not_right_is_told_and_adds_nothing(self, as_coordinator, team, posted):
        area = make_area(team=team)
        make_household(team=team, street="Dreef")

        answer = as_coordinator.post(
            reverse("contacts:area_streets_add"), posted | ({"area": area.pk} if posted.get("area") else {})
        )

        assert answer.context["form"].errors
        assert not AreaStreet.objects.exists()

    def test_another_teams_area_gets_none(self, as_coordinator, team):
        other = make_area()
        make_household(team=team, street="Dreef")

        answer = as_coordinator.post(reverse("contacts:area_streets_add"), {"street": "Dreef", "area": other.pk})

        assert "area" in answer.context["form"].errors
        assert not AreaStreet.objects.exists()


class TestReach:
    def test_counts_residents_and_households_by_the_street_they_live_in(self, team):
        make_area(team=team, code="N", name="Noord", streets=["Dréef"])
        make_area(team=team, code="Z", name="Zuid", streets=["Plein"])
        home, away = make_household(team=team, street="DREEF"), make_household(team=team, street="Verweg")
        people = [make_resident(household=home), make_resident(household=home)]
        make_visit(household=home, residents=people, date=date(2018, 3, 1))
        make_visit(household=away, date=date(2018, 3, 1))
        make_visit(household=make_household(team=team, street="Plein"), date=date(2017, 3, 1))

        figures = reach_by_area(team, 2018)

        assert figures.residents == {"N": 2, "Z": 0, ELSEWHERE: 0}
        assert figures.households == {"N": 1, "Z": 0, ELSEWHERE: 1}

    def test_a_team_without_areas_counts_nothing(self, team):
        make_visit(team=team, date=date(2018, 3, 1))

        assert reach_by_area(team, 2018).residents == {}

    @pytest.mark.parametrize("number", [1, 30])
    def test_takes_four_queries(self, team, number, django_assert_num_queries):
        for at in range(number):
            make_area(team=team, streets=[f"straat {at}"])
            make_visit(household=make_household(team=team, street=f"straat {at}"), date=date(2018, 3, 1))

        with django_assert_num_queries(4):
            reach_by_area(team, 2018)
