"""The plotting area of a chart with upright values: columns and lines."""

from dataclasses import dataclass
from math import ceil

from buurtwerk.core.charts.scale import number, ticks, width_of, wrap
from buurtwerk.core.charts.svg import WIDTH, hairline, text, together, wrapped

HEIGHT = 200
SMALL = 12


@dataclass(frozen=True, slots=True)
class Frame:
    """`column` is the width each label has; all in units of the viewBox."""

    left: float
    top: float
    column: float
    columns: int
    ticks: list

    @classmethod
    def of(cls, data, *, top, largest=None, right=0):
        """`top` is what a legend takes above, `right` what names take beside it."""
        largest = max(data.known, default=0) if largest is None else largest
        values = ticks(largest, whole=data.is_whole)
        left = max(width_of(number(value), SMALL) for value in values) + 10
        count = len(data.labels)
        return cls(left, top + 18, (WIDTH - left - right) / count, count, values)

    @property
    def bottom(self):
        return self.top + HEIGHT

    @property
    def right(self):
        return self.left + self.column * self.columns

    def x(self, index):
        return self.left + self.column * (index + 0.5)

    def high(self, value):
        return float(value) / self.ticks[-1] * HEIGHT

    def y(self, value):
        return self.bottom - self.high(value)

    def grid(self):
        return together(self._tick(value) for value in self.ticks)

    def _tick(self, value):
        y = self.y(value)
        label = text(number(value), self.left - 8, y + 4, anchor="end", size=SMALL)
        return together([hairline(self.left, y, self.right, y, strong=value == 0), label])

    def below(self, labels):
        """The labels under the columns, and how high they are; narrow columns show only some of them."""
        every = ceil(22 / self.column)
        width = self.column * every - 4
        lines = max(len(wrap(label, width=width, size=SMALL)) for label in labels)
        shown = [(index, label) for index, label in enumerate(labels) if index % every == 0]
        parts = [wrapped(label, self.x(index), self.bottom + 18, width=width, size=SMALL) for index, label in shown]
        return together(parts), 12 + lines * 14
