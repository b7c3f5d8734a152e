"""Customer cards on paper: eight on a sheet, to cut out; a number and its QR code, nothing of who carries it."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from buurtwerk.core.pdf import render_pdf
from buurtwerk.core.qr import qr_svg

MOST = 200
ON_A_PAGE = 8
SHEETS = ("/static/buurtwerk/css/print-fonts.css", "/static/buurtwerk/css/card-sheet.css")


def pdf_of(team, cards):
    codes = [(card, qr_svg(card.code, border=2)) for card in cards]
    pages = [codes[start : start + ON_A_PAGE] for start in range(0, len(codes), ON_A_PAGE)]  # one box of all is slow
    html = render_to_string("kruidenier/card_sheet.html", {"team": team, "pages": pages, "sheets": SHEETS})
    return render_pdf(html, title=str(_("Klantenkaarten")))
