"""Reading a sheet of home visits, and one of attendances, in beside django-import-export with its defaults."""

import random
import statistics
from datetime import date, time, timedelta

from django.db import transaction

from activiteiten.models import Activity, Session
from buurtwerk.core.spreadsheets import to_xlsx
from buurtwerk.registers.checking import check
from buurtwerk.registers.reading import read_workbook
from buurtwerk.registers.writing import write
from contacts.models import Resident
from tests.benchmarks.import_peer import AttendanceResource, VisitResource, import_as_peer
from tests.benchmarks.timing import Row, milliseconds

ROWS, PEER_ROWS, TIMES = 10_000, 500, 3
VISITS = ["huisbezoek", "datum", "uur", "gezin", "bewoners", "soort", "resultaat", "duur", "thema's", "verslag"]
ATTENDANCES = ["sessie", "bewoner", "rol"]
THEMES = ["wonen", "inkomen", "gezondheid", "mobiliteit", "opvoeding"]
SESSIONS = 200


def measure(worlds, size):
    team = worlds["default"].team
    yield side_by_side(team, "Huisbezoeken", VISITS, visits_of(team), VisitResource)
    sessions = make_sessions(team)
    yield side_by_side(team, "Aanwezigheden", ATTENDANCES, attendances_of(team, sessions), AttendanceResource)


def side_by_side(team, name, header, rows, resource):
    """One row of the table: both read in turn, each in a register as it was."""
    ours, theirs = to_xlsx([(name, header, rows)]), to_xlsx([(name, header, rows[:PEER_ROWS])])
    turns = [
        (timed(lambda: import_ours(team, ours)), timed(lambda: import_as_peer(resource, team, theirs)))
        for _ in range(TIMES)
    ]
    mine = statistics.median(own for own, _peer in turns) / ROWS
    peer = statistics.median(other for _own, other in turns) / PEER_ROWS
    what = f"{name} inlezen, per rij ({1000 / mine:.0f} naast {1000 / peer:.0f} rijen per seconde)"
    return Row(what, f"{ROWS:_} rijen".replace("_", " "), mine, peer, 6, at_least=True)


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


def make_sessions(team):
    activity, _is_new = Activity.objects.get_or_create(team=team, code="NIEUW", name="Naaiatelier", kind="workshop")
    Session.objects.filter(activity=activity).delete()
    return Session.objects.bulk_create(
        Session(team=team, activity=activity, code=f"NIEUW{number}", date=date(2018, 1, 1) + timedelta(number))
        for number in range(SESSIONS)
    )


def attendances_of(team, sessions):
    """The same number of residents at each session; all rows are new."""
    rng = random.Random(ROWS)
    people = list(Resident.objects.filter(team=team).values_list("code", flat=True)[:5000])
    return [
        [session.code, code, rng.choice(["deelnemer", "deelnemer", "vrijwilliger"])]
        for session in sessions
        for code in rng.sample(people, ROWS // len(sessions))
    ]


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
