"""The search over everything: who finds what, what it shows of them, and what it leaves behind."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.accounts.roles import Permission, Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.home import searching
from contacts.models import Resident
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_household, make_organisation, make_resident

SUGGEST = "/zoeken/suggesties/"


def suggested(client, query):
    return client.post(SUGGEST, {"q": query}).content.decode()


def searched(client, query):
    """The page of results: its groups by title, each a list of labels."""
    page = client.post(reverse("home:search"), {"q": query}, follow=True)
    return {str(group.source.title): [hit.label for hit in group.hits] for group in page.context["groups"]}


@pytest.fixture
def cigdem(team):
    home = make_household(team=team, street="Forelstraat", number="12")
    fields = {"first_name": "Çiğdem", "last_name": "Demirci", "phone": "0470 11 45 12", "birth_year": 1979}
    return make_resident(household=home, **fields)


class TestFinding:
    @pytest.mark.parametrize("query", ["cigdem", "ÇİĞDEM", "demirci cig", "4512", "emirc", "  çiğdem  "])
    def test_accents_case_order_and_parts_do_not_matter(self, as_worker, cigdem, team, query):
        make_resident(team=team, first_name="Noor", last_name="Peeters", phone="0470 99 88 77")

        assert searched(as_worker, query) == {"Bewoners": ["Çiğdem Demirci"]}
        assert "Çiğdem Demirci" in suggested(as_worker, query)

    @pytest.mark.parametrize("query", ["elamrani", "el amrani", "El-Amrani", "amrani youssef"])
    def test_names_in_parts_find_each_other(self, as_worker, team, query):
        make_resident(team=team, first_name="Youssef", last_name="El-Amrani")

        assert searched(as_worker, query) == {"Bewoners": ["Youssef El-Amrani"]}

    def test_a_line_tells_two_people_of_one_name_apart(self, as_worker, worker, cigdem):
        Resident.objects.update(last_contact_on=date(2019, 6, 4), worker_in_charge=worker)

        page = suggested(as_worker, "demirci")

        assert f"°1979 · Forelstraat 12 · laatst 4 juni 2019 · {worker}" in page

    def test_households_are_found_by_address_and_partners_by_name(self, as_worker, cigdem, team):
        make_organisation(team=team, name="De Forel vzw", kind="welfare")

        assert searched(as_worker, "forel") == {"Gezinnen": ["Forelstraat 12"], "Partners": ["De Forel vzw"]}
        assert "Çiğdem Demirci" in suggested(as_worker, "forelstraat 12")

    def test_names_that_begin_so_come_before_those_that_hold_it(self, as_worker, team):
        for first, last in [("Marjan", "Aerts"), ("Ann", "Janssens"), ("Jan", "Zoetaert")]:
            make_resident(team=team, first_name=first, last_name=last)

        assert searched(as_worker, "jan") == {"Bewoners": ["Ann Janssens", "Jan Zoetaert", "Marjan Aerts"]}

    def test_one_of_that_very_name_is_not_lost_behind_many_that_hold_it(self, as_worker, team):
        for _ in range(120):
            make_resident(team=team, first_name="Marjan", last_name="Aerts", phone="0470 45 12 99")
        make_resident(team=team, first_name="Jan", last_name="Zoetaert", phone="0499 99 45 12")

        for query in ("jan", "4512"):
            assert searched(as_worker, query)["Bewoners"][0] == "Jan Zoetaert"

    @pytest.mark.parametrize("query", ["+32470114512", "+32 470 11 45 12", "0032470114512", "+32 (0)470/11.45.12"])
    def test_a_number_as_a_phone_writes_it_is_the_same(self, as_worker, cigdem, query):
        assert searched(as_worker, query) == {"Bewoners": ["Çiğdem Demirci"]}

    @pytest.mark.parametrize("query", ["nowak deerlijkse", "deerlijkse 157 zoë", "zoe nowak deerlijksestraat"])
    def test_a_name_with_a_street_finds_who_lives_there(self, as_worker, team, query):
        home = make_household(team=team, street="Deerlijksestraat", number="157")
        make_resident(household=home, first_name="Zoë", last_name="Nowak")
        make_resident(team=team, first_name="Zoë", last_name="Nowak-Peeters")

        assert searched(as_worker, query)["Bewoners"] == ["Zoë Nowak"]

    def test_while_typing_five_of_each_show_and_a_page_shows_twenty(self, as_worker, team):
        for _ in range(25):
            make_resident(team=team, last_name="Demirci")

        assert suggested(as_worker, "demirci").count("<li>") == 5
        assert "er zijn er meer" in suggested(as_worker, "demirci")
        assert len(searched(as_worker, "demirci")["Bewoners"]) == 20

    @pytest.mark.parametrize("query", ["", "d", " - ", "😀", "\x00", "\u202e"])
    def test_too_little_to_go_by_finds_nobody(self, as_worker, cigdem, query):
        assert searched(as_worker, query) == {}
        assert "Demirci" not in suggested(as_worker, query)

    @pytest.mark.parametrize("query", ["x" * 100_000, "a " * 50_000, "de%", "d_m", "'; --", "d\x00e", "demirci 😀"])
    def test_unusual_input_is_just_text(self, as_worker, cigdem, query):
        assert as_worker.post(SUGGEST, {"q": query}).status_code == 200
        assert as_worker.post(reverse("home:search"), {"q": query}, follow=True).status_code == 200

    def test_the_page_links_to_lists_that_search_for_the_same(self, as_worker, cigdem):
        page = as_worker.post(reverse("home:search"), {"q": "demirci"}, follow=True)
        mark = page.context["mark"]

        found = as_worker.get(reverse("contacts:resident_list"), {"zoek": mark})

        assert f"/contacten/bewoners/?zoek={mark}" in page.content.decode()
        assert [row["cells"][0]["text"] for row in found.context["list"].rows] == ["Çiğdem Demirci"]

    def test_nothing_found_offers_to_make_somebody_new(self, as_worker):
        page = as_worker.post(reverse("home:search"), {"q": "demirci"}, follow=True).content.decode()

        assert "Niets gevonden" in page
        assert reverse("contacts:resident_create") in page

    def test_an_address_of_another_session_shows_no_words_and_nobody(self, as_worker, cigdem):
        page = as_worker.get(reverse("home:search"), {"zoek": "0a1b2c3d"})

        assert page.context["groups"] == []


class TestRights:
    def test_another_teams_people_never_show(self, client, cigdem):
        client.force_login(make_member(make_team()))

        assert searched(client, "demirci") == {}
        assert "Demirci" not in suggested(client, "demirci")

    @pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.READER])
    def test_who_may_see_nobody_has_no_search(self, client, team, role):
        client.force_login(make_member(team, role))

        assert 'role="search"' not in client.get("/").content.decode()
        assert client.post(SUGGEST, {"q": "demirci"}).status_code == 403

    def test_the_words_stand_in_no_address(self, as_worker):
        response = as_worker.post(reverse("home:search"), {"q": "Demirci"})

        assert response.url.startswith("/zoeken/?zoek=")
        assert "emirci" not in response.url
        assert as_worker.get(SUGGEST, {"q": "Demirci"}).status_code == 405

    def test_a_post_without_a_token_is_refused(self, worker):
        from django.test import Client

        strict = Client(enforce_csrf_checks=True)
        strict.force_login(worker)

        assert strict.post(SUGGEST, {"q": "demirci"}).status_code == 403


class TestTrail:
    def test_one_event_names_exactly_who_was_shown(self, as_worker, cigdem, team):
        neighbour = make_resident(household=make_household(team=team, street="Demircistraat"), last_name="Peeters")
        make_resident(team=team, last_name="Janssens")

        suggested(as_worker, "demirci")

        event = AuditEvent.objects.get()
        assert (event.action, event.residents) == ("search", sorted([cigdem.pk, neighbour.pk]))

    def test_the_page_of_results_leaves_one_too(self, as_worker, cigdem):
        searched(as_worker, "demirci")

        assert list(AuditEvent.objects.values_list("action", "residents")) == [("search", [cigdem.pk])]

    def test_of_more_than_fit_only_those_that_show_are_named(self, as_worker, team):
        for _ in range(8):
            make_resident(team=team, last_name="Demirci")

        suggested(as_worker, "demirci")

        assert len(AuditEvent.objects.get().residents) == 5

    @pytest.mark.parametrize("path", ["home:search", "home:search_suggest"])
    def test_what_cannot_be_recorded_is_not_shown(self, as_worker, cigdem, monkeypatch, path):
        from django.db import DatabaseError

        def refuse(**fields):
            raise DatabaseError

        monkeypatch.setattr(AuditEvent.objects, "create", refuse)
        response = as_worker.post(reverse(path), {"q": "demirci"}, follow=True)

        assert response.status_code == 503
        assert "Çiğdem" not in response.content.decode()


class TestCost:
    @pytest.mark.parametrize("show", [suggested, searched])
    def test_the_number_of_queries_does_not_grow(self, as_worker, team, show):
        def count():
            with CaptureQueriesContext(connection) as counted:
                show(as_worker, "haddad")
            return len(counted)

        def add(number):
            for _ in range(number):
                make_resident(household=make_household(team=team, street="Haddadstraat"))
                make_organisation(team=team, name="Haddad")

        add(1)
        count()
        few = count()
        add(30)

        assert count() == few <= 20

    def test_a_letter_more_asks_eleven_times_at_most(self, as_worker, team):
        make_resident(household=make_household(team=team, street="Haddadstraat"))
        suggested(as_worker, "haddad")

        with CaptureQueriesContext(connection) as counted:
            suggested(as_worker, "haddad")

        assert len(counted) <= 11


class TestRegistry:
    @pytest.fixture
    def of_a_made_up_app(self, monkeypatch):
        monkeypatch.setattr(searching, "_sources", list(searching._sources))

        @searching.source(title="Verhalen", icon="journal-text", permission=Permission.EXPORT, order=5)
        def stories(team, query, limit):
            return [searching.Hit(f"Verhaal over {query}", "/verhaal/", (str(team),))]

    def test_what_an_app_adds_is_found_without_a_line_changed_below_it(self, as_coordinator, of_a_made_up_app):
        assert searched(as_coordinator, "de tuin") == {"Verhalen": ["Verhaal over de tuin"]}
        assert "Verhaal over de tuin" in suggested(as_coordinator, "de tuin")

    def test_a_source_is_not_even_asked_for_who_lacks_its_right(self, as_worker, of_a_made_up_app):
        assert searched(as_worker, "de tuin") == {}
