"""What came in on the left, what became of it on the right, in bands as wide as their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from buurtwerk.core.charts.marks import colour, hatched, hatches, stub
from buurtwerk.core.charts.scale import number, width_of, wrap
from buurtwerk.core.charts.svg import SIZE, WIDTH, element, picture, text, together, wrapped

TALL = 200  # of everything together
SLOT = 38  # the least that one part takes, so that two lines of its name fit
BAR = 14
STUB = 12
GAP = 8
BOLD = 1.15  # how much wider bold digits are
ENDS = (168, WIDTH - 168)  # the outer edges of the bars; the names stand beside them
MIDDLE = WIDTH / 2
SPAN = (ENDS[1] - BAR - MIDDLE - BAR / 2) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowData:
    """Both sides as (label, number 0 or more); None is withheld. `id` is unique in the page, as in `Data`."""

    id: str
    title: str
    description: str
    came: Sequence[tuple[str, int | float | None]]
    became: Sequence[tuple[str, int | float | None]]
    withheld_label: str = "?"

    def __post_init__(self):
        if any(value is not None and value < 0 for _label, value in (*self.came, *self.became)):
            raise ValueError(f"Chart {self.id!r} has a value below zero.")

    @property
    def is_empty(self):
        return not self.came and not self.became

    @property
    def whole(self):
        """What flows through: the larger side, as far as it is known."""
        return max(sum(value or 0 for _label, value in side) for side in (self.came, self.became))

    @property
    def total(self):
        """The sum of a side that is known in full; None where neither is."""
        known = [side for side in (self.came, self.became) if side and all(value is not None for _label, value in side)]
        return sum(value for _label, value in known[0]) if known else None

    def text(self, value):
        return self.withheld_label if value is None else number(value)


@dataclass(frozen=True, slots=True)
class Part:
    """One of a side: where its bar stands, and how high the middle is where its band meets it."""

    at: int
    label: str
    value: int | float | None
    y: float
    high: float
    meets: float


def flow(**fields):
    """Takes the fields of `FlowData`."""
    return picture(FlowData(**fields), _drawn)


def _drawn(data):
    scale = TALL / float(data.whole or 1)
    bottom = 22 + max(TALL, *(sum(_slots(side, scale)) for side in (data.came, data.became)))
    middle = 22 + (bottom - 22 - data.whole * scale) / 2
    came = _parts(data.came, scale, bottom, middle, first=0)
    became = _parts(data.became, scale, bottom, middle, first=len(came))
    sides = [_side(data, came, is_left=True), _side(data, became, is_left=False)]
    return bottom + 4, [hatches(data.id, len(came) + len(became)), *sides, _trunk(data, middle, scale)]


def _high(value, scale):
    return STUB if value is None else max(float(value) * scale, 1.0)


def _slots(side, scale):
    return [max(_high(value, scale) + GAP, SLOT) for _label, value in side]


def _parts(side, scale, bottom, middle, *, first):
    """The parts of a side, each in the middle of its slot, the whole side in the middle of the picture."""
    slots = _slots(side, scale)
    y, found = 22 + (bottom - 22 - sum(slots)) / 2, []
    for at, ((label, value), slot) in enumerate(zip(side, slots, strict=True), first):
        high = _high(value, scale)
        found.append(Part(at, label, value, y + (slot - high) / 2, high, middle))
        y, middle = y + slot, middle + float(value or 0) * scale
    return found


def _trunk(data, middle, scale):
    high = float(data.whole) * scale
    bar = element(
        "rect", x=MIDDLE - BAR / 2, y=middle, width=BAR, height=high, rx=2, fill="currentColor", fill_opacity=0.5
    )
    label = "" if data.total is None else text(number(data.total), MIDDLE, middle - 7, weight=600)
    return together([bar if high else "", label])


def _band(part, *, is_left):
    """From the bar to the middle, or the other way round."""
    here, there = (part.y, part.meets) if is_left else (part.meets, part.y)
    start = ENDS[0] + BAR if is_left else MIDDLE + BAR / 2
    half, end = start + SPAN, start + 2 * SPAN
    path = (
        f"M{start:.1f},{here:.1f} C{half:.1f},{here:.1f} {half:.1f},{there:.1f} {end:.1f},{there:.1f} v{part.high:.1f} "
        f"C{half:.1f},{there + part.high:.1f} {half:.1f},{here + part.high:.1f} {start:.1f},{here + part.high:.1f} Z"
    )
    return element("path", d=path, fill=colour(part.at), fill_opacity=0.38)


def _side(data, parts, *, is_left):
    wide = max((width_of(data.text(part.value), SIZE * BOLD) for part in parts), default=0)
    bands = [_band(part, is_left=is_left) for part in parts if part.value]
    return together([*bands, *(_bar(data, part, wide, is_left) for part in parts)])


def _bar(data, part, wide, is_left):
    """The bar, beside it the number and then the name."""
    x = ENDS[0] if is_left else ENDS[1] - BAR
    if part.value is None:
        bar = stub(part.at, x, part.y, BAR, part.high)
    else:
        bar = hatched(part.at, x, part.y, BAR, part.high, id=data.id)
    anchor, away = ("end", -1) if is_left else ("start", 1)
    edge = (x if is_left else x + BAR) + away * GAP
    middle = part.y + part.high / 2 + 4.5
    room = ENDS[0] - 2 * GAP - wide - GAP
    lines = len(wrap(part.label, width=room, size=SIZE))
    name = wrapped(
        part.label, edge + away * (wide + GAP), middle - (lines - 1) * SIZE * 0.575, width=room, anchor=anchor
    )
    return together([bar, text(data.text(part.value), edge, middle, anchor=anchor, weight=600), name])
