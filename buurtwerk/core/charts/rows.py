"""Lying bars: for long names and long lists."""

from dataclasses import dataclass

from buurtwerk.core.charts.data import Data
from buurtwerk.core.charts.marks import legend, solid_or_outlined, stub
from buurtwerk.core.charts.scale import number, ticks, width_of, wrap
from buurtwerk.core.charts.svg import SIZE, WIDTH, hairline, picture, text, together, wrapped

NAMES = 170
STUB = 14
SMALL = 12


@dataclass(frozen=True, slots=True)
class Lanes:
    """Where the bars lie: a lane `lane` high for each label, in it a bar `thick` high for each series."""

    left: float
    width: float
    top: float
    lane: float
    thick: float
    ticks: list

    def long(self, value):
        return float(value) / self.ticks[-1] * self.width


def horizontal_bar(**fields):
    """Bars from left to right, one lane a label, the first series filled; takes the fields of `Data`."""
    return picture(Data(**fields), _rows)


def _rows(data):
    names, top = legend(data, solid_or_outlined)
    lanes = _lanes(data, top)
    bottom = lanes.top + lanes.lane * len(data.labels)
    rows = [_row(data, lanes, index, label) for index, label in enumerate(data.labels)]
    return bottom + 24, [names, _grid(lanes, bottom), *rows]


def _lanes(data, top):
    many = len(data.series)
    thick = 15 if many == 1 else 12
    left = min(NAMES, max(width_of(label, SIZE) for label in data.labels) + 14)
    room = max(width_of(data.text(value), SIZE) for one in data.series for value in one.values) + 10
    values = ticks(max(data.known, default=0), whole=data.is_whole)
    lane = max(thick * many + 11, 32 if _has_two_lines(data, left) else 0)
    return Lanes(left, WIDTH - left - room, top + 4, lane, thick, values)


def _has_two_lines(data, left):
    return any(len(wrap(label, width=left - 12, size=SIZE)) > 1 for label in data.labels)


def _grid(lanes, bottom):
    return together(_tick(lanes, value, bottom) for value in lanes.ticks)


def _tick(lanes, value, bottom):
    x = lanes.left + lanes.long(value)
    line = hairline(x, lanes.top, x, bottom, strong=value == 0)
    return together([line, text(number(value), x, bottom + 17, size=SMALL)])


def _row(data, lanes, index, label):
    middle = lanes.top + lanes.lane * (index + 0.5)
    lines = len(wrap(label, width=lanes.left - 12, size=SIZE))
    first = middle + 4.5 - (lines - 1) * SIZE * 0.575
    name = wrapped(label, lanes.left - 10, first, width=lanes.left - 12, anchor="end")
    start = middle - lanes.thick * len(data.series) / 2
    bars = [_bar(data, lanes, at, one.values[index], start + lanes.thick * at) for at, one in enumerate(data.series)]
    return together([name, *bars])


def _bar(data, lanes, at, value, y):
    long = STUB if value is None else lanes.long(value)
    draw = stub if value is None else solid_or_outlined
    label = text(
        data.text(value), lanes.left + long + 6, y + lanes.thick / 2 + 4, anchor="start", size=SMALL,
        weight=600 if at == 0 else None,
    )  # fmt: skip
    return together([draw(at, lanes.left, y + 0.5, long, lanes.thick - 1) if long else "", label])
