import re
from functools import cache
from pathlib import Path

from django import template
from django.utils.safestring import SafeString, mark_safe

from buurtwerk.core import dates, money

register = template.Library()
register.filter("dutch_date", lambda value: dates.dutch(value or None))
register.filter("euro", money.euro)

ICONS = Path(__file__).resolve().parents[2] / "static" / "vendor" / "bootstrap-icons"
TO_DUTCH_MARKS = str.maketrans(",.", ".,")


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """The vendored icon as inline SVG, hidden from screen readers: a word always stands beside it.

    Raises ValueError for a name that is not vendored (static/vendor/manifest.json lists them).
    """
    path = ICONS / f"{name}.svg"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not path.is_file():
        raise ValueError(f"no vendored icon named {name!r}")
    _, _, drawing = path.read_text(encoding="utf-8").partition(">")
    drawing = drawing.removesuffix("\n").removesuffix("</svg>").strip()
    return mark_safe(f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">{drawing}</svg>')  # noqa: S308 our own file
