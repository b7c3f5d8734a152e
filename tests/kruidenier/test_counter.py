"""The counter: a household checked in once a day, by volunteers who see no more than they may."""

from datetime import date, datetime, timedelta
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from buurtwerk.accounts.models import Membership
from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from contacts.models import Household, Resident
from huisbezoeken.models import FollowUp
from kruidenier.models import Card, ShopVisit
from tests.accounts.factories import PASSWORD, make_member, make_team
from tests.contacts.factories import make_household, make_resident
from tests.kruidenier.factories import make_card, make_family, make_rules, make_shop_visit

FETCH = {"X-Requested-With": "fetch"}
COUNTER = "/kruidenier/balie/"


def sent(client, name, **fields):
    return client.post(reverse(f"kruidenier:counter_{name}"), fields, headers=FETCH)


def check_in(client, number, **fields):
    return sent(client, "check_in", number=number, **fields)


def found(client, query):
    return [home.title for home in sent(client, "find", number=query).context["homes"]]


@pytest.fixture
def volunteer(client, team):
    client.force_login(make_member(team, Role.VOLUNTEER))
    return client


class TestCheckIn:
    def test_is_stored_with_the_moment_and_who_did_it(self, volunteer, team):
        card = make_family("Sara", "Sami", team=team)

        response = check_in(volunteer, card.code)

        visit = ShopVisit.objects.get()
        assert (visit.card, visit.date, visit.resident, visit.amount) == (card, today(), None, None)
        assert visit.updated_by.role_in(team) == Role.VOLUNTEER
        assert (response.status_code, response["X-Number"]) == (200, "1")
        assert "Sara Haddad" in response.content.decode()

    def test_the_trail_names_the_household(self, volunteer, team):
        card = make_family("Sara", "Sami", team=team)

        check_in(volunteer, card.code)

        people = sorted(card.household.residents.values_list("pk", flat=True))
        assert AuditEvent.objects.get(action="create").residents == people
        assert AuditEvent.objects.filter(action="show").latest("pk").residents == people

    def test_a_second_time_today_says_when_and_stores_nothing(self, volunteer, team):
        card = make_card(team=team)
        check_in(volunteer, card.code)

        response = check_in(volunteer, card.code)

        assert response.status_code == 409
        assert f"Al aangemeld: vandaag om {timezone.localtime():%H:}" in response.content.decode()
        assert ShopVisit.objects.count() == 1

    def test_another_card_of_the_household_is_the_same_household(self, volunteer, team):
        old = make_card(team=team, ends_on=date(2019, 1, 1))
        new = make_card(household=old.household)
        check_in(volunteer, new.code)

        response = check_in(volunteer, old.code)

        assert response.status_code == 409
        assert ShopVisit.objects.get().card == new

    @pytest.mark.parametrize("typed", ["K0012", "k0012", " K0012 ", "12", "0012", "k12"])
    def test_a_number_is_typed_as_people_do(self, volunteer, team, typed):
        card = make_card(team=team, code="K0012")
        make_card(team=team, code="K0112")

        check_in(volunteer, typed)

        assert ShopVisit.objects.get().card == card

    @pytest.mark.parametrize("typed", ["", "999", "K", "G13", "²", "K0012\x00", "x" * 101, "9" * 40, "' OR 1=1"])
    def test_a_number_of_no_card_is_said(self, volunteer, team, typed):
        make_card(team=team, code="K0013")

        response = check_in(volunteer, typed)

        assert response.status_code == 409
        assert response.context["line"].message
        assert not ShopVisit.objects.exists()

    def test_counts_for_the_team_in_which_the_page_was_opened(self, volunteer, team):
        card = make_family("Sara", team=team)
        token = volunteer.get(COUNTER).context["welcome_form"].token.signed()
        other = make_team()
        make_card(team=other, code=card.code)
        Membership.objects.create(team=other, user=team.memberships.get().user, role=Role.VOLUNTEER)
        volunteer.post(reverse("accounts:switch_team"), {"team": other.pk})

        check_in(volunteer, card.code, opened_in=token)

        assert ShopVisit.objects.get().card == card

    def test_another_teams_card_does_not_exist(self, volunteer):
        card = make_card(team=make_team(), code="K0099")

        response = check_in(volunteer, card.code)

        assert "bestaat niet" in response.content.decode()
        assert "Haddad" not in response.content.decode()
        assert not ShopVisit.objects.exists()

    def test_without_script_it_goes_back_to_the_counter_and_says_so(self, volunteer, team):
        card = make_card(team=team)

        response = volunteer.post(reverse("kruidenier:counter_check_in"), {"number": card.code}, follow=True)

        assert response.request["PATH_INFO"] == COUNTER
        assert f"Aangemeld: kaart {card}" in response.content.decode()


class TestKeptOnADevice:
    def test_counts_for_the_moment_it_was_kept(self, volunteer, team):
        card = make_card(team=team)
        yesterday = timezone.now() - timedelta(days=1)

        check_in(volunteer, card.code, at=yesterday.isoformat())

        visit = ShopVisit.objects.get()
        assert visit.date == timezone.localtime(yesterday).date()
        assert f"{visit.time:%H:%M}" == f"{timezone.localtime(yesterday):%H:%M}"

    def test_sent_twice_it_counts_once(self, volunteer, team):
        card = make_card(team=team)
        at = timezone.now().isoformat()

        first, second = (check_in(volunteer, card.code, at=at) for _ in range(2))

        assert (first.status_code, second.status_code) == (200, 409)
        assert f"bezoek-{ShopVisit.objects.get().pk}" in second.content.decode()

    @pytest.mark.parametrize("days", [-1, 4, 4000])
    def test_too_long_ago_or_still_to_come_is_refused(self, volunteer, team, days):
        card = make_card(team=team)

        response = check_in(volunteer, card.code, at=(timezone.now() - timedelta(days=days)).isoformat())

        assert response.status_code == 409
        assert not ShopVisit.objects.exists()

    def test_no_moment_at_all_is_refused(self, volunteer, team):
        assert check_in(volunteer, make_card(team=team).code, at="gisteren").status_code == 409


class TestWarnings:
    def test_a_card_that_ran_out_warns_and_does_not_block(self, volunteer, team):
        card = make_card(team=team, ends_on=date(2019, 5, 3))

        response = check_in(volunteer, card.code)

        assert "liep af op 3 mei 2019" in response.content.decode()
        assert ShopVisit.objects.exists()

    def test_it_blocks_where_the_team_agreed_on_that(self, volunteer, team):
        make_rules(team=team, expired_stops=True)
        card = make_card(team=team, ends_on=date(2019, 5, 3))

        response = check_in(volunteer, card.code)

        assert response.status_code == 409
        assert "Vraag een buurtwerker" in response.content.decode()
        assert not ShopVisit.objects.exists()

    def test_a_card_that_runs_out_soon_says_when(self, volunteer, team):
        card = make_card(team=team, ends_on=today() + timedelta(days=30))

        assert "loopt af op" in check_in(volunteer, card.code).content.decode()

    def test_so_many_visits_as_agreed_are_fine(self, volunteer, team):
        make_rules(team=team, visits_a_month=2)
        card = make_card(team=team)
        make_shop_visit(card=card, date=today().replace(day=1) - timedelta(days=1))

        assert check_in(volunteer, card.code).context["line"].warnings == []

    def test_the_visit_beyond_what_was_agreed_says_how_many(self, volunteer, team):
        make_rules(team=team, visits_a_month=1)
        card = make_card(team=team)
        other_day = today() - timedelta(days=1) if today().day > 1 else today() + timedelta(days=1)
        make_shop_visit(card=card, date=other_day)

        text = check_in(volunteer, card.code).content.decode()

        assert ("bezoek 2 van deze maand" in text) == (other_day < today())

    def test_a_card_without_trouble_says_nothing(self, volunteer, team):
        assert check_in(volunteer, make_card(team=team).code).context["line"].warnings == []


class TestSearch:
    @pytest.mark.parametrize("query", ["had", "sar", "HADDAD sami", "leie", "haddad leie", "1980"])
    def test_three_letters_of_a_name_a_street_or_a_year_find_the_household(self, volunteer, team, query):
        make_family("Sara", "Sami", team=team)
        make_card(household=make_resident(team=team, first_name="Piet", last_name="Claes", birth_year=1955).household)

        assert found(volunteer, query) == ["Sami Haddad °1980, Sara Haddad °1980"]

    def test_who_begins_with_it_is_found_among_hundreds_who_hold_it(self, volunteer, team):
        home = make_household(team=team, street="Kerkstraat")
        known = {"team": team, "household": home, "first_name": "An", "last_name": "Aerts", "search_key": "an aerts"}
        Resident.objects.bulk_create(
            Resident(code=f"B{number}", first_contact_on=today(), **known) for number in range(400)
        )
        make_card(household=make_resident(team=team, first_name="Minh", last_name="Tran", birth_year=1980).household)

        assert found(volunteer, "tra") == ["Minh Tran °1980"]

    def test_the_code_as_it_is_written_comes_first(self, volunteer, team):
        make_family("Sara", team=team, code="AB1")
        make_family("Piet", team=team, code="ab1")

        assert (found(volunteer, "ab1"), found(volunteer, "Ab1")) == (["Piet Haddad °1980"], [])

    @pytest.mark.parametrize("query", ["", "ha", "zzz", "%", "____", "\x00\x00\x00"])
    def test_two_letters_and_strange_signs_find_nothing(self, volunteer, team, query):
        make_family("Sara", team=team)

        assert found(volunteer, query) == []

    def test_a_card_number_finds_its_household(self, volunteer, team):
        make_family("Sara", team=team, code="K0031")

        assert found(volunteer, "K0031") == found(volunteer, "31") == ["Sara Haddad °1980"]

    @pytest.mark.parametrize("query", ["0470", "voorbeeld", "G0", "B0", "77bis"])
    def test_what_a_volunteer_does_not_see_finds_nobody(self, volunteer, team, query):
        home = make_household(team=team, code="G077", number="77bis", street="Leiestraat")
        make_resident(household=home, code="B077", phone="0470 12 34 56", email="sara@voorbeeld.be")

        assert found(volunteer, query) == []

    def test_a_household_without_a_card_is_found_after_those_that_have_one(self, volunteer, team):
        make_resident(team=team, first_name="Adam", last_name="Haddad")
        make_family("Sara", team=team)

        assert found(volunteer, "haddad") == ["Sara Haddad °1980", "Adam Haddad °1980"]

    def test_another_teams_people_are_not_found(self, volunteer):
        make_family("Sara", team=make_team())

        assert found(volunteer, "haddad") == []

    def test_who_was_checked_in_today_is_told(self, volunteer, team):
        card = make_family("Sara", team=team)
        check_in(volunteer, card.code)

        assert "Al aangemeld: toon" in sent(volunteer, "find", number="sara").content.decode()

    def test_queries_do_not_grow_with_the_households(self, volunteer, team):
        make_family("Sara", team=team)
        few = queries_of(volunteer, "had")
        for _ in range(8):
            make_family("Sara", "Sami", team=team)

        assert queries_of(volunteer, "had") == few <= 14


def queries_of(client, query):
    sent(client, "find", number=query)
    with CaptureQueriesContext(connection) as queries:
        sent(client, "find", number=query)
    return len(queries)


class TestAfterwards:
    @pytest.fixture
    def visit(self, volunteer, team):
        check_in(volunteer, make_family("Sara", "Sami", team=team).code)
        return ShopVisit.objects.get()

    def test_who_came_is_one_tap_and_another_takes_it_back(self, volunteer, visit):
        sara = Resident.objects.get(first_name="Sara")

        for _tap in "an", "impatient one":
            sent(volunteer, "who", visit=visit.pk, resident=sara.pk)
            visit.refresh_from_db()
            sara.refresh_from_db()
            assert (visit.resident, sara.last_contact_on) == (sara, today())
        sent(volunteer, "who", visit=visit.pk, resident="")

        visit.refresh_from_db()
        sara.refresh_from_db()
        assert (visit.resident, sara.last_contact_on) == (None, None)

    def test_somebody_of_another_household_did_not_come(self, volunteer, team, visit):
        response = sent(volunteer, "who", visit=visit.pk, resident=make_resident(team=team).pk)

        assert response.status_code == 404

    def test_a_question_goes_to_the_workers_once_and_is_not_read_here(self, volunteer, team, visit):
        responses = [sent(volunteer, "question", visit=visit.pk) for _ in range(2)]

        asked = FollowUp.objects.get()
        assert (asked.household, asked.due_on, asked.worker) == (visit.card.household, today(), None)
        visit.refresh_from_db()
        assert visit.question == asked
        assert asked.get_absolute_url() not in responses[1].content.decode()
        assert volunteer.get(asked.get_absolute_url()).status_code == 403

    def test_the_question_leads_back_to_the_day(self, client, volunteer, team, visit):
        sent(volunteer, "question", visit=visit.pk)
        client.force_login(make_member(team))

        text = client.get(FollowUp.objects.get().get_absolute_url()).content.decode()

        assert f"/kruidenier/dag/?datum={today().isoformat()}" in text

    def test_undone_within_a_minute_nothing_is_left_of_it(self, volunteer, visit):
        sara = Resident.objects.get(first_name="Sara")
        sent(volunteer, "who", visit=visit.pk, resident=sara.pk)
        sent(volunteer, "question", visit=visit.pk)

        response = sent(volunteer, "undo", visit=visit.pk)

        sara.refresh_from_db()
        assert response.status_code == 200
        assert not ShopVisit.objects.exists()
        assert not FollowUp.objects.exists()
        assert sara.last_contact_on is None
        assert AuditEvent.objects.filter(action="delete", object_id=visit.pk).exists()

    def test_the_question_is_that_of_who_came_also_when_that_is_said_later(self, volunteer, visit):
        sara = Resident.objects.get(first_name="Sara")
        sent(volunteer, "question", visit=visit.pk)

        sent(volunteer, "who", visit=visit.pk, resident=sara.pk)

        assert FollowUp.objects.get().resident == sara

    def test_a_card_that_ran_out_keeps_saying_so(self, volunteer, team):
        card = make_family("Sara", team=team, ends_on=today() - timedelta(days=1))

        pages = [check_in(volunteer, card.code), check_in(volunteer, card.code), volunteer.get(COUNTER)]

        assert ["De kaart liep af" in page.content.decode() for page in pages] == [True] * 3

    def test_a_question_that_a_worker_took_up_stays(self, volunteer, visit):
        sent(volunteer, "question", visit=visit.pk)
        FollowUp.objects.update(status="done", closed_on=today(), version=2)

        sent(volunteer, "undo", visit=visit.pk)

        assert not ShopVisit.objects.exists()
        assert FollowUp.objects.get().status == "done"

    def test_a_second_scan_leaves_undo_question_and_who_came(self, volunteer, visit):
        page = check_in(volunteer, visit.card.code).content.decode()

        assert "Al aangemeld" in page
        assert all(word in page for word in ("Ongedaan maken", "Heeft een vraag", ">Sara Haddad</button>"))

    def test_later_it_takes_a_worker(self, volunteer, visit):
        ShopVisit.objects.update(time=(datetime.now() - timedelta(minutes=3)).time())

        response = sent(volunteer, "undo", visit=visit.pk)

        assert response.status_code == (409 if timezone.localtime().hour or timezone.localtime().minute > 3 else 200)
        assert ShopVisit.objects.exists() == (response.status_code == 409)

    @pytest.mark.parametrize("name", ["who", "question", "undo"])
    def test_what_was_checked_in_yesterday_is_out_of_reach(self, volunteer, team, name):
        visit = make_shop_visit(team=team, date=today() - timedelta(days=1))

        assert sent(volunteer, name, visit=visit.pk).status_code == 404

    @pytest.mark.parametrize("name", ["who", "question", "undo"])
    @pytest.mark.parametrize("number", ["", "0", "x", "9" * 30])
    def test_a_visit_that_is_none_is_not_found(self, volunteer, name, number):
        assert sent(volunteer, name, visit=number).status_code == 404


class TestWelcome:
    def sent(self, client, **fields):
        token = client.get(COUNTER).context["welcome_form"].token.signed()
        told = {"nieuw-first_name": "Amina", "nieuw-last_name": "Yusuf", "form_token": token}
        return client.post(reverse("kruidenier:counter_welcome"), told | fields)

    def test_a_new_household_has_a_card_and_is_checked_in(self, volunteer, team):
        told = {"nieuw-street": "Leiestraat", "nieuw-birth_year": "1991", "nieuw-adults": "2", "nieuw-children": "3"}

        self.sent(volunteer, **told)

        card, resident = Card.objects.get(), Resident.objects.get()
        assert (str(resident), resident.birth_year, resident.household.street) == ("Amina Yusuf", 1991, "Leiestraat")
        assert (card.household, card.adults, card.children) == (resident.household, 2, 3)
        assert card.starts_on == today()
        assert card.ends_on.year == today().year + 1
        assert ShopVisit.objects.get().card == card

    def test_sent_twice_it_is_made_once(self, volunteer):
        token = volunteer.get(COUNTER).context["welcome_form"].token.signed()

        for _ in range(2):
            self.sent(volunteer, form_token=token, **{"nieuw-toch_nieuw": "on"})

        assert (Household.objects.count(), Card.objects.count(), ShopVisit.objects.count()) == (1, 1, 1)

    def test_who_is_known_already_is_shown_first(self, volunteer, team):
        known = make_resident(team=team, first_name="Amina", last_name="Yusuf")

        response = self.sent(volunteer)

        assert response.context["welcome_form"].doubles == [known]
        assert not Card.objects.exists()

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("first_name", ""),
            ("last_name", "x" * 201),
            ("birth_year", "91"),
            ("adults", "-1"),
            ("adults", "100"),
            ("children", "veel"),
            ("street", "x" * 201),
        ],
    )
    def test_what_cannot_be_is_said_with_its_field_and_nothing_is_lost(self, volunteer, field, value):
        form = self.sent(volunteer, **{f"nieuw-{field}": value}).context["welcome_form"]

        assert form.errors[field]
        assert form[field].value() == value
        assert not Household.objects.exists()

    def test_its_address_opened_again_leads_to_the_counter(self, volunteer):
        assert volunteer.get(reverse("kruidenier:counter_welcome")).url == COUNTER

    def test_what_was_typed_waits_behind_the_sign_in(self, volunteer):
        user = volunteer.get(COUNTER).wsgi_request.user
        token = volunteer.get(COUNTER).context["welcome_form"].token.signed()
        volunteer.logout()
        told = {"form_token": token, "nieuw-first_name": "Amina"}
        response = volunteer.post(reverse("kruidenier:counter_welcome"), told)
        volunteer.force_login(user)

        page = volunteer.get(unquote(response.url.split("next=")[1]))

        assert page.context["welcome_form"]["first_name"].value() == "Amina"

    def test_a_known_household_gets_a_card_and_is_checked_in(self, volunteer, team):
        resident = make_resident(team=team)

        sent(volunteer, "card", household=resident.household_id, adults="1")

        card = Card.objects.get()
        assert (card.household, card.adults, card.children) == (resident.household, 1, None)
        assert ShopVisit.objects.get().card == card

    def test_one_with_a_card_that_runs_gets_no_second(self, volunteer, team):
        card = make_card(team=team)

        sent(volunteer, "card", household=card.household_id)

        assert Card.objects.get() == card

    def test_another_teams_household_does_not_exist(self, volunteer):
        foreign = make_resident(team=make_team())

        assert sent(volunteer, "card", household=foreign.household_id).status_code == 404
        assert not Card.objects.exists()


class TestVolunteers:
    def test_see_name_street_year_card_and_size_only(self, volunteer, team):
        home = make_household(team=team, street="Leiestraat", number="GEHEIM-1", box="GEHEIM-2", code="GEHEIM-7")
        secret = {"phone": "GEHEIM-3", "email": "GEHEIM-4", "attention_note": "GEHEIM-5", "code": "GEHEIM-6"}
        make_resident(household=home, first_name="Sara", **secret)
        card = make_card(household=home, note="GEHEIM-8", adults=2)
        make_shop_visit(card=card, date=today(), amount="99.99")

        pages = [volunteer.get(COUNTER), sent(volunteer, "find", number="sara"), check_in(volunteer, card.code)]

        assert not [page for page in pages if "GEHEIM" in page.content.decode() or "99,99" in page.content.decode()]

    @pytest.mark.parametrize("name", ["card_list", "visit_list", "day", "this_month", "rules_edit", "card_sheet"])
    def test_open_nothing_but_the_counter(self, volunteer, name):
        assert volunteer.get(reverse(f"kruidenier:{name}")).status_code == 403

    def test_begin_at_the_counter(self, client, team):
        user = make_member(team, Role.VOLUNTEER)

        response = client.post("/account/aanmelden/", {"login": user.email, "password": PASSWORD})

        assert response.url == COUNTER

    def test_workers_begin_on_the_start_page(self, client, team):
        response = client.post("/account/aanmelden/", {"login": make_member(team).email, "password": PASSWORD})

        assert response.url == "/"

    def test_only_the_counter_may_ask_for_the_camera(self, volunteer):
        assert "camera=(self)" in volunteer.get(COUNTER)["Permissions-Policy"]
        assert "camera=()" in volunteer.get("/")["Permissions-Policy"]

    def test_the_page_stays_small_and_its_queries_few(self, volunteer, team):
        for _ in range(12):
            check_in(volunteer, make_family("Sara", "Sami", "Samir", team=team).code)

        with CaptureQueriesContext(connection) as queries:
            page = volunteer.get(COUNTER)

        assert len(page.content) < 60_000
        assert len(queries) <= 14


@pytest.mark.parametrize(("role", "begins"), [(Role.VOLUNTEER, COUNTER), (Role.WORKER, "/")])
def test_a_volunteer_begins_at_the_counter_also_from_the_address_of_the_site(client, team, role, begins):
    user = make_member(team, role)
    sign_in = client.get("/").url

    response = client.post(sign_in, {"login": user.email, "password": PASSWORD})

    assert response.url == begins


def test_a_page_that_was_asked_for_comes_first(client, team):
    user = make_member(team, Role.VOLUNTEER)
    sign_in = client.get("/activiteiten/aanwezigheden/").url

    response = client.post(sign_in, {"login": user.email, "password": PASSWORD})

    assert response.url == "/activiteiten/aanwezigheden/"
