"""Loans in the same moment on a fund that holds one: one is booked, on a real file with SQLite and on PostgreSQL."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, connections, transaction

from tests.accounts.factories import make_team
from tests.wonen.fund_factories import make_entry, make_loan_file
from wonen import actions
from wonen.fund_book import lines_of
from wonen.ledger import totals
from wonen.models import FundEntry, FundState

AT_ONCE = 20
JUNE, JULY = date(2018, 6, 4), date(2018, 7, 4)
ON_SQLITE = connection.vendor == "sqlite"
pytestmark = [] if ON_SQLITE else [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def each(request, tmp_path, django_db_blocker):
    """Gives every thread, this one too, a connection of its own to a database in which rows are really stored."""
    if not ON_SQLITE:
        request.getfixturevalue("emptied_db")
        yield lambda: None
        return
    request.getfixturevalue("django_db_setup")
    with django_db_blocker.unblock():
        path, before = str(tmp_path / "fund.sqlite3"), connections["default"]
        connection.ensure_connection()
        with sqlite3.connect(path) as target:
            connection.connection.backup(target)
        target.close()

        def enter():
            settings = connections.settings["default"] | {"NAME": path}
            connections["default"] = type(before._wrapped if hasattr(before, "_wrapped") else before)(settings)

        enter()
        yield enter
        connections["default"].close()
        connections["default"] = before


def at_once(each, act):
    def one(number):
        each()
        try:
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_of_twenty_loans_on_a_fund_that_holds_one_one_is_booked(each):
    team = make_team()
    make_entry("capital", 1000, JUNE, team=team)
    files = [make_loan_file(team=team) for _ in range(AT_ONCE)]

    def lend(number):
        entry = FundEntry(team=team, file=files[number], kind="loan", amount=Decimal(1000), date=JULY)
        try:
            return actions.book(entry=entry, by=None).code
        except actions.Refused:
            return None

    codes = at_once(each, lend)

    assert len([code for code in codes if code]) == 1
    assert totals(lines_of(team)).balance == 0


def test_nor_are_more_stored_by_whoever_passes_the_action_by(each):
    team = make_team()
    make_entry("capital", 1000, JUNE, team=team)
    files = [make_loan_file(team=team) for _ in range(AT_ONCE)]

    def lend(number):
        try:
            return make_entry("loan", 1000, JULY, file=files[number]).pk
        except IntegrityError:
            return None

    assert len([pk for pk in at_once(each, lend) if pk]) == 1


def test_nor_is_more_repaid_than_is_owed(each):
    file = make_loan_file()
    make_entry("loan", 50, JUNE, file=file)

    def repay(_number):
        try:
            entry = FundEntry(team=file.team, file=file, kind="repayment", amount=Decimal(30), date=JULY)
            return actions.book(entry=entry, by=None)
        except actions.Refused:
            return None

    assert len([entry for entry in at_once(each, repay) if entry]) == 1


def test_of_twenty_corrections_one_is_booked(each):
    loan = make_entry("loan", 50, JUNE, file=make_loan_file())

    def correct(_number):
        try:
            return actions.take_back(entry=FundEntry.objects.get(pk=loan.pk), on=JULY, note="", by=None)
        except actions.Refused:
            return None

    assert len([entry for entry in at_once(each, correct) if entry]) == 1


def test_a_ledger_that_nobody_judged_is_not_committed(each):
    team = make_team()
    row = FundEntry(team=team, code="R1", kind="capital", amount=Decimal(10), date=JUNE)

    with pytest.raises(IntegrityError), transaction.atomic():
        FundEntry.objects.bulk_create([row])

    assert not FundEntry.objects.filter(team=team).exists()
    assert not FundState._base_manager.filter(team=team).exists()
