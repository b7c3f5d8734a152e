"""Customer cards on paper: eight on a sheet, to cut out; a number and its QR code, nothing of who carries it."""

import segno
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from buurtwerk.core.pdf import render_pdf

MOST = 200
SHEETS = ("/static/buurtwerk/css/print-fonts.css", "/static/buurtwerk/css/card-sheet.css")


def pdf_of(team, cards):
    codes = [(card, qr_code(card.code)) for card in cards]
    html = render_to_string("kruidenier/card_sheet.html", {"team": team, "cards": codes, "sheets": SHEETS})
    return render_pdf(html, title=str(_("Klantenkaarten")))


def qr_code(text):
    """As an <svg> that takes the size of its box."""
    drawn = segno.make(text, error="m", micro=False)
    svg = drawn.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None, title=text)
    return mark_safe(svg)  # noqa: S308 made by the library of a number, which it escapes
