"""Loans of the rolling fund: on the page of their file, what was agreed on, reminders, forecast, statements."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core import undo
from buurtwerk.core.dates import today
from buurtwerk.core.models import Undo
from tests.contacts.factories import make_household, make_resident
from tests.papers import read, text_of
from tests.wonen.factories import make_file
from tests.wonen.fund_factories import make_entry, make_loan_file, make_terms
from wonen.models import HousingFile, LoanTerms
from wonen.models.terms import months_later
from wonen.monday import loans_to_remind

JUNE, JULY = date(2018, 6, 4), date(2018, 7, 4)
FORECAST = "/wonen/fonds/verwachting/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def file(team):
    return make_loan_file(household=make_resident(team=team, first_name="Amina").household)


def page_of(client, file):
    return client.get(file.get_absolute_url())


class TestPageOfAFile:
    def test_it_says_what_is_owed_and_what_was_agreed(self, as_worker, file):
        make_entry("loan", 100, JUNE, file=file)
        make_entry("repayment", "40.50", JULY, file=file)
        make_terms(file, months=120)

        answer = page_of(as_worker, file)

        assert answer.context["fund"].owed == Decimal("59.50")
        assert "Nog €\xa059,50 terug te betalen." in answer.content.decode()
        assert "4 juni 2028" in answer.content.decode()

    def test_without_a_loan_there_is_nothing_about_it(self, as_worker, team):
        assert "rollend fonds" not in page_of(as_worker, make_file(team=team)).content.decode().split("<main")[1]

    def test_while_a_loan_runs_the_data_are_kept(self, as_worker, file):
        HousingFile.objects.filter(pk=file.pk).update(closed_on=JULY)
        make_entry("loan", 100, JUNE, file=file)

        assert list(HousingFile.objects.owing()) == [file]
        assert "Zolang de lening loopt" in page_of(as_worker, file).content.decode()

    def test_and_no_longer_once_it_is_repaid(self, as_worker, file):
        HousingFile.objects.filter(pk=file.pk).update(closed_on=JULY)
        make_entry("loan", 100, JUNE, file=file)
        make_entry("repayment", 100, JULY, file=file)

        assert not HousingFile.objects.owing()
        assert "Zolang de lening loopt" not in page_of(as_worker, file).content.decode()

    def test_a_household_that_asks_to_move_is_pointed_out(self, as_worker, file):
        make_entry("loan", 100, JUNE, file=file)
        make_file(household=file.household, kind="other", question="relocation")

        assert "verhuizen" in page_of(as_worker, file).content.decode()
        assert page_of(as_worker, file).context["fund"].is_leaving

    @pytest.mark.parametrize(
        ("leaves", "expected"),
        [
            ({"question": "relocation", "kind": "other"}, True),
            ({"closed_on": today(), "outcome": "moved"}, True),
            ({"closed_on": date(2018, 2, 1), "opened_on": date(2018, 1, 2), "outcome": "moved"}, False),  # before
            ({"closed_on": today(), "question": "relocation", "kind": "other"}, False),  # it stays after all
        ],
    )
    def test_a_loan_that_is_due_on_leaving_shows_once_the_household_leaves(
        self, as_worker, as_coordinator, team, file, leaves, expected
    ):
        make_entry("loan", 100, JUNE, file=file)
        make_terms(file, months=None)
        make_file(household=file.household, **leaves)

        assert page_of(as_worker, file).context["fund"].is_leaving is expected
        assert ("het gezin verhuist" in as_worker.get("/").content.decode()) is expected
        assert loans_to_remind(team) == int(expected)

    def test_once_the_day_is_known_it_is_due_then(self, file):
        terms = make_terms(file, months=240, left_on=JULY)

        assert (terms.ends_on, terms.remind_on) == (JULY, date(2017, 7, 4))

    def test_what_is_booked_for_a_later_day_does_not_count_yet(self, as_worker, team, file):
        make_entry("loan", 100, JUNE, file=file)
        make_entry("repayment", 100, today() + timedelta(days=9), file=file)

        assert page_of(as_worker, file).context["fund"].owed == 100
        assert list(HousingFile.objects.owing()) == [file]
        assert as_worker.get("/wonen/fonds/").context["list"].totals.outstanding == 100

    def test_the_number_of_queries_does_not_grow(self, as_worker, file, django_assert_max_num_queries):
        for _ in range(30):
            make_entry("loan", 100, JUNE, file=file)
        make_terms(file)

        with django_assert_max_num_queries(22):
            page_of(as_worker, file)

    def test_a_file_with_bookings_stays_and_says_why(self, as_worker, file):
        make_entry("loan", 100, JUNE, file=file)

        answer = as_worker.post(f"{file.get_absolute_url()}verwijderen/", follow=True)

        assert HousingFile.objects.filter(pk=file.pk).exists()
        assert "er hangen nog boekingen aan" in answer.content.decode()

    def test_one_with_agreements_alone_comes_back_with_them(self, as_worker, file):
        make_terms(file, note="Zonder rente.")

        as_worker.post(f"{file.get_absolute_url()}verwijderen/")
        assert not LoanTerms.objects.exists()
        undo.restore(Undo.objects.get())

        assert LoanTerms.objects.get().note == "Zonder rente."


class TestTerms:
    def url(self, file):
        return f"{file.get_absolute_url()}lening/"

    def send(self, client, file, **fields):
        form = client.get(self.url(file)).context["form"]
        data = {"form_token": form.token.signed(), "version": form.initial["version"] or ""}
        start = {"agreed_on": "2018-06-04", "months": "120", "due_on": "", "due_on_leaving": "on", "notice": "24"}
        return client.post(self.url(file), data | start | fields)

    def test_they_are_made_once_and_changed_later(self, as_worker, file):
        assert self.send(as_worker, file).url == file.get_absolute_url()
        self.send(as_worker, file, months="", due_on="2030-06-04")

        terms = LoanTerms.objects.get()
        assert (terms.ends_on, terms.remind_on, terms.version) == (date(2030, 6, 4), date(2028, 6, 4), 2)

    @pytest.mark.parametrize(
        ("fields", "name"),
        [
            ({"agreed_on": ""}, "agreed_on"),
            ({"agreed_on": "2999-01-01"}, "agreed_on"),
            ({"months": "0"}, "months"),
            ({"months": "601"}, "months"),
            ({"months": "een jaar"}, "months"),
            ({"months": "99999999999999999999"}, "months"),
            ({"due_on": "2030-01-01"}, "due_on"),
            ({"months": "", "due_on": "2018-06-03"}, "due_on"),
            ({"months": "", "due_on": "9999-12-31"}, "due_on"),
            ({"months": "", "due_on_leaving": ""}, "due_on_leaving"),
            ({"notice": "121"}, "notice"),
            ({"notice": ""}, "notice"),
        ],
    )
    def test_what_is_wrong_is_said(self, as_worker, file, fields, name):
        answer = self.send(as_worker, file, **fields)

        assert name in answer.context["form"].errors
        assert not LoanTerms.objects.exists()

    def test_two_at_once_make_one(self, as_worker, file):
        form = as_worker.get(self.url(file)).context["form"]
        make_terms(file)

        data = {"form_token": form.token.signed(), "agreed_on": "2018-06-04", "months": "12", "notice": "12"}
        answer = as_worker.post(self.url(file), data)

        assert answer.status_code == 200
        assert LoanTerms.objects.get().months == 120

    @pytest.mark.parametrize(
        ("day", "months", "expected"),
        [
            (date(2018, 1, 31), 1, date(2018, 2, 28)),
            (date(2018, 12, 31), 2, date(2019, 2, 28)),
            (date(2020, 2, 29), -12, date(2019, 2, 28)),
            (date(9999, 12, 1), 600, date(9999, 12, 1)),
            (date(1, 1, 5), -5, date(1, 1, 5)),
        ],
    )
    def test_months_are_counted_to_the_same_day_or_the_last(self, day, months, expected):
        assert months_later(day, months) == expected


class TestReminders:
    def lent(self, file, **terms):
        make_entry("loan", 100, JUNE, file=file)
        return make_terms(file, **terms)

    def test_a_loan_shows_on_the_start_page_as_long_before_as_was_asked(self, as_worker, team, file):
        self.lent(file, months=None, due_on=today() + timedelta(days=700), notice=24)
        self.lent(make_loan_file(team=team), months=None, due_on=today() + timedelta(days=700), notice=12)

        answer = as_worker.get("/")

        assert "Leningen die terugkomen" in answer.content.decode()
        assert list(LoanTerms.objects.to_remind(today()).values_list("file", flat=True)) == [file.pk]

    def test_not_once_it_is_repaid(self, as_worker, file):
        self.lent(file, months=12)
        make_entry("repayment", 100, JULY, file=file)

        assert "Leningen die terugkomen" not in as_worker.get("/").content.decode()

    def test_the_monday_list_counts_what_its_list_holds(self, as_coordinator, team, file):
        self.lent(file, months=12)
        self.lent(make_loan_file(team=team), months=600)

        answer = as_coordinator.get("/wonen/?lening=herinneren")

        assert len(answer.context["list"].rows) == 1
        assert loans_to_remind(team) == 1

    @pytest.mark.parametrize(("choice", "number"), [("loopt", 2), ("te-laat", 1), ("herinneren", 1)])
    def test_files_are_found_by_their_loan(self, as_worker, team, file, choice, number):
        self.lent(file, months=12)
        self.lent(make_loan_file(team=team), months=600)
        make_loan_file(team=team)

        assert len(as_worker.get(f"/wonen/?lening={choice}").context["list"].rows) == number


class TestForecast:
    def test_what_is_owed_by_year(self, as_worker, team, file):
        make_entry("loan", 100, JUNE, file=file)
        make_terms(file, months=12)
        years = [today().year + 3, today().year + 3, None]
        for year in years:
            other = make_loan_file(team=team)
            make_entry("loan", 50, JUNE, file=other)
            make_terms(other, months=None, due_on=year and date(year, 6, 1))

        groups = as_worker.get(FORECAST).context["groups"]

        told = [(group.title, len(group.loans), group.total) for group in groups]
        assert told == [("Te laat", 1, 100), (str(today().year + 3), 2, 100), ("Zonder datum", 1, 50)]

    def test_who_was_shown_is_kept(self, as_worker, file):
        make_entry("loan", 100, JUNE, file=file)

        as_worker.get(FORECAST)

        assert file.household.residents.get().pk in AuditEvent.objects.filter(action="list").last().residents

    def test_the_number_of_queries_does_not_grow(self, as_worker, team, django_assert_max_num_queries):
        for _ in range(20):
            make_entry("loan", 60, JUNE, file=make_loan_file(household=make_resident(team=team).household))

        with django_assert_max_num_queries(13):
            as_worker.get(FORECAST)


class TestStatements:
    def test_of_the_fund_without_names(self, as_worker, team, file):
        make_entry("capital", 1000, JUNE, team=team)
        make_entry("loan", 100, JULY, file=file, note="Voor Amina")

        answer = as_worker.get("/wonen/fonds/afschrift.pdf?van=2018-07-01&tot=2018-07-31")

        assert answer["Content-Type"] == "application/pdf"
        text = text_of(read(answer.content))
        assert "1.000,00" in text
        assert "900,00" in text
        assert file.code in text
        assert "Amina" not in text
        assert AuditEvent.objects.filter(action="export").count() == 1

    def test_of_a_file_for_its_household(self, as_worker, file):
        make_entry("loan", 100, JUNE, file=file)
        make_entry("repayment", 30, JULY, file=file)

        text = text_of(read(as_worker.get(f"{file.get_absolute_url()}afschrift.pdf").content))

        assert "Afschrift van je lening" in text
        assert "70,00" in text

    @pytest.mark.parametrize("period", ["van=gisteren", "van=2018-07-01&tot=2018-06-01", "tot=2018-02-31"])
    def test_a_period_that_is_none_is_said(self, as_worker, file, period):
        for url in ("/wonen/fonds/afschrift.pdf", f"{file.get_absolute_url()}afschrift.pdf"):
            answer = as_worker.get(f"{url}?{period}", follow=True)

            assert "periode van het afschrift" in answer.content.decode()

    def test_an_empty_one_says_so(self, as_worker):
        assert "Geen boekingen" in text_of(read(as_worker.get("/wonen/fonds/afschrift.pdf").content))

    def test_a_household_without_members_can_owe_as_well(self, as_worker, team):
        file = make_loan_file(household=make_household(team=team))
        make_entry("loan", 5, JUNE, file=file)

        assert as_worker.get(FORECAST).status_code == 200
