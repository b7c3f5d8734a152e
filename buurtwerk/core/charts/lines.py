"""Lines over time, their names at their ends."""

from itertools import groupby

from buurtwerk.core.charts.data import Data
from buurtwerk.core.charts.frame import SMALL, Frame
from buurtwerk.core.charts.marks import colour, dash, stub
from buurtwerk.core.charts.scale import width_of, wrap
from buurtwerk.core.charts.svg import SIZE, element, picture, text, together

APART = 17
LARGEST_NAME = 150


def line(**fields):
    """One line a series, broken where a value is None; takes the fields of `Data`."""
    return picture(Data(**fields), _lines)


def _lines(data):
    alone = len(data.series) == 1
    frame = Frame.of(data, top=0, right=12 if alone else _room(data))
    labels, below = frame.below(data.labels)
    drawn = [_line(frame, at, one.values) for at, one in enumerate(data.series)]
    said = _numbers(data, frame) if alone else _names(data, frame)
    return frame.bottom + below, [frame.grid(), labels, _stubs(data, frame), *drawn, *said]


def _room(data):
    return min(LARGEST_NAME, max(width_of(_name(data, one), SIZE) for one in data.series) + 34)


def _name(data, one):
    """The name and the last value, as it stands at the end of a line."""
    return f"{one.name} {data.text(one.values[-1])}"


def _line(frame, at, values):
    points = [(frame.x(index), None if value is None else frame.y(value)) for index, value in enumerate(values)]
    runs = [list(run) for known, run in groupby(points, key=lambda point: point[1] is not None) if known]
    dots = [_dot(at, x, y) for run in runs for x, y in run]
    return together([*[_path(at, run) for run in runs if len(run) > 1], *dots])


def _path(at, run):
    return element(
        "polyline",
        points=" ".join(f"{x:.1f},{y:.1f}" for x, y in run),
        fill="none",
        stroke=colour(at),
        stroke_width=2.4,
        stroke_linejoin="round",
        stroke_dasharray=dash(at),
    )


def _dot(at, x, y):
    return element("circle", cx=x, cy=y, r=3.2, fill=colour(at))


def _stubs(data, frame):
    """At the foot of each label that has a withheld value, with what is said instead of it."""
    parts = []
    for index in range(frame.columns):
        at = next((at for at, one in enumerate(data.series) if one.values[index] is None), None)
        if at is not None:
            label = text(data.withheld_label, frame.x(index), frame.bottom - 17, size=SMALL - 1)
            parts += [stub(at, frame.x(index) - 5, frame.bottom - 12, 10, 12), label]
    return together(parts)


def _numbers(data, frame):
    """Over each point of a single line, where they don't run into each other."""
    values = data.series[0].values
    if max(width_of(data.text(value), SMALL) for value in values) > frame.column:
        return []
    return [
        text(data.text(value), frame.x(index), frame.y(value) - 9, size=SMALL, weight=600)
        for index, value in enumerate(values)
        if value is not None
    ]


def _names(data, frame):
    x = frame.x(frame.columns - 1)
    return [_end(data, frame, at, x, y) for at, y in _spread(data, frame)]


def _end(data, frame, at, x, y):
    """A piece of the line and its name: the piece tells lines apart without colour."""
    room = _room(data) - 30
    name = wrap(_name(data, data.series[at]), width=room, size=SIZE, lines=1)
    x = frame.right + 4
    key = element("line", x1=x, x2=x + 20, y1=y, y2=y, stroke=colour(at), stroke_width=2.4, stroke_dasharray=dash(at))
    return together([key, text("".join(name), x + 26, y + 4.5, anchor="start")])


def _spread(data, frame):
    """(series, y) for the names, in the order in which the lines end, far enough apart to be read."""
    ends = sorted((frame.y((one.known or [0])[-1]), at) for at, one in enumerate(data.series))
    placed: list = []
    lowest = frame.bottom - APART * (len(ends) - 1)
    for y, at in ends:
        y = min(max(y, placed[-1][1] + APART if placed else y), lowest + APART * len(placed))
        placed.append((at, y))
    return placed
