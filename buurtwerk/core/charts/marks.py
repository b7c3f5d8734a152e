"""How a series looks: a colour, and a difference one sees without colour."""

from buurtwerk.core.charts.scale import width_of
from buurtwerk.core.charts.svg import SIZE, WIDTH, element, text, together

# Each at least 3:1 on white and on #12201f; a test works it out.
PALETTE = ("#178a8f", "#c8671c", "#7480b8", "#7f8a2e", "#a8639b")
DASHES = (None, "7 4", "2 3", "10 3 2 3", "4 2")
HATCHES = (
    None,
    "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4",
    "M0,4 h8",
    "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4",
    "M4,0 v8",
)


def colour(index):
    return PALETTE[index % len(PALETTE)]


def dash(index):
    return DASHES[index % len(DASHES)]


def solid_or_outlined(index, x, y, width, height):
    """The first series is filled; the ones to compare it with are outlined."""
    if index == 0:
        return element("rect", x=x, y=y, width=width, height=height, rx=2, fill=colour(0))
    return element(
        "rect",
        x=x + 0.75,
        y=y + 0.75,
        width=max(width - 1.5, 0.0),
        height=max(height - 1.5, 0.0),
        rx=2,
        fill=colour(index),
        fill_opacity=0.2,
        stroke=colour(index),
        stroke_width=1.5,
    )


def hatched(index, x, y, width, height, *, id):
    """Filled, with white lines over it in a direction of its own from the second series on."""
    box = {"x": x, "y": y, "width": width, "height": height, "rx": 2}
    parts = [element("rect", **box, fill=colour(index))]
    if index % len(PALETTE):
        parts.append(element("rect", **box, fill=f"url(#{id}-hatch-{index})"))
    return together(parts)


def hatches(id, many):
    """The patterns that `hatched` refers to."""
    return element("defs", *[_hatch(id, index) for index in range(many) if index % len(PALETTE)])


def _hatch(id, index):
    path = element(
        "path",
        d=HATCHES[index % len(HATCHES)],
        stroke="#ffffff",
        stroke_opacity=0.6,
        stroke_width=1.2,
        fill="none",
    )
    return element("pattern", path, id=f"{id}-hatch-{index}", width=8, height=8, patternUnits="userSpaceOnUse")


def stub(index, x, y, width, height):
    """A small dashed outline: there is a value here, but it isn't shown."""
    return element(
        "rect",
        x=x,
        y=y,
        width=width,
        height=height,
        rx=2,
        fill="none",
        stroke=colour(index),
        stroke_width=1.2,
        stroke_dasharray="3 2",
    )


def legend(data, mark):
    """The names beside their marks, and how high that is: nothing for a single series."""
    if len(data.series) < 2:
        return "", 0
    parts, x, y = [], 0, 2
    for index, one in enumerate(data.series):
        wide = 20 + width_of(one.name, SIZE) + 20
        if x and x + wide > WIDTH:
            x, y = 0, y + 20
        parts += [mark(index, x, y, 14, 11), text(one.name, x + 20, y + 10, anchor="start")]
        x += wide
    return together(parts), y + 26
