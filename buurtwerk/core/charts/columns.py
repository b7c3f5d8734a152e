"""Upright columns, beside or upon each other."""

from functools import partial

from buurtwerk.core.charts.data import Data
from buurtwerk.core.charts.frame import SMALL, Frame
from buurtwerk.core.charts.marks import hatched, hatches, legend, solid_or_outlined, stub
from buurtwerk.core.charts.scale import number, width_of
from buurtwerk.core.charts.svg import picture, text, together

STUB = 12
LARGEST_COLUMN = 56


def bar(**fields):
    """Columns side by side for each label, the first series filled; takes the fields of `Data`."""
    return picture(Data(**fields), _columns)


def stacked_bar(**fields):
    """One column a label, its series upon each other, the total above; takes the fields of `Data`."""
    return picture(Data(**fields), _stacks)


def _columns(data):
    names, top = legend(data, solid_or_outlined)
    frame = Frame.of(data, top=top)
    labels, below = frame.below(data.labels)
    groups = [_group(data, frame, index) for index in range(frame.columns)]
    return frame.bottom + below, [names, frame.grid(), labels, *groups]


def _group(data, frame, index):
    """The columns of one label. Where numbers would run into each other, only the first series has them."""
    many = len(data.series)
    width = min(frame.column * 0.76 / many, LARGEST_COLUMN)
    widest = max(width_of(data.text(value), SMALL) for one in data.series for value in one.values)
    start = frame.x(index) - width * many / 2
    return together(
        _column(data, frame, at, one.values[index], start + width * at, width, at == 0 or widest <= width + 2)
        for at, one in enumerate(data.series)
    )


def _column(data, frame, at, value, x, width, numbered):
    high = STUB if value is None else frame.high(value)
    draw = stub if value is None else solid_or_outlined
    y = frame.bottom - high
    label = text(data.text(value), x + width / 2, y - 5, size=SMALL, weight=600 if at == 0 else None)
    return together([draw(at, x + 1, y, width - 2, high) if high else "", label if numbered else ""])


def _stacks(data):
    mark = partial(hatched, id=data.id)
    names, top = legend(data, mark)
    frame = Frame.of(data, top=top, largest=max(_total(data, index) for index in range(len(data.labels))))
    labels, below = frame.below(data.labels)
    stacks = [_stack(data, frame, mark, index) for index in range(frame.columns)]
    return frame.bottom + below, [hatches(data.id, len(data.series)), names, frame.grid(), labels, *stacks]


def _total(data, index):
    return sum(one.values[index] or 0 for one in data.series)


def _stack(data, frame, mark, index):
    width = min(frame.column * 0.45, LARGEST_COLUMN)
    x, y, parts = frame.x(index) - width / 2, frame.bottom, []
    for at, one in enumerate(data.series):
        value = one.values[index]
        high = STUB if value is None else frame.high(value)
        y -= high
        parts.append(_segment(data, mark, at, value, (x, y, width, high)))
    return together([*parts, _sum(data, index, x + width / 2, y - 5)])


def _segment(data, mark, at, value, box):
    """A part of a stack, its number to the right of it where there is room."""
    x, y, width, high = box
    if not high:
        return ""
    draw = stub if value is None else mark
    label = text(data.text(value), x + width + 4, y + high / 2 + 4, anchor="start", size=SMALL - 1)
    return together([draw(at, x, y + 1, width, max(high - 1, 0.5)), label if high >= STUB else ""])


def _sum(data, index, x, y):
    """Over a stack: what is known; with a withheld part no total may be said."""
    values = [one.values[index] for one in data.series]
    return "" if None in values else text(number(sum(values)), x, y, size=SMALL, weight=600)
