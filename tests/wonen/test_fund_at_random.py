"""Any order of bookings, corrections and refusals: the balance is the sum of the entries, nothing forbidden is reached.

What ought to be refused is worked out here once more, entry by entry, without the app's own rules.
"""

import os
import random
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from buurtwerk.core.models.code import next_code
from tests.accounts.factories import make_team
from tests.registers.books import bring_in, exported, plan_of
from tests.wonen.fund_factories import make_loan_file
from tests.workbooks.fund import SIGN, is_allowed
from wonen import actions, ledger
from wonen.fund_book import lines_of
from wonen.models import FundEntry

SEEDS = range(400) if os.environ.get("LONG") else range(20) if connection.vendor == "sqlite" else range(20, 28)
BOOKINGS = 30
START = date(2018, 1, 1)
SPELT = {"capital": "inbreng", "loan": "lening", "repayment": "terugbetaling"}
pytestmark = pytest.mark.django_db


def some_entry(rng, files, there):
    """An entry that may or may not be allowed; a third takes another one back."""
    on = START + timedelta(days=rng.randrange(12))
    if there and rng.random() < 0.3:
        entry = rng.choice(there)
        return FundEntry(
            team=entry.team, kind=entry.kind, file=entry.file, amount=entry.amount, date=on, corrects_id=entry.pk
        )
    kind = rng.choice(["capital", "loan", "loan", "repayment", "repayment"])
    file = None if kind == "capital" else rng.choice(files)
    amount = Decimal(rng.choice([5, 10, 33])) + Decimal(rng.randrange(100)) / 100
    return FundEntry(team=files[0].team, kind=kind, file=file, amount=amount, date=on)


def counts_as(entry, row):
    signed = entry.amount if entry.corrects_id is None else -entry.amount
    return (entry.date, row, SPELT[entry.kind], entry.file_id, signed)


def takes_back_rightly(entry, there):
    if entry.corrects_id is None:
        return True
    original = next(other for other in there if other.pk == entry.corrects_id)
    again = any(other.corrects_id == original.pk for other in there)
    return original.corrects_id is None and original.date <= entry.date and not again


def by_action(entry):
    try:
        if entry.corrects_id:
            original = FundEntry.objects.get(pk=entry.corrects_id)
            return actions.take_back(entry=original, on=entry.date, note="", by=None)
        return actions.book(entry=entry, by=None)
    except actions.Refused:
        return None


def past_the_action(entry):
    """Straight into the database, which has to judge by itself."""
    entry.code = next_code(FundEntry, entry.team, "X")
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError:
        return None
    return entry


@pytest.mark.parametrize("book", [by_action, past_the_action])
@pytest.mark.parametrize("seed", SEEDS)
def test_no_forbidden_state_is_reached_and_nothing_allowed_is_refused(seed, book):
    rng, team = random.Random(seed), make_team()
    files, there = [make_loan_file(team=team) for _ in range(3)], []

    for row in range(BOOKINGS):
        entry = some_entry(rng, files, there)
        rows = [counts_as(other, place) for place, other in enumerate(there)]
        allowed = takes_back_rightly(entry, there) and is_allowed([*rows, counts_as(entry, row)])
        stored = book(entry)
        assert bool(stored) == allowed, (seed, row)
        there += [stored] if stored else []

    told = ledger.totals(lines_of(team))
    assert told.balance == sum(SIGN[kind] * amount for _, _, kind, _, amount in map(counts_as, there, there))
    assert told.outstanding == sum(ledger.owed_by_file(lines_of(team)).values())
    owing = {file for file, owed in ledger.owed_by_file(lines_of(team)).items() if owed}
    assert set(FundEntry.objects.of(team).owing_files().values_list("file", flat=True)) == owing


@pytest.mark.parametrize("seed", SEEDS)
def test_a_workbook_is_refused_row_by_row_as_the_rules_say(seed):
    """Faulty are just the rows that, taken in order, are not allowed; without them the rest is stored."""
    rng, team = random.Random(seed), make_team()
    files = {file.pk: file for file in (make_loan_file(team=team) for _ in range(2))}
    rows = [some_entry(rng, list(files.values()), []) for _ in range(BOOKINGS)]
    expected, kept = set(), []
    for place, entry in sorted(enumerate(rows), key=lambda told: (told[1].date, told[0])):
        told = counts_as(entry, place)
        if is_allowed([*kept, told]):
            kept.append(told)
        else:
            expected.add(place + 2)

    plan = plan_of(team, {"Rollend fonds": [HEADER, *(cells(place, entry) for place, entry in enumerate(rows))]})

    assert {(fault.row, fault.column) for fault in plan.faults} == {(row, "bedrag") for row in expected}
    sound = [cells(place, entry) for place, entry in enumerate(rows) if place + 2 not in expected]
    bring_in(team, {"Rollend fonds": [HEADER, *sound]})
    assert [row[0] for row in exported(team)["Rollend fonds"][1:]] == [row[0] for row in sound]


HEADER = ["boeking", "dossier", "datum", "soort", "bedrag"]


def cells(place, entry):
    return [f"B{place}", entry.file and entry.file.code, entry.date, SPELT[entry.kind], float(entry.amount)]
