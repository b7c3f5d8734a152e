"""The rules of the rolling fund, in memory: what forms and the import say before the database judges.

Once capital is booked, no loan and no counter-entry leaves the fund below zero, on its own day or at any later entry;
and never is more repaid of a file than it owes. Entries count in order of date, then of row.
"""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from wonen.models import FundEntry

Kind = FundEntry.Kind
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry; `place`: its row, `corrects`: the key of the entry that it takes back, `is_new`: not stored yet."""

    key: Hashable
    date: date
    place: int
    kind: str
    file: Hashable
    amount: Decimal
    corrects: Hashable = None
    is_new: bool = False

    @property
    def signed(self):
        return self.amount if self.corrects is None else -self.amount

    @property
    def effect(self):
        """What it adds to the fund."""
        return -self.signed if self.kind == Kind.LOAN else self.signed

    @property
    def debt(self):
        """What it adds to what its file owes."""
        return NOTHING if self.kind == Kind.CAPITAL else -self.effect

    @property
    def begins_rule(self):
        return self.kind == Kind.CAPITAL and self.corrects is None


class Wrong(Enum):
    SHORT = "the fund falls below zero"
    REPAID = "more is repaid than the file owes"


@dataclass(frozen=True, slots=True)
class Step:
    """A line with what the fund holds and its file owes after it, and the rule that it breaks."""

    line: Line
    balance: Decimal
    owed: Decimal
    wrong: Wrong | None

    @property
    def short_by(self):
        return -self.balance if self.wrong == Wrong.SHORT else -self.owed


@dataclass(frozen=True, slots=True)
class Totals:
    """Euro; entries that were taken back count no more."""

    capital: Decimal
    lent: Decimal
    repaid: Decimal

    @property
    def balance(self):
        """What the fund holds."""
        return self.capital - self.lent + self.repaid

    @property
    def outstanding(self):
        """What is still to come back."""
        return self.lent - self.repaid


def totals(lines):
    by_kind = {kind: sum((line.signed for line in lines if line.kind == kind), NOTHING) for kind in Kind}
    return Totals(by_kind[Kind.CAPITAL], by_kind[Kind.LOAN], by_kind[Kind.REPAYMENT])


def owed_by_file(lines):
    """File -> what it still owes, where it owes anything; in order of the first loan."""
    owed: dict[Hashable, Decimal] = defaultdict(Decimal)
    for line in lines:
        if line.file is not None:
            owed[line.file] += line.debt
    return {file: amount for file, amount in owed.items() if amount}


def in_order(lines):
    return sorted(lines, key=lambda line: (line.date, line.place))


class Walk:
    """Lines taken one by one, in order."""

    def __init__(self):
        self.balance, self.is_ruled = NOTHING, False
        self.owed: dict[Hashable, Decimal] = defaultdict(Decimal)

    def take(self, line):
        self.is_ruled = self.is_ruled or line.begins_rule
        self._count(line, 1)
        return Step(line, self.balance, self.owed[line.file], self._wrong(line))

    def leave(self, line):
        """The line taken last does not count after all."""
        self._count(line, -1)

    def _count(self, line, times):
        self.balance += times * line.effect
        self.owed[line.file] += times * line.debt

    def _wrong(self, line):
        if line.debt < 0 and self.owed[line.file] < 0:
            return Wrong.REPAID
        return Wrong.SHORT if line.effect < 0 and self.is_ruled and self.balance < 0 else None


def steps(lines):
    """The Step of each line, in order."""
    walk = Walk()
    return [walk.take(line) for line in in_order(lines)]


def first_wrong(lines):
    """The first Step that breaks a rule, or None."""
    return next((step for step in steps(lines) if step.wrong), None)


def left_out(lines):
    """Which new lines cannot stand among the stored ones: key -> the Step at which it shows.

    A line that is left out counts no more for the later ones, nor does what takes it back. Where it is a stored entry
    that would break a rule, the latest new lines before it that bring that about give way.
    """
    lines = in_order(lines)
    faults: dict[Hashable, Step] = {}
    while found := faulty_among(remaining(lines, faults)):
        faults |= found
    return faults


def faulty_among(lines):
    """The same, up to the first stored entry that would break a rule."""
    walk, found = Walk(), {}
    for place, line in enumerate(lines):
        if line.corrects in found:
            continue
        step = walk.take(line)
        if step.wrong and line.is_new:
            walk.leave(line)
            found[line.key] = step
        elif step.wrong:
            return found | {guilty.key: step for guilty in culprits(remaining(lines[:place], found), step)}
    return found


def remaining(lines, gone):
    return [line for line in lines if line.key not in gone and line.corrects not in gone]


def culprits(before, step):
    """The latest new lines before a stored entry that, taken away, would leave it right."""
    new, found, missing = [line for line in before if line.is_new], [], step.short_by
    for line in reversed(new):
        takes = -line.effect if step.wrong == Wrong.SHORT else -line.debt if line.file == step.line.file else NOTHING
        if takes > 0 and missing > 0:
            found.append(line)
            missing -= takes
    return found if missing <= 0 else [line for line in new if line.begins_rule]
