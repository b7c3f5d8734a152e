"""Reading a sheet of home visits in beside django-import-export with its defaults."""

import random
import statistics
from datetime import date, time, timedelta

from django.db import transaction

from buurtwerk.core.spreadsheets import to_xlsx
from buurtwerk.registers.checking import check
from buurtwerk.registers.reading import read_workbook
from buurtwerk.registers.writing import write
from contacts.models import Resident
from tests.benchmarks.import_peer import import_as_peer
from tests.benchmarks.timing import Row, milliseconds

ROWS, PEER_ROWS, TIMES = 10_000, 500, 3
HEADER = ["huisbezoek", "datum", "uur", "gezin", "bewoners", "soort", "resultaat", "duur", "thema's", "verslag"]
THEMES = ["wonen", "inkomen", "gezondheid", "mobiliteit", "opvoeding"]


def measure(worlds, size):
    team = worlds["default"].team
    rows = visits_of(team)
    ours, theirs = sheet(rows), sheet(rows[:PEER_ROWS])
    turns = [
        (timed(lambda: import_ours(team, ours)), timed(lambda: import_as_peer(team, theirs))) for _ in range(TIMES)
    ]
    mine = statistics.median(own for own, _peer in turns) / ROWS
    peer = statistics.median(other for _own, other in turns) / PEER_ROWS
    what = f"werkboek inlezen, per rij ({1000 / mine:.0f} naast {1000 / peer:.0f} rijen per seconde)"
    yield Row(what, f"{ROWS:_} rijen".replace("_", " "), mine, peer, 6, at_least=True)


def visits_of(team):
    """Rows that all are new, of households that the register holds."""
    rng = random.Random(ROWS)
    people = list(Resident.objects.filter(team=team).values_list("household__code", "code")[:5000])
    return [visit(rng, number, *rng.choice(people)) for number in range(ROWS)]


def visit(rng, number, home, person):
    day = date(2018, 1, 1) + timedelta(rng.randrange(365))
    themes = "; ".join(rng.sample(THEMES, 2))
    kind, result = rng.choice(["wegwijs", "opvolging"]), rng.choice(["gesprek", "niet thuis"])
    return [f"NIEUW{number}", day, time(14, 30), home, person, kind, result, 45, themes, "Koffie gedronken."]


def sheet(rows):
    return to_xlsx([("Huisbezoeken", HEADER, rows)])


def timed(call):
    """Milliseconds, and the register as it was."""
    with transaction.atomic():
        spent = milliseconds(call)
        transaction.set_rollback(True)
    return spent


def import_ours(team, data):
    plan = check(team, read_workbook(data))
    assert len(plan.sheets[0].new) == ROWS, plan.faults[:3]
    write(plan, team=team, by=None)
