"""Shop visits as workers see and mend them: a day with its amounts, a month, the list."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from contacts.models import Resident
from kruidenier.models import ShopVisit
from tests.accounts.factories import make_team
from tests.contacts.factories import make_resident
from tests.huisbezoeken.factories import make_follow_up
from tests.kruidenier.factories import make_card, make_family, make_shop_visit

DAY = date(2018, 6, 5)
URL = "/kruidenier/dag/?datum=2018-06-05"
FETCH = {"X-Requested-With": "fetch"}


def day(client):
    return client.get(URL).context["day"]


def amounts(client, *told):
    """Send the form of the day; each: (shop visit, what the page showed, what is typed)."""
    fields = {}
    for visit, was, amount in told:
        fields |= {f"was-{visit.pk}": was, f"bedrag-{visit.pk}": amount}
    return client.post(URL, fields, follow=True)


class TestDay:
    def test_who_came_stands_there_in_the_order_in_which_they_came(self, as_worker, team):
        late, early, unknown = (
            make_shop_visit(team=team, date=DAY, time=at) for at in (time(15, 0), time(9, 30), None)
        )
        make_shop_visit(team=team, date=DAY + timedelta(days=1))
        make_shop_visit(date=DAY)

        assert day(as_worker).visits == [early, late, unknown]

    def test_totals(self, as_worker, team):
        for amount in ("2.50", "0.00", None):
            make_shop_visit(team=team, date=DAY, amount=amount)
        make_shop_visit(team=team, date=DAY, question=make_follow_up(team=team))

        found = day(as_worker)

        assert (found.amount, found.without_amount, found.questions) == (Decimal("2.50"), 2, 1)

    def test_amounts_are_typed_with_a_comma_or_a_point(self, as_worker, team):
        first, second, third = (make_shop_visit(team=team, date=DAY) for _ in range(3))

        amounts(as_worker, (first, "", "12,50"), (second, "", "3.2"), (third, "", ""))

        stored = ShopVisit.objects.order_by("pk").values_list("amount", flat=True)
        assert list(stored) == [Decimal("12.50"), Decimal("3.20"), None]

    def test_an_amount_is_taken_away_again(self, as_worker, team):
        visit = make_shop_visit(team=team, date=DAY, amount="4.00")

        amounts(as_worker, (visit, "4.00", ""))

        visit.refresh_from_db()
        assert visit.amount is None

    def test_what_a_colleague_filled_in_meanwhile_stays_and_is_said(self, as_worker, team):
        mine, theirs = (make_shop_visit(team=team, date=DAY, amount=amount) for amount in (None, "7.00"))

        page = amounts(as_worker, (mine, "", "1"), (theirs, "", "9"))

        assert list(ShopVisit.objects.order_by("pk").values_list("amount", flat=True)) == [1, 7]
        assert f"Kaart {theirs.card}: jij typte €\xa09,00, een collega vulde net €\xa07,00 in." in page.content.decode()

    def test_each_is_kept_as_it_is_typed_and_answers_with_the_totals(self, as_worker, team):
        first, second = (make_shop_visit(team=team, date=DAY) for _ in range(2))

        answers = [
            as_worker.post(URL, {f"bedrag-{visit.pk}": typed, f"was-{visit.pk}": was}, headers=FETCH)
            for visit, was, typed in ((first, "", "12,50"), (second, "", "x"), (first, "", "9"))
        ]

        assert [answer.status_code for answer in answers] == [200, 400, 409]
        assert "€\xa012,50" in answers[0].content.decode()
        assert "Schrijf een bedrag vanaf 0" in answers[1].content.decode()
        assert "jij typte" in answers[2].content.decode()
        assert list(ShopVisit.objects.order_by("pk").values_list("amount", flat=True)) == [Decimal("12.50"), None]

    @pytest.mark.parametrize("typed", ["-1", "twee", "1000000", "1,234", "1e3", "1.23,50", "7 frank"])
    def test_what_is_no_amount_is_said_and_the_rest_is_not_lost(self, as_worker, team, typed):
        wrong, right = (make_shop_visit(team=team, date=DAY) for _ in range(2))

        page = amounts(as_worker, (wrong, "", typed), (right, "", "5,00"))

        values = [amount.value() for _visit, _home, amount, _was in page.context["rows"]]
        assert values == [typed, "5,00"]
        assert page.context["form"].errors
        assert not ShopVisit.objects.exclude(amount=None).exists()

    @pytest.mark.parametrize("asked", ["", "gisteren", "2018-13-01", "9999-12-31", "0001-01-01"])
    def test_a_day_that_is_none_or_still_to_come_is_today(self, as_worker, asked):
        assert as_worker.get("/kruidenier/dag/", {"datum": asked}).context["day"].date == today()

    def test_queries_do_not_grow(self, as_worker, team, django_assert_max_num_queries):
        for number in range(12):
            make_shop_visit(card=make_family(f"Sara{number}", "Sami", team=team), date=DAY)

        with django_assert_max_num_queries(10):
            as_worker.get(URL)


class TestMending:
    def test_a_visit_is_written_down_afterwards(self, as_worker, team, worker):
        card = make_family("Sara", team=team)

        as_worker.post(
            reverse("kruidenier:visit_create"),
            {"number": card.code.lower(), "date": "2018-06-05", "time": "14:05", "amount": "3,40"},
        )

        visit = ShopVisit.objects.get()
        assert (visit.card, visit.date, visit.time, visit.amount) == (card, DAY, time(14, 5), Decimal("3.40"))
        assert AuditEvent.objects.filter(action="create", object_type="kruidenier.shopvisit").get().user == worker

    def test_who_it_is_about_and_what_is_wrong_with_the_card_is_said(self, as_worker, team):
        card = make_family("Sara", team=team, ends_on=date(2018, 6, 4))

        page = as_worker.post(
            reverse("kruidenier:visit_create"), {"number": card.code, "date": "2018-06-05"}, follow=True
        )

        told = " ".join(str(message) for message in page.context["messages"])
        assert f"Sara Haddad °1980 met kaart {card.code}" in told
        assert "De kaart liep af op" in told

    def test_a_time_to_come_is_refused(self, as_worker, team):
        later = {"number": make_card(team=team).code, "date": today().isoformat(), "time": "23:59"}

        page = as_worker.post(reverse("kruidenier:visit_create"), later)

        assert "time" in page.context["form"].errors

    def test_once_a_day_for_a_household_whichever_card_it_carries(self, as_worker, team):
        there = make_shop_visit(team=team, date=DAY)
        other = make_card(household=there.card.household)

        page = as_worker.post(reverse("kruidenier:visit_create"), {"number": other.code, "date": "2018-06-05"})

        assert "al aangemeld" in page.content.decode()
        assert ShopVisit.objects.count() == 1

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("number", "9999"),
            ("date", "2100-01-01"),
            ("date", "1899-01-01"),
            ("amount", "-1"),
            ("amount", "1e3"),
            ("time", "25:00"),
        ],
    )
    def test_what_cannot_be_is_said_at_its_field(self, as_worker, team, field, value):
        told = {"number": make_card(team=team).code, "date": "2018-06-05", field: value}

        page = as_worker.post(reverse("kruidenier:visit_create"), told)

        assert field in page.context["form"].errors
        assert not ShopVisit.objects.exists()

    def test_a_card_of_another_team_does_not_exist(self, as_worker):
        told = {"number": make_card(team=make_team()).code, "date": "2018-06-05"}

        as_worker.post(reverse("kruidenier:visit_create"), told)

        assert not ShopVisit.objects.exists()

    def test_who_came_is_somebody_of_the_household_and_was_met(self, as_worker, team):
        card = make_family("Sara", "Sami", team=team)
        visit = make_shop_visit(card=card, date=DAY)
        make_resident(team=team)
        sara = Resident.objects.get(first_name="Sara")
        form = as_worker.get(visit.get_absolute_url()).context["form"]
        choices = list(form.fields["resident"].queryset)

        told = {"number": card.code, "date": "2018-06-05", "resident": sara.pk, "version": visit.version}
        as_worker.post(visit.get_absolute_url(), told)

        sara.refresh_from_db()
        assert sorted(one.first_name for one in choices) == ["Sami", "Sara"]
        assert sara.last_contact_on == DAY

    def test_on_another_card_nobody_of_the_old_household_came(self, as_worker, team):
        visit = make_shop_visit(card=make_family("Sara", team=team), resident=Resident.objects.get(), date=DAY)
        other = make_card(team=team)

        told = {"number": other.code, "date": "2018-06-05", "resident": visit.resident_id, "version": visit.version}
        page = as_worker.post(visit.get_absolute_url(), told)
        as_worker.post(visit.get_absolute_url(), told | {"resident": ""})

        visit.refresh_from_db()
        assert "resident" in page.context["form"].errors
        assert (visit.card, visit.resident) == (other, None)

    def test_the_trail_names_both_households_when_the_card_is_mended(self, as_worker, team):
        visit = make_shop_visit(team=team, date=DAY)
        other = make_card(team=team)

        told = {"number": other.code, "date": "2018-06-05", "version": visit.version}
        as_worker.post(visit.get_absolute_url(), told)

        event = AuditEvent.objects.get(action="edit", object_type="kruidenier.shopvisit")
        assert sorted(event.residents) == sorted(Resident.objects.values_list("pk", flat=True))

    def test_it_does_not_come_back_beside_another_of_that_day(self, as_worker, team):
        visit = make_shop_visit(team=team, date=DAY)
        as_worker.post(reverse("kruidenier:visit_delete", args=[visit.pk]))
        make_shop_visit(card=make_card(household=visit.card.household), date=DAY)

        page = as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]), follow=True)

        assert "intussen op die dag opnieuw aangemeld" in page.content.decode()
        assert ShopVisit.objects.count() == 1

    def test_removed_it_no_longer_counts_as_a_meeting_and_can_be_put_back(self, as_worker, team):
        card = make_family("Sara", team=team)
        sara = Resident.objects.get()
        visit = make_shop_visit(card=card, resident=sara, date=DAY)

        page = as_worker.post(reverse("kruidenier:visit_delete", args=[visit.pk]), follow=True)

        assert not ShopVisit.objects.exists()
        assert page.redirect_chain == [(URL, 302)]
        assert "Ongedaan maken" in page.content.decode()


class TestMonth:
    def month(self, client, year=2018, month=6):
        return client.get(reverse("kruidenier:month", args=[year, month])).context["month"]

    def test_families_visits_and_cards(self, as_worker, team):
        card = make_card(team=team, starts_on=date(2018, 6, 30), ends_on=date(2019, 1, 1))
        make_card(team=team, starts_on=date(2018, 7, 1))
        make_card(team=team, ends_on=date(2018, 6, 1))
        make_card(team=team, ends_on=date(2018, 5, 31))
        for day_of_june in (1, 30):
            make_shop_visit(card=card, date=date(2018, 6, day_of_june))
        make_shop_visit(card=make_card(household=card.household), date=date(2018, 6, 15))
        make_shop_visit(card=card, date=date(2018, 7, 1))

        found = self.month(as_worker)

        assert (found.families, found.visits, found.new, found.stopped) == (1, 3, 1, 1)

    def test_the_month_is_told_by_day(self, as_worker, team):
        for day_of_june in (1, 15, 15):
            make_shop_visit(team=team, date=date(2018, 6, day_of_june))

        page = as_worker.get(reverse("kruidenier:month", args=[2018, 6])).content.decode()

        assert "Het meest op dag 15." in page

    def test_who_is_unseen_for_two_months_stands_there_as_of_today(self, as_worker, team):
        unseen = make_family("Sara", team=team, starts_on=date(2018, 1, 1))
        seen = make_family("Sami", team=team, starts_on=date(2018, 1, 1))
        make_shop_visit(card=seen, date=today())

        found = self.month(as_worker, today().year, today().month)

        assert [home.id for home in found.unseen] == [unseen.household_id]

    def test_the_month_that_runs_has_no_next_one(self, as_worker):
        assert self.month(as_worker, today().year, today().month).after is None
        assert self.month(as_worker, 2018, 12).after == date(2019, 1, 1)
        assert self.month(as_worker, 2018, 1).before == date(2017, 12, 1)

    @pytest.mark.parametrize(("year", "month"), [(2018, 13), (2018, 0), (1899, 1), (9999, 1), (today().year + 1, 1)])
    def test_what_is_no_month_goes_to_this_one(self, as_worker, year, month):
        response = as_worker.get(f"/kruidenier/maand/{year}/{month}/")

        assert response.url == reverse("kruidenier:this_month")

    def test_queries_do_not_grow(self, as_worker, team, django_assert_max_num_queries):
        for number in range(30):
            make_shop_visit(card=make_family(f"Sara{number}", team=team), date=date(2018, 6, 1 + number % 28))

        with django_assert_max_num_queries(14):
            self.month(as_worker)


class TestList:
    def test_is_filtered_by_year_month_and_question(self, as_worker, team):
        make_shop_visit(team=team, date=DAY, question=make_follow_up(team=team))
        for other in (date(2018, 7, 5), date(2017, 6, 5)):
            make_shop_visit(team=team, date=other)

        counted = [
            as_worker.get("/kruidenier/winkelbezoeken/", params).context["list"].count
            for params in ({"jaar": 2018}, {"jaar": 2018, "maand": 6}, {"maand": 6}, {"vraag": "ja"})
        ]

        assert counted == [2, 1, 2, 1]

    def test_households_are_found_by_the_month_in_which_they_came(self, as_worker, team):
        make_shop_visit(team=team, date=DAY)
        make_shop_visit(team=team, date=date(2018, 7, 5))

        counted = [
            as_worker.get(reverse("contacts:household_list"), params).context["list"].count
            for params in ({"kruidenier": 2018}, {"kruidenier": 2018, "kruideniermaand": 6}, {"kruidenier": 2017})
        ]

        assert counted == [2, 1, 0]


class TestDossier:
    def test_of_a_household_tells_its_cards_and_when_they_came(self, as_worker, team):
        visit = make_shop_visit(team=team, date=DAY)

        page = as_worker.get(visit.card.household.get_absolute_url()).content.decode()

        assert visit.card.code in page
        assert "5 juni 2018" in page
