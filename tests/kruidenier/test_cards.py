"""Customer cards: made by the team's rules, renewed, stopped, listed and printed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from kruidenier.actions.cards import months_later
from kruidenier.models import Card, CardRules
from tests.accounts.factories import make_team
from tests.contacts.factories import make_household, make_organisation, make_resident
from tests.kruidenier.factories import make_card, make_family, make_rules, make_shop_visit
from tests.papers import read, text_of

YESTERDAY = today() - timedelta(days=1)
LIST = "/kruidenier/"


def typed(card=None, **fields):
    """The fields of the form, as a browser sends them."""
    default = {"starts_on": "2026-01-05", "ends_on": "", "adults": "", "children": "", "referred_by": "", "note": ""}
    version = {"version": card.version} if card else {}
    return default | version | fields


def create(client, **fields):
    return client.post(reverse("kruidenier:card_create"), typed(**fields))


def acted(client, name, card, **fields):
    url = reverse(f"kruidenier:card_{name}", args=[card.pk])
    return client.post(url, {"version": card.version} | fields)


def codes_in(page):
    return [row["cells"][0]["text"] for row in page.context["list"].rows]


def listed(client, **query):
    return codes_in(client.get(LIST, query))


class TestMaking:
    def test_a_card_is_stored_with_all_that_was_told_and_in_the_trail(self, as_worker, team):
        household = make_resident(team=team).household
        partner = make_organisation(team=team)

        create(
            as_worker, household=household.pk, adults="2", children="3", referred_by=partner.pk, note="Spreekt Arabisch"
        )

        card = Card.objects.get()
        assert (card.household, card.starts_on, card.ends_on) == (household, date(2026, 1, 5), None)
        assert (card.adults, card.children, card.referred_by, card.note) == (2, 3, partner, "Spreekt Arabisch")
        assert AuditEvent.objects.filter(action="create", object_type="kruidenier.card", object_id=card.pk).exists()

    @pytest.mark.parametrize(("months", "until"), [(6, True), (None, False)])
    def test_it_runs_as_long_as_the_team_agreed_on(self, as_worker, team, months, until):
        make_rules(team=team, months=months)

        form = as_worker.get(reverse("kruidenier:card_create")).context["form"]

        assert form.initial["ends_on"] == (months_later(today(), months) if until else None)

    def test_numbers_go_on_after_the_highest_whoever_gave_it(self, as_worker, team):
        make_card(team=team, code="K0041")
        make_card(code="K0900")

        create(as_worker, household=make_household(team=team).pk)

        assert Card.objects.of(team).latest("pk").code == "K0042"

    def test_a_household_with_a_card_that_runs_is_sent_to_that_one(self, as_worker, team):
        card = make_card(team=team)

        response = create(as_worker, household=card.household_id, note="tweede")

        assert f"al een kaart die loopt: {card}" in response.content.decode()
        assert response.context["form"]["note"].value() == "tweede"
        assert Card.objects.count() == 1

    def test_of_another_team_the_household_is_no_choice(self, as_worker):
        create(as_worker, household=make_household(team=make_team()).pk)

        assert not Card.objects.exists()

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("ends_on", "2026-01-04"),
            ("adults", "100"),
            ("children", "-1"),
            ("starts_on", "1899-12-31"),
            ("adults", "x"),
        ],
    )
    def test_what_cannot_be_is_said_at_its_field(self, as_worker, team, field, value):
        response = create(as_worker, household=make_household(team=team).pk, **{field: value})

        assert field in response.context["form"].errors
        assert response.context["form"][field].value() == value
        assert not Card.objects.exists()

    @pytest.mark.parametrize(
        ("day", "months", "expected"),
        [
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2028, 1, 31), 1, date(2028, 2, 29)),
            (date(2026, 12, 5), 1, date(2027, 1, 5)),
            (date(2026, 11, 26), 12, date(2027, 11, 26)),
        ],
    )
    def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(self, day, months, expected):
        assert months_later(day, months) == expected


class TestRenewingAndStopping:
    def test_renewed_a_stopped_card_runs_again(self, as_worker, team):
        card = make_card(team=team, ends_on=YESTERDAY, end_reason="moved_house")
        until = today() + timedelta(days=200)

        acted(as_worker, "renew", card, until=until.isoformat())

        card.refresh_from_db()
        assert (card.ends_on, card.end_reason, card.is_running) == (until, "", True)

    def test_a_renewal_is_counted_from_the_end_of_what_ran(self, as_worker, team):
        make_rules(team=team, months=6)
        ends_on = today() + timedelta(days=20)
        card = make_card(team=team, ends_on=ends_on)

        form = as_worker.get(card.get_absolute_url()).context["renew_form"]

        assert form.initial["until"] == months_later(ends_on, 6)

    def test_until_a_day_gone_by_is_no_renewal(self, as_worker, team):
        card = make_card(team=team, ends_on=YESTERDAY)

        response = acted(as_worker, "renew", card, until=YESTERDAY.isoformat())

        card.refresh_from_db()
        assert response.context["renew_form"].errors
        assert card.ends_on == YESTERDAY

    def test_a_card_that_is_still_to_begin_ends_no_sooner(self, as_worker, team):
        make_rules(team=team, months=1)
        begin = today() + timedelta(days=90)
        card = make_card(team=team, starts_on=begin)

        form = as_worker.get(card.get_absolute_url()).context["renew_form"]
        response = acted(as_worker, "renew", card, until=(today() + timedelta(days=30)).isoformat())

        assert form.initial["until"] == months_later(begin, 1)
        assert response.context["renew_form"].errors

    def test_stopped_it_says_when_and_why(self, as_worker, team):
        card = make_card(team=team)

        acted(as_worker, "stop", card, on=today().isoformat(), reason="better_off")

        card.refresh_from_db()
        assert (card.ends_on, card.end_reason) == (today(), "better_off")

    def test_without_a_reason_it_does_not_stop(self, as_worker, team):
        card = make_card(team=team)

        response = acted(as_worker, "stop", card, on=today().isoformat())

        card.refresh_from_db()
        assert "Kies waarom" in response.content.decode()
        assert card.ends_on is None

    def test_over_what_a_colleague_changed_nothing_is_done(self, as_worker, team):
        card = make_card(team=team)
        Card.objects.filter(pk=card.pk).update(version=card.version + 1)

        response = acted(as_worker, "stop", card, on=today().isoformat(), reason="other")

        card.refresh_from_db()
        assert card.ends_on is None
        assert response.status_code == 302

    def test_deleted_it_can_be_put_back(self, as_worker, team):
        card = make_card(team=team)

        response = as_worker.post(reverse("kruidenier:card_delete", args=[card.pk]), follow=True)

        assert not Card.objects.exists()
        assert "Ongedaan maken" in response.content.decode()

    def test_a_card_with_which_somebody_came_stays(self, as_worker, team):
        card = make_shop_visit(team=team).card

        response = as_worker.post(reverse("kruidenier:card_delete", args=[card.pk]), follow=True)

        assert Card.objects.filter(pk=card.pk).exists()
        assert response.status_code == 200


class TestList:
    @pytest.mark.parametrize(
        ("days", "stand", "is_there"),
        [
            (0, "binnenkort", True),
            (30, "binnenkort", True),
            (31, "binnenkort", False),
            (-1, "binnenkort", False),
            (-1, "verlopen", True),
            (0, "verlopen", False),
            (0, "loopt", True),
            (-1, "loopt", False),
        ],
    )
    def test_the_day_on_which_a_card_ends_still_counts(self, as_worker, team, days, stand, is_there):
        card = make_card(team=team, ends_on=today() + timedelta(days=days))

        assert listed(as_worker, stand=stand) == ([card.code] if is_there else [])

    def test_a_card_without_end_never_runs_out(self, as_worker, team):
        make_card(team=team)

        assert listed(as_worker, stand="binnenkort") == []

    @pytest.mark.parametrize(("came", "is_there"), [(1, True), (60, True), (61, False)])
    def test_expired_and_still_coming(self, as_worker, team, came, is_there):
        card = make_card(team=team, ends_on=today() - timedelta(days=90))
        make_shop_visit(card=card, date=today() - timedelta(days=came))

        assert listed(as_worker, stand="komt") == ([card.code] if is_there else [])

    def test_who_came_before_it_ran_out_does_not_still_come(self, as_worker, team):
        card = make_card(team=team, ends_on=YESTERDAY)
        make_shop_visit(card=card, date=YESTERDAY)

        assert listed(as_worker, stand="komt") == []

    def test_with_a_newer_card_that_runs_they_are_fine(self, as_worker, team):
        card = make_card(team=team, ends_on=today() - timedelta(days=90))
        make_shop_visit(card=card, date=YESTERDAY)
        make_card(household=card.household)

        assert listed(as_worker, stand="komt") == []

    @pytest.mark.parametrize(("came", "is_there"), [(60, False), (61, True)])
    def test_unseen_for_two_months_on_any_card_of_the_household(self, as_worker, team, came, is_there):
        card = make_card(team=team, code="K0001")
        older = make_card(household=card.household, ends_on=date(2020, 1, 1), starts_on=date(2019, 1, 1))
        make_shop_visit(card=older, date=today() - timedelta(days=came))

        assert listed(as_worker, gezien="lang") == ([card.code] if is_there else [])

    def test_a_new_card_has_not_been_long_unseen(self, as_worker, team):
        make_card(team=team, starts_on=today() - timedelta(days=60))

        assert listed(as_worker, gezien="lang") == []

    def test_a_card_is_found_by_number_and_by_who_lives_there(self, as_worker, team):
        card = make_family("Sara", team=team)
        make_card(team=team)

        found = [codes_in(as_worker.post(LIST, {"q": query}, follow=True)) for query in (card.code, "sara haddad")]

        assert found == [[card.code], [card.code]]

    def test_queries_do_not_grow_with_the_cards(self, as_worker, team, django_assert_max_num_queries):
        for number in range(12):
            make_shop_visit(card=make_family(f"Sara{number}", "Sami", team=team))

        with django_assert_max_num_queries(12):
            as_worker.get(LIST)


class TestPaper:
    def test_on_a_sheet_stands_a_number_and_nobodys_name(self, as_worker, team):
        card = make_family("Sara", team=team)

        response = as_worker.get(reverse("kruidenier:card_print", args=[card.pk]))

        text = text_of(read(response.content))
        assert card.code in text
        assert "Haddad" not in text
        assert "Leiestraat" not in text

    def test_the_list_prints_what_it_shows(self, as_worker, team):
        runs = make_card(team=team)
        gone = make_card(team=team, ends_on=YESTERDAY)

        text = text_of(read(as_worker.get(reverse("kruidenier:card_sheet"), {"stand": "loopt"}).content))

        assert runs.code in text
        assert gone.code not in text

    def test_printing_stands_in_the_trail(self, as_worker, team):
        as_worker.get(reverse("kruidenier:card_print", args=[make_card(team=team).pk]))

        assert AuditEvent.objects.filter(action="export", object_type="kruidenier.card").exists()

    def test_nothing_to_print_is_said(self, as_worker):
        response = as_worker.get(reverse("kruidenier:card_sheet"), follow=True)

        assert "Kies met de filters" in response.content.decode()


class TestRules:
    def test_what_the_team_agreed_on_is_stored_once(self, as_coordinator, team):
        for months in ("6", "9"):
            rules = CardRules.objects.rules_of(team)
            fields = {"months": months, "visits_a_month": "4", "expired_stops": "on", "version": rules.version}
            as_coordinator.post(reverse("kruidenier:rules_edit"), fields)

        stored = CardRules.objects.get()
        assert (stored.months, stored.visits_a_month, stored.expired_stops) == (9, 4, True)

    @pytest.mark.parametrize(("field", "value"), [("months", "0"), ("months", "121"), ("visits_a_month", "32")])
    def test_what_cannot_be_is_said(self, as_coordinator, field, value):
        response = as_coordinator.post(reverse("kruidenier:rules_edit"), {field: value})

        assert field in response.context["form"].errors
        assert not CardRules.objects.exists()

    def test_a_card_that_was_there_keeps_its_days(self, as_coordinator, team):
        card = make_card(team=team, ends_on=date(2027, 1, 1))

        as_coordinator.post(reverse("kruidenier:rules_edit"), {"months": "1", "visits_a_month": ""})

        card.refresh_from_db()
        assert card.ends_on == date(2027, 1, 1)
