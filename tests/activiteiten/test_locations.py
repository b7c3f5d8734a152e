"""The team's list of places."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activiteiten.models import Location
from buurtwerk.core.models import Undo
from tests.accounts.factories import make_team
from tests.activiteiten.factories import make_activity, make_location, make_session

LIST = "/activiteiten/plaatsen/"
NEW = "/activiteiten/plaatsen/nieuw/"


def sent(client, url=NEW, **fields):
    form = client.get(url).context["form"]
    token = {"form_token": form.token.signed(), "version": form.initial.get("version") or ""}
    return client.post(url, token | fields, follow=True)


def edit(place):
    return reverse("activiteiten:location_edit", args=[place.pk])


def cells(client, url=LIST, **params):
    page = client.get(url, params).context["list"]
    return [tuple(cell["text"] for cell in row["cells"]) for row in page.rows]


class TestWriting:
    def test_a_name_is_enough(self, as_worker, worker, team):
        sent(as_worker, name="  GS9 ")

        place = Location.objects.get()
        assert (place.name, place.address, place.team, place.updated_by) == ("GS9", "", team, worker)

    def test_name_and_address_change(self, as_worker, team):
        place = make_location(team=team, name="GS9")

        sent(as_worker, edit(place), name="gs9", address="Gentsestraat 9")

        place.refresh_from_db()
        assert (place.name, place.address, place.version) == ("gs9", "Gentsestraat 9", 2)

    @pytest.mark.parametrize("name", ["École du quartier", "école DU QUARTIER", " école  du quartier "])
    def test_a_name_stands_in_the_list_once_whatever_its_capitals(self, as_worker, team, name):
        make_location(team=team, name="École du quartier")

        page = sent(as_worker, name=name)

        assert page.context["form"].errors["name"] == ["Deze plaats staat al in de lijst."]
        assert Location.objects.count() == 1

    def test_another_team_may_have_one_of_the_same_name(self, as_worker, team):
        make_location(team=make_team(), name="GS9")

        sent(as_worker, name="GS9")

        assert Location.objects.filter(team=team).count() == 1

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"name": ""}, "name"),
            ({"name": "\u200b"}, "name"),
            ({"name": "x" * 201}, "name"),
            ({"name": "GS9", "address": "x" * 201}, "address"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field(self, as_worker, team, fields, field):
        assert sent(as_worker, **fields).context["form"].errors[field]
        assert not Location.objects.exists()


class TestList:
    def test_each_place_tells_its_address_and_what_takes_place_there(self, as_worker, team):
        hall = make_location(team=team, name="GS9", address="Gentsestraat 9")
        school = make_location(team=team, name="de school")
        weekly = make_activity(team=team, location=hall)
        make_session(activity=weekly)
        make_session(activity=weekly, location=school)
        make_session(activity=weekly, cancelled_because="ziek")
        make_session(team=team)
        make_location(team=make_team(), name="elders")

        assert cells(as_worker) == [("de school", "", "0", "1"), ("GS9", "Gentsestraat 9", "1", "1")]

    def test_it_is_searched_by_name_and_address(self, as_worker, team):
        make_location(team=team, name="Café Plein", address="Marktstraat 3")
        make_location(team=team, name="GS9")

        page = as_worker.post(LIST, {"q": "cafe markt"}, follow=True)

        assert [row["cells"][0]["text"] for row in page.context["list"].rows] == ["Café Plein"]

    @pytest.mark.parametrize(("use", "expected"), [("ja", {"zaal", "plein"}), ("nee", {"leeg"})])
    def test_it_is_filtered_by_use(self, as_worker, team, use, expected):
        make_activity(team=team, location=make_location(team=team, name="zaal"))
        make_session(team=team, location=make_location(team=team, name="plein"))
        make_location(team=team, name="leeg")

        assert {row[0] for row in cells(as_worker, gebruik=use)} == expected

    def test_the_number_of_queries_does_not_grow(self, as_worker, team):
        def count():
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(LIST)
            return len(counted)

        make_session(team=team, location=make_location(team=team))
        count()
        few = count()
        for _ in range(20):
            make_session(team=team, location=make_location(team=team))

        assert count() == few <= 12

    def test_an_empty_list_says_what_goes_there(self, as_worker):
        assert "Nog geen plaatsen" in as_worker.get(LIST).content.decode()


class TestDeleting:
    def test_it_can_be_undone(self, as_worker, team):
        place = make_location(team=team, name="GS9")

        as_worker.post(reverse("activiteiten:location_delete", args=[place.pk]))
        assert not Location.objects.exists()
        as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert Location.objects.get() == place

    def test_one_that_is_used_stays_and_it_says_why(self, as_worker, team):
        place = make_location(team=team)
        make_session(activity=make_activity(team=team, location=place), location=place)

        page = as_worker.post(reverse("activiteiten:location_delete", args=[place.pk]), follow=True)

        assert "er hangen nog activiteiten, sessies aan" in page.content.decode()
        assert (page.context["activities"], page.context["sessions"]) == (1, 1)
        assert Location.objects.get() == place
