"""What the database itself refuses in the ledger of the rolling fund, whoever asks."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from tests.accounts.factories import make_team
from tests.wonen.fund_factories import make_entry, make_loan_file
from wonen.models import FundEntry, FundState

JUNE, JULY, AUGUST = date(2018, 6, 4), date(2018, 7, 4), date(2018, 8, 4)
pytestmark = pytest.mark.django_db


@pytest.fixture
def file(team):
    return make_loan_file(team=team)


def refused(kind, amount, on, **fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_entry(kind, amount, on, **fields)
    return True


class TestEntries:
    @pytest.mark.parametrize(
        "change", [{"amount": 5}, {"date": JULY}, {"code": "X"}, {"kind": "repayment"}, {"note": "x"}]
    )
    def test_nothing_of_an_entry_changes(self, file, change):
        entry = make_entry("loan", 10, file=file)

        with pytest.raises(IntegrityError), transaction.atomic():
            FundEntry.objects.filter(pk=entry.pk).update(**change)

    def test_but_its_note_may_be_erased(self, file):
        entry = make_entry("loan", 10, file=file, note="Voor de trap.")

        FundEntry.objects.filter(pk=entry.pk).update(note="")

        assert not FundEntry.objects.get().note

    def test_by_saving_it_too(self, file):
        entry = FundEntry.objects.get(pk=make_entry("loan", "10.10", file=file, note="Voor de trap.").pk)
        entry.note = ""

        entry.save()

        assert not FundEntry.objects.get().note

    def test_the_state_of_a_team_stays_its_own(self, team, file):
        make_entry("loan", 10, file=file)

        with pytest.raises(IntegrityError), transaction.atomic():
            FundState._base_manager.update(team=make_team())

    def test_nor_is_it_deleted(self, file):
        entry = make_entry("loan", 10, file=file)

        with pytest.raises(IntegrityError), transaction.atomic():
            FundEntry.objects.filter(pk=entry.pk).delete()

    def test_nor_the_state_that_bookings_pass(self, file):
        make_entry("loan", 10, file=file)

        with pytest.raises(IntegrityError), transaction.atomic():
            FundState.objects.filter(team=file.team).delete()


class TestLedger:
    def test_a_loan_is_free_before_any_capital(self, file):
        assert make_entry("loan", 5000, file=file).pk

    def test_and_not_beyond_the_fund_after_it(self, team, file):
        make_entry("capital", 100, JUNE, team=team)

        assert refused("loan", "100.01", JULY, file=file)
        assert make_entry("loan", 100, JULY, file=file).pk

    def test_nor_at_any_later_day(self, team, file):
        make_entry("capital", 100, JUNE, team=team)
        make_entry("loan", 60, AUGUST, file=file)

        assert refused("loan", 41, JULY, file=file)
        assert make_entry("loan", 40, JULY, file=file).pk

    def test_nor_is_more_repaid_than_is_owed_at_any_day(self, file):
        make_entry("loan", 50, JUNE, file=file)
        make_entry("repayment", 40, AUGUST, file=file)

        assert refused("repayment", 11, JULY, file=file)
        assert refused("repayment", 1, date(2018, 5, 4), file=file)
        assert make_entry("repayment", 10, JULY, file=file).pk

    def test_a_file_repays_for_itself_alone(self, team, file):
        make_entry("loan", 50, JUNE, file=file)

        assert refused("repayment", 10, JULY, file=make_loan_file(team=team))

    def test_another_team_has_a_ledger_of_its_own(self, team):
        make_entry("capital", 10, JUNE, team=team)

        assert make_entry("loan", 500, JULY, file=make_loan_file()).pk

    def test_cents_add_up_to_nothing(self, file):
        for amount in ("27500.75", "0.10", "0.20"):
            make_entry("loan", amount, JUNE, file=file)

        assert refused("repayment", "27501.06", JULY, file=file)
        assert make_entry("repayment", "27501.05", JULY, file=file).pk
        assert not FundEntry.objects.of(file.team).owing_files()


class TestCounterEntries:
    @pytest.mark.parametrize("told", [{"amount": 9}, {"kind": "repayment"}, {"on": date(2018, 6, 3)}])
    def test_one_is_as_what_it_takes_back_and_not_before_it(self, file, told):
        loan = make_entry("loan", 10, JUNE, file=file)
        make_entry("repayment", 1, JUNE, file=file)

        assert refused(**{"kind": "loan", "amount": 10, "on": JULY, "file": file, "corrects": loan} | told)

    def test_nor_of_another_file(self, team, file):
        loan = make_entry("loan", 10, JUNE, file=file)

        assert refused("loan", 10, JULY, file=make_loan_file(team=team), corrects=loan)

    def test_nor_taken_back_itself(self, file):
        loan = make_entry("loan", 10, JUNE, file=file)
        counter = make_entry("loan", 10, JUNE, file=file, corrects=loan)

        assert refused("loan", 10, JULY, file=file, corrects=counter)
        assert refused("loan", 10, JULY, file=file, corrects=loan)

    def test_capital_that_was_lent_is_not_taken_back(self, team, file):
        capital = make_entry("capital", 100, JUNE, team=team)
        make_entry("loan", 60, JULY, file=file)

        assert refused("capital", 100, AUGUST, team=team, corrects=capital)

    def test_nor_a_loan_of_which_something_is_repaid(self, file):
        loan = make_entry("loan", 60, JUNE, file=file)
        make_entry("repayment", 1, JULY, file=file)

        assert refused("loan", 60, AUGUST, file=file, corrects=loan)


class TestJudging:
    def rows(self, team, file):
        """Row by row against the rules, together right."""
        told = [("repayment", 10, AUGUST, file), ("loan", 10, JULY, file), ("capital", 10, JUNE, None)]
        return [
            FundEntry(team=team, file=of, kind=kind, amount=Decimal(amount), date=on, code=f"R{place}")
            for place, (kind, amount, on, of) in enumerate(told)
        ]

    def test_what_is_stored_together_is_judged_together(self, team, file):
        FundEntry.objects.bulk_create(self.rows(team, file))
        FundState.judge(team.pk)

        assert FundEntry.objects.count() == 3

    def test_nobody_commits_what_is_not_judged(self, team, file):
        with pytest.raises(IntegrityError), transaction.atomic():
            FundEntry.objects.bulk_create(self.rows(team, file))
            connection.check_constraints()

    def test_nor_takes_something_else_for_a_judgement(self, team, file):
        with pytest.raises(IntegrityError), transaction.atomic():
            FundEntry.objects.bulk_create(self.rows(team, file))
            FundState._base_manager.update(unjudged=team)
