"""SVG elements as safe strings. Everything that comes in is escaped."""

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from buurtwerk.core.charts.scale import wrap

WIDTH = 560
SIZE = 13
FONT = "Source Sans 3, sans-serif"


def element(tag, *children, **attributes):
    """`stroke_width=2` becomes stroke-width="2"; attributes that are None stay away."""
    given = [(name.replace("_", "-"), _plain(value)) for name, value in attributes.items() if value is not None]
    return format_html(
        "<{tag}{attributes}>{children}</{tag}>",
        tag=tag,
        attributes=format_html_join("", ' {}="{}"', given),
        children=together(children),
    )


def together(parts):
    return format_html_join("", "{}", ((part,) for part in parts))


def text(content, x, y, *, anchor="middle", size=SIZE, weight=None):
    return element(
        "text", content, x=x, y=y, text_anchor=anchor, font_size=size, font_weight=weight, fill="currentColor"
    )


def wrapped(content, x, y, *, width, anchor="middle", size=SIZE):
    """Two lines at most; the first stands at `y`."""
    lines = wrap(content, width=width, size=size)
    return together(text(line, x, y + at * size * 1.15, anchor=anchor, size=size) for at, line in enumerate(lines))


def hairline(x1, y1, x2, y2, *, strong=False):
    opacity = 0.6 if strong else 0.18
    # WeasyPrint would fill the line as well, in black.
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    return element("line", **ends, stroke="currentColor", stroke_opacity=opacity, fill="none")


def picture(data, draw):
    """One <svg> of what `draw(data)` gives: its height and its parts. No data gives a calm line of text."""
    height, parts = (96, [_nothing()]) if data.is_empty else draw(data)
    names = {"title": f"{data.id}-title", "desc": f"{data.id}-desc"}
    return element(
        "svg",
        element("title", data.title, id=names["title"]),
        element("desc", data.description, id=names["desc"]),
        element("g", *parts, font_family=FONT),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {_plain(height)}",
        width=WIDTH,
        height=height,
        role="img",
        aria_labelledby=" ".join(names.values()),
    )


def _nothing():
    frame = element(
        "rect",
        x=1,
        y=1,
        width=WIDTH - 2,
        height=94,
        rx=8,
        fill="none",
        stroke="currentColor",
        stroke_opacity=0.3,
    )
    return together([frame, text(_("Geen gegevens"), WIDTH / 2, 52)])


def _plain(value):
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
