"""Lists under a name: kept, shared, pinned; for whom, and what is not kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.accounts.models import Membership
from buurtwerk.accounts.roles import Role
from buurtwerk.core.models import PinnedFilter, SavedFilter, Undo
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_resident

RESIDENTS = "/contacten/bewoners/"
CREATE = "/filters/bewaren/"
MEMBERS = "/account/team/"  # a list that only coordinators see


def keep(client, **fields):
    given = {"path": RESIDENTS, "query": "geslacht=f", "shown": "geslacht=f&zoek=0a1b", "name": "Vrouwen"}
    return client.post(CREATE, given | fields, follow=True)


def said(page):
    return " ".join(str(message) for message in page.context["messages"])


@pytest.fixture
def colleague(client, team):
    """A function that signs in as somebody else of the team."""

    def sign_in(role=Role.WORKER):
        user = make_member(team, role)
        client.force_login(user)
        return user

    return sign_in


def make_filter(user, team, **fields):
    given = {"name": "Vrouwen", "path": RESIDENTS, "query": "geslacht=f"} | fields
    return SavedFilter.objects.create(user=user, team=team, **given)


class TestKeeping:
    def test_a_filtered_list_is_kept_and_shown_again_as_it_was(self, as_worker, team):
        make_resident(team=team)

        page = keep(as_worker)

        assert page.request["PATH_INFO"] == RESIDENTS
        assert page.request["QUERY_STRING"] == "geslacht=f&zoek=0a1b"
        assert "De filter «Vrouwen» is bewaard." in said(page)
        assert SavedFilter.objects.get().get_absolute_url() == f"{RESIDENTS}?geslacht=f"

    @pytest.mark.parametrize(
        "name",
        [
            "contacts:resident_list",
            "contacts:household_list",
            "contacts:organisation_list",
            "contacts:referral_list",
            "huisbezoeken:list",
            "huisbezoeken:follow_up_list",
            "huisbezoeken:signal_list",
        ],
    )
    def test_every_list_can_be_kept(self, as_worker, name):
        page = keep(as_worker, path=reverse(name), shown="")

        assert page.request["PATH_INFO"] == reverse(name)
        assert 'class="chip" href="' + SavedFilter.objects.get().get_absolute_url() in page.content.decode()

    def test_the_list_offers_what_narrows_and_orders_it_and_nothing_else(self, as_worker, team):
        make_resident(team=team, last_name="Demirci")
        found = as_worker.post(RESIDENTS, {"q": "demirci"})

        page = as_worker.get(f"{found.url}&geslacht=f&leeftijd=ooit&sorteer=-naam&blz=1&vreemd=1")

        assert page.context["list"].savable == "geslacht=f&sorteer=-naam"
        assert "Filters bewaren" in page.content.decode()

    def test_a_list_that_only_searches_has_nothing_to_keep(self, as_worker, team):
        make_resident(team=team, last_name="Demirci")

        page = as_worker.post(RESIDENTS, {"q": "demirci"}, follow=True)

        assert "Filters bewaren" not in page.content.decode()

    def test_the_menu_follows_the_filters_when_only_the_list_is_swapped(self, as_worker, team):
        make_resident(team=team)

        region = as_worker.get(f"{RESIDENTS}?geslacht=m", headers={"HX-Request": "true"}).content.decode()

        assert 'name="query" value="geslacht=m"' in region

    def test_search_words_marks_and_page_numbers_are_left_out(self, as_worker):
        keep(as_worker, query="zoek=0a1b&blz=3&geslacht=f&leeftijd=")

        assert SavedFilter.objects.get().query == "geslacht=f"

    def test_the_same_name_again_brings_it_up_to_date(self, as_worker):
        keep(as_worker, share="on", pin="on")

        page = keep(as_worker, query="geslacht=m")

        kept = SavedFilter.objects.get()
        assert "bestond al en is bijgewerkt" in said(page)
        assert (kept.query, kept.is_shared, kept.pins.count()) == ("geslacht=m", True, 1)

    @pytest.mark.parametrize(
        ("fields", "answer"),
        [
            ({"name": ""}, "Geef de filter een naam."),
            ({"name": " \u200b "}, "Geef de filter een naam."),
            ({"name": "x" * 61}, "Een naam telt hoogstens 60 tekens."),
            ({"name": "x" * 100_000}, "Een naam telt hoogstens 60 tekens."),
            ({"name": "a\x00b"}, "Niet bewaard."),
            ({"query": ""}, "Er is niets gefilterd of gesorteerd om te bewaren."),
            ({"query": "zoek=0a1b"}, "Er is niets gefilterd of gesorteerd om te bewaren."),
            ({"query": "naam=Samira"}, "Er is niets gefilterd of gesorteerd om te bewaren."),
            ({"query": "geslacht=" + "x" * 600}, "te veel filters"),
            ({"query": "a=1&" * 50_000}, "te veel filters"),
            ({"query": "a=\x00"}, "Niet bewaard."),
        ],
    )
    def test_what_cannot_be_kept_says_why_and_leads_back_to_the_list(self, as_worker, fields, answer):
        page = keep(as_worker, **fields)

        assert answer in said(page)
        assert page.request["PATH_INFO"] == RESIDENTS
        assert page.request["QUERY_STRING"] == "geslacht=f&zoek=0a1b"
        assert not SavedFilter.objects.exists()

    @pytest.mark.parametrize(
        "path",
        [
            "",
            "//elders.example/",
            "https://elders.example/",
            "/bestaat-niet/",
            "/contacten/bewoners/1/",
            "/contacten/bewoners/\x00",
            "/healthz",
            MEMBERS,
            "/" + "x" * 100_000,
            "😀",
        ],
    )
    def test_only_lists_that_one_may_see_can_be_kept(self, as_worker, path):
        page = keep(as_worker, path=path)

        assert "Deze lijst bestaat niet, of je mag ze niet zien." in said(page)
        assert page.request["PATH_INFO"] == reverse("home:saved_filter_list")
        assert not SavedFilter.objects.exists()

    def test_names_may_hold_anything_that_can_be_read(self, as_worker):
        page = keep(as_worker, name="<b>Çiğdem’s 😀</b>")

        assert "&lt;b&gt;Çiğdem’s 😀&lt;/b&gt;" in page.content.decode()

    def test_posted_fields_that_are_not_asked_change_nothing(self, as_worker, worker, team):
        other = make_member(make_team())

        keep(as_worker, user=other.pk, team=other.pk, id=77)

        assert SavedFilter.objects.get().user == worker
        assert SavedFilter.objects.get().team == team


class TestSharing:
    def test_only_shared_ones_stand_above_the_list_of_colleagues(self, client, worker, team, colleague):
        make_filter(worker, team, name="Alleen van mij")
        make_filter(worker, team, name="Van ons allemaal", is_shared=True)
        colleague()

        for page in (client.get(RESIDENTS), client.get("/filters/")):
            assert "Van ons allemaal" in page.content.decode()
            assert "Alleen van mij" not in page.content.decode()

    def test_chips_stand_above_their_own_list_only(self, as_worker, worker, team):
        make_filter(worker, team, name="Vrouwen van hier")

        assert "Vrouwen van hier" not in as_worker.get("/contacten/gezinnen/").content.decode()

    def test_another_team_sees_and_reaches_none(self, client, worker, team):
        kept = make_filter(worker, team, name="Van ons", is_shared=True)
        client.force_login(make_member(make_team(), Role.COORDINATOR))

        assert "Van ons" not in client.get(RESIDENTS).content.decode()
        for verb in ("naam", "vandaag", "delen", "verwijderen"):
            assert client.post(f"/filters/{kept.pk}/{verb}/", {"on": "1", "name": "x"}).status_code == 404

    def test_a_colleague_may_pin_a_shared_one_but_not_change_it(self, client, worker, team, colleague):
        kept = make_filter(worker, team, is_shared=True)
        other = colleague()

        assert client.post(f"/filters/{kept.pk}/vandaag/", {"on": "1"}).status_code == 302
        for verb in ("naam", "delen", "verwijderen"):
            assert client.post(f"/filters/{kept.pk}/{verb}/", {"on": "1", "name": "x"}).status_code == 403
        assert PinnedFilter.objects.get().user == other

    def test_what_a_colleague_kept_for_oneself_does_not_exist(self, client, worker, team, colleague):
        kept = make_filter(worker, team)
        colleague(Role.COORDINATOR)

        assert client.post(f"/filters/{kept.pk}/verwijderen/").status_code == 404

    def test_a_coordinator_may_delete_what_is_shared_and_bring_it_back(self, client, worker, team, colleague):
        kept = make_filter(worker, team, is_shared=True)
        PinnedFilter.objects.create(saved_filter=kept, user=worker, team=team)
        colleague(Role.COORDINATOR)

        client.post(f"/filters/{kept.pk}/verwijderen/")
        assert not SavedFilter.objects.exists()
        client.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

        assert SavedFilter.objects.get().pins.get().user == worker

    def test_what_is_no_longer_shared_leaves_the_others(self, as_worker, worker, team):
        kept = make_filter(worker, team, is_shared=True)
        for user in (worker, make_member(team)):
            PinnedFilter.objects.create(saved_filter=kept, user=user, team=team)

        page = as_worker.post(f"/filters/{kept.pk}/delen/", {"on": "0"}, follow=True)

        assert "Alleen jij ziet «Vrouwen» nog." in said(page)
        assert PinnedFilter.objects.get().user == worker

    def test_a_role_that_may_no_longer_see_the_list_sees_no_filter_of_it(self, as_worker, worker, team):
        make_filter(worker, team, path=MEMBERS, name="Wie hier werkt")

        assert "Wie hier werkt" not in as_worker.get("/filters/").content.decode()

        Membership.objects.filter(user=worker).update(role=Role.COORDINATOR)

        assert "Wie hier werkt" in as_worker.get("/filters/").content.decode()


class TestManaging:
    def test_a_new_name(self, as_worker, worker, team):
        kept = make_filter(worker, team)
        make_filter(worker, team, name="Mannen")

        assert "heet nu «Meisjes»" in said(
            as_worker.post(f"/filters/{kept.pk}/naam/", {"name": "Meisjes"}, follow=True)
        )
        assert "zo heet" in said(as_worker.post(f"/filters/{kept.pk}/naam/", {"name": "Mannen"}, follow=True))
        assert "Geef" in said(as_worker.post(f"/filters/{kept.pk}/naam/", {"name": "\u200b"}, follow=True))
        assert set(SavedFilter.objects.values_list("name", flat=True)) == {"Meisjes", "Mannen"}

    def test_deleting_offers_a_way_back(self, as_worker, worker, team):
        kept = make_filter(worker, team)

        page = as_worker.post(f"/filters/{kept.pk}/verwijderen/", follow=True)

        assert "Ongedaan maken" in said(page)
        assert not SavedFilter.objects.exists()

    def test_an_id_that_no_database_holds_does_not_exist(self, as_worker):
        assert as_worker.post(f"/filters/{10**30}/vandaag/", {"on": "1"}).status_code == 404

    def test_a_get_changes_nothing(self, as_worker, worker, team):
        kept = make_filter(worker, team)

        for verb in ("naam", "vandaag", "delen", "verwijderen"):
            assert as_worker.get(f"/filters/{kept.pk}/{verb}/").status_code == 405


class TestStartPage:
    def test_pinned_ones_stand_there_until_they_are_taken_off(self, as_worker, worker, team):
        kept = make_filter(worker, team, name="Vrouwen van hier")
        assert "Vrouwen van hier" not in as_worker.get("/").content.decode()

        as_worker.post(f"/filters/{kept.pk}/vandaag/", {"on": "1"})
        assert f'href="{RESIDENTS}?geslacht=f">Vrouwen van hier' in as_worker.get("/").content.decode()
        as_worker.post(f"/filters/{kept.pk}/vandaag/", {"on": "1"})
        as_worker.post(f"/filters/{kept.pk}/vandaag/", {"on": "0"})

        assert not PinnedFilter.objects.exists()

    def test_the_message_that_it_is_pinned_shows_once(self, as_worker, worker, team):
        kept = make_filter(worker, team)

        page = as_worker.post(f"/filters/{kept.pk}/vandaag/", {"on": "1"}, follow=True)

        assert "«Vrouwen» staat nu op Vandaag." in said(page)


class TestCost:
    @pytest.mark.parametrize("path", [RESIDENTS, "/filters/", "/"])
    def test_the_number_of_queries_does_not_grow_with_what_is_kept(self, as_worker, worker, team, path):
        def add(number):
            for _ in range(number):
                count = SavedFilter.objects.count()
                kept = make_filter(worker, team, name=f"Filter {count}", is_shared=True)
                PinnedFilter.objects.create(saved_filter=kept, user=worker, team=team)

        def count():
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(path)
            return len(counted)

        make_resident(team=team)
        add(1)
        count()
        few = count()
        add(15)

        assert count() == few
