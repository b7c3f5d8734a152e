"""How each kind of node and edge is drawn, on the screen and on paper: a shape and a colour, a line and its dashes.

The colours are those of the charts: at least 3 to 1 on the light and on the dark page.
"""

from django.utils.html import escape

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


def node(mark, x, y, radius):
    colour, _shape, size = MARKS[mark]
    return SHAPES[mark](float(x), float(y), radius * size, colour)


def edge(line, x1, y1, x2, y2, *, scale=1.0):
    colour, width, dashes = LINES[line]
    ends = {"x1": float(x1), "y1": float(y1), "x2": float(x2), "y2": float(y2)}
    dashes = " ".join(f"{float(part) * scale:.2f}" for part in dashes.split()) or None
    return element(
        "line", **ends, stroke=colour, stroke_width=width * scale, stroke_dasharray=dashes, stroke_linecap="round"
    )


def key_of_node(mark):
    """The mark alone, to stand before a name; hidden from screen readers."""
    return framed(node(mark, 10, 10, 6.2), 20)


def key_of_edge(line):
    return framed(edge(line, 2, 10, 34, 10), 36)


def framed(drawing, width):
    return element("svg", drawing, **{"class": "net-mark"}, viewBox=f"0 0 {width} 20", aria_hidden="true")


def circle(x, y, radius, colour):
    return element("circle", cx=x, cy=y, r=radius, fill=colour)


def polygon(x, y, radius, colour, points):
    spots = " ".join(f"{x + dx * radius:.2f},{y + dy * radius:.2f}" for dx, dy in points)
    return element("polygon", points=escape(spots), fill=colour)


def house(x, y, radius, colour):
    return polygon(x, y, radius, colour, [(0, -1.15), (1.1, -0.2), (0.72, 1), (-0.72, 1), (-1.1, -0.2)])


def diamond(x, y, radius, colour):
    return polygon(x, y, radius, colour, [(0, -1), (1, 0), (0, 1), (-1, 0)])


def square(x, y, radius, colour):
    side = radius * 1.8
    return element("rect", x=x - side / 2, y=y - side / 2, width=side, height=side, rx=side / 6, fill=colour)


SHAPES = {"circle": circle, "house": house, "diamond": diamond, "square": square}
