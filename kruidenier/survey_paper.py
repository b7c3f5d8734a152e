"""The forms of a round on paper."""

from django.template.loader import render_to_string

from buurtwerk.core.pdf import render_pdf
from kruidenier import survey_codes
from kruidenier.models.survey import SCALE

SHEETS = ("/static/buurtwerk/css/print-fonts.css", "/static/buurtwerk/css/survey-paper.css")


def pdf_of(round, questions, forms):
    """A page or more for each of `forms` (survey_codes.Form), all alike but for the code."""
    context = {
        "round": round,
        "questions": questions,
        "forms": forms,
        "scale": SCALE,
        "address": survey_codes.address_of(round).partition("://")[2],
        "sheets": SHEETS,
    }
    html = render_to_string("kruidenier/round_paper.html", context)
    return render_pdf(html, title=f"{round.survey}, {round}")
