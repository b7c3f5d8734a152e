"""The ledger of the rolling fund on the screen."""

from datetime import date
from decimal import Decimal

import pytest

from buurtwerk.audit.models import AuditEvent
from tests.contacts.factories import make_resident
from tests.registers.books import plan_of
from tests.wonen.fund_factories import make_entry, make_loan_file
from tests.wonen.test_files import sent
from wonen.models import FundEntry

LIST, NEW = "/wonen/fonds/", "/wonen/fonds/nieuw/"
JUNE, JULY = date(2018, 6, 4), date(2018, 7, 4)
pytestmark = pytest.mark.django_db


@pytest.fixture
def file(team):
    return make_loan_file(household=make_resident(team=team, first_name="Amina").household)


def form_data(client, url=NEW, **fields):
    token = client.get(url).context["form"].token.signed()
    return {"form_token": token, "date": "2018-07-04", "amount": "100,50"} | fields


def book(client, url=NEW, **fields):
    return client.post(url, form_data(client, url, **fields))


def correct(client, entry, **fields):
    token = client.get(entry.get_absolute_url()).context["form"].token.signed()
    data = {"form_token": token, "correctie-date": "2018-08-04"} | fields
    return client.post(f"{entry.get_absolute_url()}corrigeren/", data)


class TestBooking:
    def test_capital_belongs_to_no_file(self, as_coordinator, team, coordinator):
        answer = book(as_coordinator, kind="capital", amount="150000", note="Van het OCMW.")

        assert answer.status_code == 302
        entry = FundEntry.objects.get()
        assert (entry.team, entry.file, entry.amount, entry.updated_by) == (team, None, 150_000, coordinator)
        assert entry.code == "RF-2018-0001"

    def test_a_loan_leads_back_to_its_file(self, as_coordinator, file):
        answer = book(as_coordinator, f"{NEW}?soort=loan&dossier={file.pk}", kind="loan", file=file.pk)

        assert answer.url == file.get_absolute_url()
        assert FundEntry.objects.get().amount == Decimal("100.50")
        assert AuditEvent.objects.filter(action="create").exists()

    @pytest.mark.parametrize(
        ("fields", "name"),
        [
            ({"kind": "gift"}, "kind"),
            ({"kind": ""}, "kind"),
            ({"file": ""}, "file"),
            ({"kind": "capital"}, "file"),
            ({"file": "999999999999999999999"}, "file"),
            ({"amount": "0"}, "amount"),
            ({"amount": "-5"}, "amount"),
            ({"amount": "12,345"}, "amount"),
            ({"amount": "99999999999"}, "amount"),
            ({"amount": ""}, "amount"),
            ({"date": "31-02-2018"}, "date"),
            ({"date": "2999-01-01"}, "date"),
            ({"date": "2018-01-07"}, "date"),  # before the file was opened
            ({"note": "x" * 201}, "note"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(self, as_coordinator, file, fields, name):
        answer = book(as_coordinator, **{"kind": "loan", "file": file.pk} | fields)

        assert answer.status_code == 200
        assert name in answer.context["form"].errors
        assert answer.context["form"]["date"].value() == fields.get("date", "2018-07-04")
        assert not FundEntry.objects.exists()

    def test_each_file_says_what_it_owes_and_the_fund_what_it_holds(self, as_coordinator, team, file):
        make_entry("capital", 100, JUNE, team=team)
        make_entry("loan", 60, JUNE, file=file)

        page = as_coordinator.get(NEW).content.decode()

        assert "nog €\xa060,00 terug te betalen" in page
        assert "Vandaag is er €\xa040,00 in het fonds." in page

    def test_a_file_that_is_closed_gets_money_back_and_lends_no_more(self, as_coordinator, team):
        closed = make_loan_file(team=team, closed_on=date(2018, 7, 1))
        make_entry("loan", 200, JUNE, file=closed)

        lent = book(as_coordinator, kind="loan", file=closed.pk)
        book(as_coordinator, kind="repayment", file=closed.pk)

        assert set(lent.context["form"].errors) == {"file"}
        assert [entry.kind for entry in FundEntry.objects.in_order()] == ["loan", "repayment"]

    def test_a_file_with_bookings_stays_with_its_household(self, as_worker, team, file):
        make_entry("loan", 60, JUNE, file=file)
        other = make_resident(team=team).household

        form = sent(as_worker, f"/wonen/dossiers/{file.pk}/wijzigen/", household=other.pk).context["form"]
        sheet = [["dossier", "gezin", "soort", "geopend"], [file.code, other.code, "noodkoopfonds", "8/1/2018"]]
        faults = plan_of(team, {"Woondossiers": sheet}).faults

        assert set(form.errors) == {"household"}
        assert [(fault.sheet, fault.row, fault.column) for fault in faults] == [("Woondossiers", 2, "gezin")]

    def test_a_loan_beyond_the_fund_says_what_there_is(self, as_coordinator, team, file):
        make_entry("capital", 100, JUNE, team=team)

        answer = book(as_coordinator, kind="loan", file=file.pk)

        assert "nog €\xa0100,00" in answer.context["form"].errors["amount"][0]
        assert FundEntry.objects.count() == 1

    def test_a_repayment_beyond_what_is_owed_says_how_much_is(self, as_coordinator, file):
        make_entry("loan", 60, JUNE, file=file)

        answer = book(as_coordinator, kind="repayment", file=file.pk)

        assert "nog €\xa060,00" in answer.context["form"].errors["amount"][0]

    def test_a_loan_that_leaves_too_little_for_a_later_one_names_that_day(self, as_coordinator, team, file):
        make_entry("capital", 100, JUNE, team=team)
        make_entry("loan", 60, date(2018, 8, 4), file=file)

        answer = book(as_coordinator, kind="loan", file=file.pk, amount="50")

        assert "4 augustus 2018" in answer.context["form"].errors["amount"][0]

    def test_a_refused_booking_waits_as_a_draft(self, as_coordinator, team, file):
        make_entry("capital", 100, JUNE, team=team)
        book(as_coordinator, kind="loan", file=file.pk, note="Voor het dak")

        draft = as_coordinator.get(NEW).context["form"].waiting_drafts.get()

        assert "dak" in draft.data

    def test_the_same_form_twice_books_once(self, as_coordinator, file):
        data = form_data(as_coordinator, kind="loan", file=file.pk)
        as_coordinator.post(NEW, data)
        answer = as_coordinator.post(NEW, data)

        assert answer.url == FundEntry.objects.get().get_absolute_url()

    def test_another_teams_file_is_no_choice(self, as_coordinator, file):
        answer = book(as_coordinator, kind="loan", file=make_loan_file().pk)

        assert "file" in answer.context["form"].errors

    def test_a_worker_sees_and_does_not_book(self, as_worker, file):
        make_entry("loan", 60, JUNE, file=file)

        assert as_worker.get(LIST).status_code == 200
        assert as_worker.get(NEW).status_code == 403
        assert "corrigeren" not in as_worker.get(FundEntry.objects.get().get_absolute_url()).content.decode()


class TestCorrecting:
    def test_an_entry_is_taken_back_by_another(self, as_coordinator, file):
        loan = make_entry("loan", 60, JUNE, file=file)

        correct(as_coordinator, loan, **{"correctie-note": "Verkeerd dossier."})

        counter = loan.corrected_by
        assert (counter.kind, counter.file, counter.amount) == ("loan", file, 60)
        assert (counter.date, counter.note) == (date(2018, 8, 4), "Verkeerd dossier.")
        assert as_coordinator.get(LIST).context["list"].totals.outstanding == 0

    def test_not_before_it_was_booked(self, as_coordinator, file):
        loan = make_entry("loan", 60, JUNE, file=file)

        answer = correct(as_coordinator, loan, **{"correctie-date": "2018-06-03", "correctie-note": "Fout."})

        assert "date" in answer.context["form"].errors
        assert answer.context["form"]["note"].value() == "Fout."

    def test_nor_twice(self, as_coordinator, file):
        loan = make_entry("loan", 60, JUNE, file=file)
        data = {"form_token": as_coordinator.get(loan.get_absolute_url()).context["form"].token.signed()}
        correct(as_coordinator, loan)

        url = f"{loan.get_absolute_url()}corrigeren/"
        answer = as_coordinator.post(url, data | {"correctie-date": "2018-08-05"})

        assert "al gecorrigeerd" in str(answer.context["form"].non_field_errors())

    def test_nor_is_a_correction_itself(self, as_coordinator, file):
        loan = make_entry("loan", 60, JUNE, file=file)
        counter = make_entry("loan", 60, JULY, file=file, corrects=loan)

        answer = correct(as_coordinator, counter)

        assert "zelf niet gecorrigeerd" in str(answer.context["form"].non_field_errors())

    def test_nor_a_loan_of_which_something_came_back(self, as_coordinator, file):
        loan = make_entry("loan", 60, JUNE, file=file)
        make_entry("repayment", 10, JULY, file=file)

        answer = correct(as_coordinator, loan)

        assert "meer terugbetaald dan geleend" in str(answer.context["form"].non_field_errors())


class TestList:
    def test_it_shows_the_entries_with_what_the_fund_held(self, as_worker, team, file):
        make_entry("capital", 100, JUNE, team=team)
        make_entry("loan", "60.25", JULY, file=file)

        answer = as_worker.get(LIST)

        newest = [cell["text"] for cell in answer.context["list"].rows[0]["cells"]]
        assert newest[:2] == ["4 juli 2018", "lening"]
        assert newest[4:6] == ["€\xa060,25", "€\xa039,75"]
        assert answer.context["list"].totals.balance == Decimal("39.75")

    def test_filters_leave_the_running_balance_as_it_was(self, as_worker, team, file):
        make_entry("capital", 100, JUNE, team=team)
        make_entry("loan", 60, JULY, file=file)

        rows = as_worker.get(f"{LIST}?soort=loan&jaar=2018&dossier={file.code}").context["list"].raw_rows

        assert [(row["kind"], row["balance"]) for row in rows] == [("loan", 40)]

    @pytest.mark.parametrize(("standing", "number"), [("telt", 1), ("gecorrigeerd", 1), ("correctie", 1)])
    def test_corrections_can_be_left_out_or_looked_at(self, as_worker, file, standing, number):
        loan = make_entry("loan", 60, JUNE, file=file)
        make_entry("loan", 60, JULY, file=file, corrects=loan)
        make_entry("loan", 70, JULY, file=file)

        assert len(as_worker.get(f"{LIST}?stand={standing}").context["list"].rows) == number

    def test_a_search_finds_who_it_is_about(self, as_worker, team, file):
        make_entry("loan", 60, JUNE, file=file)
        make_entry("loan", 60, JUNE, file=make_loan_file(team=team))

        answer = as_worker.post(LIST, {"q": "amina"}, follow=True)

        assert len(answer.context["list"].rows) == 1

    def test_the_number_of_queries_does_not_grow(self, as_worker, team, django_assert_max_num_queries):
        for _ in range(30):
            make_entry("loan", 60, JUNE, file=make_loan_file(household=make_resident(team=team).household))

        with django_assert_max_num_queries(14):
            as_worker.get(LIST)

    def test_another_teams_entry_does_not_exist(self, as_worker):
        entry = make_entry("loan", 60, JUNE, file=make_loan_file())

        assert as_worker.get(entry.get_absolute_url()).status_code == 404
