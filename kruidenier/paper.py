"""Customer cards on paper: eight on a sheet, to cut out; a number and its QR code, nothing of who carries it."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from buurtwerk.core.pdf import render_pdf
from buurtwerk.core.qr import qr_svg

MOST = 200
SHEETS = ("/static/buurtwerk/css/print-fonts.css", "/static/buurtwerk/css/card-sheet.css")


def pdf_of(team, cards):
    codes = [(card, qr_svg(card.code, border=2)) for card in cards]
    html = render_to_string("kruidenier/card_sheet.html", {"team": team, "cards": codes, "sheets": SHEETS})
    return render_pdf(html, title=str(_("Klantenkaarten")))
