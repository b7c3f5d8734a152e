"""QR codes, drawn for paper."""

import segno
from django.utils.safestring import mark_safe


def qr_svg(text, *, border=0, css_class=None):
    """As an <svg> that takes the size of its box; `border`: in modules."""
    drawn = segno.make(text, error="m", micro=False)
    svg = drawn.svg_inline(border=border, omitsize=True, svgclass=css_class, lineclass=None)
    return mark_safe(svg)  # noqa: S308 modules of a QR code only
