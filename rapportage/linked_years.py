"""Which counts of housing files show in which year, as one year follows from another.

What was open and what opened is together what closed and what stays open: two sums a year, in one chain that is a
tree, so that `attack` is exact. Years are decided upon from the first to the last, each without a look at later ones.
"""

from dataclasses import dataclass, field
from typing import Any

from rapportage.withholding import FEW, Linked, Withheld, weaknesses

OPENED, CLOSED, OPEN = "opened.{}", "closed.{}", "open.{}"
BEFORE_ALL = "open.before"


@dataclass
class Chain:
    """The years until now."""

    cells: dict[str, int] = field(default_factory=lambda: {BEFORE_ALL: 0})
    sums: list[Any] = field(default_factory=list)
    marks: dict[str, Withheld] = field(default_factory=dict)
    last: str = BEFORE_ALL
    since: dict[str, list[str]] = field(default_factory=lambda: {OPENED: [], CLOSED: []})  # hidden after the last open

    def add(self, year, opened, closed):
        names = [name.format(year) for name in (OPENED, CLOSED, OPEN)]
        together = f"open before or opened in {year}"
        there = self.cells[self.last] + opened
        self.cells |= dict(zip(names, (opened, closed, there - closed), strict=True)) | {together: there}
        self.sums += [(together, [self.last, names[0]]), (together, [names[2], names[1]])]
        self.last = names[2]
        few = {name: Withheld.FEW for name in names if self.cells[name] in FEW}
        tried = (few, few | {names[2]: Withheld.DROPPED}, dict.fromkeys(names, Withheld.DROPPED))
        self.marks |= next(more for more in tried if more == tried[-1] or self.is_safe(names, more))
        self.since = self.hidden_since(names, self.marks)
        if names[2] not in self.marks:
            self.since = {OPENED: [], CLOSED: []}

    def is_safe(self, names, more):
        """Whether no reader finds what does not show, nor how many files those are together."""
        marks = self.marks | more
        tells = [name for name in self.cells if "." not in name]
        found = weaknesses(Linked(self.cells, self.sums, open=tells), marks)
        return not found and (names[2] in marks or not self.leaves_few(self.hidden_since(names, marks)))

    def hidden_since(self, names, marks):
        """What does not show of the years since it was last told how many are open."""
        both = zip((OPENED, CLOSED), names, strict=False)
        return {side: self.since[side] + ([name] if name in marks else []) for side, name in both}

    def leaves_few(self, hidden):
        """Two numbers of open files tell how many opened or closed in between, if but one of both is hidden."""
        opened, closed = hidden[OPENED], hidden[CLOSED]
        return not (opened and closed) and sum(self.cells[name] for name in (*opened, *closed)) in FEW


def marks_of_years(behind, years):
    """Name -> why it does not show, for these years and all before them in which anything opened or closed.

    A year after such a one is in the chain too: where it was quiet, its report tells what was open then. The quiet
    years that follow tell nothing new.
    """
    chain = Chain()
    busy = {*behind.opened, *behind.closed}
    for year in sorted({*busy, *(year + 1 for year in busy), *years}):
        chain.add(year, behind.opened.get(year, 0), behind.closed.get(year, 0))
    return chain.marks
