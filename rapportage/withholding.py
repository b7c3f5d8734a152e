"""Which of the numbers that add up stay away, so that no reader works out a small one.

Every count of 1 to 4 is withheld, and further numbers stay away until each that does not show keeps at least three
possible values.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from django.utils.translation import gettext as _

from rapportage.attack import NO_LIMIT, Range, Sum, choices, possible_values

FEW = range(1, 5)
FEWEST_CHOICES = 3
MOST_TRIED = 40  # numbers that one more is chosen among: with hundreds of streets trying each takes too long
NOBODY = (0, 0)  # may be known: zeros show anyhow


class Withheld(Enum):
    """Stands where a number would. Its text is what the reader sees, its range what that tells."""

    FEW = (1, 4)
    HIDDEN = (5, NO_LIMIT)  # it would give another number away
    DROPPED = (0, NO_LIMIT)  # so few people that not even the zeros beside it show

    def __str__(self):
        return _("minder dan 5") if self is Withheld.FEW else _("niet getoond")


class CannotPublish(Exception):
    """Whatever is withheld, somebody could be recognised."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Counts by name, zeros too, and what adds up among them.

    A name without a dot is never printed: it is what is left when one printed number is taken from another. `open`
    are no secrets and never withheld: events, and what is left over without being a count of its own. `told` are
    printed elsewhere and not withheld here: what a reader knows of each.
    """

    cells: Mapping[str, int]
    sums: Sequence[Sum]
    open: Collection[str] = ()
    told: Mapping[str, Range] = field(default_factory=dict)

    def can_show(self, name):
        """Whether it is a printed count of which it is decided here whether it shows."""
        return not is_left_over(name) and name not in self.open and name not in self.told

    def known(self, name, marks):
        """What stands in print of it."""
        if name in self.told:
            return self.told[name]
        if name in marks:
            return marks[name].value
        return (0, NO_LIMIT) if is_left_over(name) else (self.cells[name], self.cells[name])

    def ranges(self, marks):
        """How far each number could lie from what it is, for who reads what is left."""
        return possible_values({name: self.known(name, marks) for name in self.cells}, self.sums)

    def secrets(self, marks):
        """What is withheld, here or elsewhere, and what is left over and small."""
        few = [name for name, value in self.cells.items() if is_left_over(name) and value in FEW]
        elsewhere = [name for name, known in self.told.items() if choices(known) >= FEWEST_CHOICES]
        return [*marks, *(name for name in few if name not in self.open and name not in self.told), *elsewhere]


def is_left_over(name):
    return "." not in name


def withheld(linked, marks=None):
    """Name -> why that number does not show; `marks` are withheld to begin with."""
    few = {name: Withheld.FEW for name, value in linked.cells.items() if value in FEW and linked.can_show(name)}
    marks = few | (marks or {})
    while found := weaknesses(linked, marks):
        marks |= _one_more(linked, marks, found) or _whole_table(linked, marks, found)
    return marks


def weaknesses(linked, marks):
    """(number, sums to mend it in) for each that a reader could work out, or nearly."""
    ranges = linked.ranges(marks)
    secret = linked.secrets(marks)
    tight = [name for name in secret if choices(ranges[name]) < FEWEST_CHOICES and ranges[name] != NOBODY]
    around = [(name, [one for one in linked.sums if name in (one[0], *one[1])]) for name in tight]
    return around + [(one[1][0], [one]) for one in linked.sums if _leaves_few(linked, marks, *one)]


def _leaves_few(linked, marks, total, parts):
    """What is withheld of a printed total is itself a number, and may be no small one."""
    if any(part in linked.open for part in parts) or choices(linked.known(total, marks)) > 1:
        return False
    return sum(linked.cells[part] for part in parts if part in marks or is_left_over(part)) in FEW


def _one_more(linked, marks, found):
    """Withhold one number more: no key figure, the one that leaves least to mend, a small one."""

    def worth(name):
        tables = sum(name == total for total, _parts in linked.sums)
        left = weaknesses(linked, marks | {name: Withheld.HIDDEN})
        return tables > 1, len(left), tables, linked.cells[name], name

    around = {name for _name, near in found for total, parts in near for name in (total, *parts)}
    bigger = [name for name in around - marks.keys() if linked.can_show(name) and linked.cells[name] > max(FEW)]
    totals = {total for total, _parts in linked.sums}
    likely = sorted(bigger, key=lambda name: (name in totals, linked.cells[name], name))
    return {min(likely[:MOST_TRIED], key=worth): Withheld.HIDDEN} if bigger else {}


def _whole_table(linked, marks, found):
    """Nothing is left to withhold but the zeros, and at last the total."""
    tables = [parts for _name, near in found for _total, parts in near]
    totals = [[total] for _name, near in found for total, _parts in near]
    for names in tables + totals:
        if more := [name for name in names if linked.can_show(name) and marks.get(name) is not Withheld.DROPPED]:
            return dict.fromkeys(more, Withheld.DROPPED)
    raise CannotPublish(_("Er is te weinig om te publiceren zonder dat iemand te herkennen is."))
