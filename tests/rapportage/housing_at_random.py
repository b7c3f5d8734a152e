"""Random housing files and a fund of some years, counted by hand, and a reader who has the reports of all of them."""

import random
from collections import Counter
from fractions import Fraction

from rapportage.withholding import Withheld
from tests.rapportage.reader import bits_of, narrow
from wonen.behind import Behind
from wonen.debts import LedgerYear

YEARS = range(2010, 2018)
KINDS = ["premium", "renben", "emergency_fund", "other"]


def random_housing(seed):
    """(files, entries): of a team with a file a year up to one with dozens."""
    rng = random.Random(seed)
    homes = range(rng.choice([2, 6, 12, 40]))
    files, entries, alike = [], [], rng.choice([False, True])
    busy = sorted(rng.sample(YEARS, rng.choice([3, 5, len(YEARS)])))  # in the others nothing opens or closes
    for year in YEARS:
        for _ in range(
            0 if year not in busy else rng.choice([0, rng.randint(0, 4), rng.randint(0, 9), rng.randint(5, 20)])
        ):
            later = [at for at in busy if at >= year]
            ends = rng.choice([None, year, rng.choice(later), year + 5 if len(busy) == len(YEARS) else None])
            granted = rng.choice([0, 0, rng.randint(1, 900_000)])
            files.append((rng.choice(homes), year, ends, rng.choice(KINDS[: rng.choice([1, 2, 4])]), granted))
        entries += random_entries(rng, year, homes, alike)
    return files, entries


def random_entries(rng, year, homes, alike):
    """(household, year, whether it is lent, cents); what is taken back is negative.

    Where all amounts are `alike`, the same households may borrow in one year and repay it all in another.
    """
    if alike:
        lent, some = rng.choice([True, False]), rng.choice([0, 0, 1, 5, 6, 7])
        return [(home, year, lent, 100_000) for home in homes[:some]]
    many = rng.choice([0, 0, 1, 3, rng.randint(5, 14)])
    kinds = rng.choice([[True], [True, True, False], [False, True], [False]])
    amounts = [rng.randint(1, 500_000) for _ in range(many)]
    booked = [(rng.choice(homes), year, rng.choice(kinds), amount) for amount in amounts]
    return booked + [(home, year, lent, -amount) for home, year, lent, amount in booked if rng.random() < 0.1]


def counted(files, entries, year):
    """The figures of one year."""
    opened = [one for one in files if one[1] == year]
    moved = [(lent, at, amount) for _home, at, lent, amount in entries if at <= year]
    return {
        "opened": len(opened),
        "closed": sum(one[2] == year for one in files),
        "open_at_year_end": sum(one[1] <= year and (one[2] is None or one[2] > year) for one in files),
        "opened_by_kind": dict(Counter(one[3] for one in opened)),
        "granted": sum(one[4] for one in opened) / 100,
        "fund_lent": sum(amount for lent, at, amount in moved if lent and at == year) / 100,
        "fund_repaid": sum(amount for lent, at, amount in moved if not lent and at == year) / 100,
        "fund_outstanding": sum(amount if lent else -amount for lent, _at, amount in moved) / 100,
    }


def behind_of(files, entries, year):
    granted, ledger = Counter(), {}
    for home, at, _ends, _kind, amount in files:
        granted[home] += amount if at == year else 0
    for home, at, lent, amount in entries:
        if at <= year:
            one = ledger.setdefault(at, LedgerYear())
            (one.lent if lent else one.repaid)[home] += amount
    opened = Counter(one[1] for one in files if one[1] <= year)
    closed = Counter(one[2] for one in files if one[2] and one[2] <= year)
    return Behind(year, opened, closed, granted, ledger)


def files_found(reports):
    """(year, name) -> the numbers it can be, for who knows how years follow from each other."""
    possible = {("open", YEARS[0] - 1): 1}  # the bits of nothing but zero
    sums = []
    for year, printed in reports.items():
        cells = {
            (key, year): printed[f"{key}_at_year_end" if key == "open" else key] for key in ("open", "opened", "closed")
        }
        kinds = {(kind, year): printed["opened_by_kind"].get(kind, 0) for kind in KINDS}
        possible |= {name: bits_of(value) for name, value in (cells | kinds).items()}
        possible["all", year] = bits_of(Withheld.DROPPED)
        sums += [(("all", year), [("open", year - 1), ("opened", year)])]
        sums += [(("all", year), [("open", year), ("closed", year)]), (("opened", year), list(kinds))]
    before = None
    while before != possible:
        before = dict(possible)
        for total, parts in sums:
            narrow(possible, total, parts)
    return {name: [value for value in range(bits.bit_length()) if bits >> value & 1] for name, bits in possible.items()}


def what_follows(reports, state, more, less):
    """What is known of the numbers that do not show: [({(key, year): times}, value)], each with as few as can be.

    Of two kinds of numbers, `more` and `less`, by which `state` changes from year to year.
    """
    rows, states, flows = [], [], []
    for year in reports:
        row, known = Counter(), Fraction(0)
        for key, at, times in ((state, year, 1), (state, year - 1, -1), (more, year, -1), (less, year, 1)):
            value = reports[at][key] if at in reports else 0
            if isinstance(value, Withheld):
                row[key, at] += times
            else:
                known -= times * Fraction(round(value * 100), 100)
        rows.append((row, known))
        states.append((state, year))
        flows += [(more, year), (less, year)]
    return solved(rows, states + flows)


def solved(rows, order):
    """By elimination, the first in `order` first."""
    rows = [(dict(row), value) for row, value in rows]
    found = []
    for name in order:
        at = next((at for at, (row, _value) in enumerate(rows) if row.get(name)), None)
        if at is None:
            continue
        row, value = rows.pop(at)
        pivot = {one: Fraction(times) / row[name] for one, times in row.items()}, Fraction(value) / row[name]
        rows = [without(name, one, pivot) for one in rows]
        found = [without(name, one, pivot) for one in found] + [pivot]
    return found


def without(name, row, pivot):
    times = row[0].get(name, 0)
    cells = {one: row[0].get(one, 0) - times * pivot[0].get(one, 0) for one in {*row[0], *pivot[0]}}
    return {one: number for one, number in cells.items() if number}, row[1] - times * pivot[1]
