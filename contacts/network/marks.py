"""How each kind of node and edge is drawn, on the screen and on paper: a shape and a colour, a line and its dashes.

The colours are those of the charts: at least 3 to 1 on the light and on the dark page.
"""

from buurtwerk.core.charts import PALETTE
from buurtwerk.core.charts.svg import element

# mark -> (colour, what cytoscape calls its shape, radius beside that of a resident)
MARKS = {
    "circle": (PALETTE[0], "ellipse", 1.0),
    "house": (PALETTE[2], "pentagon", 0.9),
    "diamond": (PALETTE[1], "diamond", 1.5),
    "square": (PALETTE[3], "round-rectangle", 1.15),
}
# line -> (colour, width, dashes)
GREY = "#7b8988"
LINES = {
    "strong": (PALETTE[4], 3.2, ""),
    "plain": (GREY, 2.2, ""),
    "dashed": (GREY, 1.6, "6 5"),
    "dotted": (GREY, 2.0, "1.6 4.5"),
    "long": (GREY, 1.8, "12 5"),
}


def nodes(mark, spots, radius):
    """All nodes of one kind as one path: a page of paper with thousands of shapes would take many seconds."""
    colour, _shape, size = MARKS[mark]
    return element("path", d=" ".join(SHAPES[mark](x, y, radius * size) for x, y in spots), fill=colour)


def edges(line, ends, *, scale=1.0):
    """All lines that look alike as one path."""
    colour, width, dashes = LINES[line]
    return element(
        "path",
        d=" ".join(f"M{x1:.1f},{y1:.1f} L{x2:.1f},{y2:.1f}" for x1, y1, x2, y2 in ends),
        fill="none",
        stroke=colour,
        stroke_width=width * scale,
        stroke_dasharray=" ".join(f"{float(part) * scale:.2f}" for part in dashes.split()) or None,
        stroke_linecap="round",
    )


def key_of_node(mark):
    """The mark alone, to stand before a name; hidden from screen readers."""
    return framed(nodes(mark, [(10, 10)], 6.2), 20)


def key_of_edge(line):
    return framed(edges(line, [(2, 10, 34, 10)]), 36)


def framed(drawing, width):
    return element("svg", drawing, **{"class": "net-mark"}, viewBox=f"0 0 {width} 20", aria_hidden="true")


def polygon(*points):
    """The path of a shape with these corners, in radii from its middle."""

    def path(x, y, radius):
        return "M" + " L".join(f"{x + dx * radius:.1f},{y + dy * radius:.1f}" for dx, dy in points) + " Z"

    return path


def circle(x, y, radius):
    half = f"A{radius:.2f},{radius:.2f} 0 0 1"
    return f"M{x - radius:.1f},{y:.1f} {half} {x + radius:.1f},{y:.1f} {half} {x - radius:.1f},{y:.1f} Z"


SHAPES = {
    "circle": circle,
    "house": polygon((0, -1.15), (1.1, -0.2), (0.72, 1), (-0.72, 1), (-1.1, -0.2)),
    "diamond": polygon((0, -1), (1, 0), (0, 1), (-1, 0)),
    "square": polygon((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
}
