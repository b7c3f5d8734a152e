"""The yearly report on paper: published figures only, never a name."""

import hashlib

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from buurtwerk.core.pdf import render_pdf, static_file
from rapportage import sentences
from rapportage.chapters import chapters, number
from rapportage.definitions import DEFINITIONS
from rapportage.publishing import publish

SHEETS = ("/static/buurtwerk/css/print-report.css", "/static/buurtwerk/css/report-figures.css")
KEPT_SECONDS = 24 * 60 * 60
KEY_FIGURES = (
    "visits.held",
    "visits.households",
    "visits.minutes",
    "reach.residents",
    "reach.households",
    "reach.countries",
    "reach.network",
    "visits.first_visits",
    "partners.agreements",
)


def pdf(team, year, figures, before):
    """The report of these exact figures; made once, and kept a day under the hash of all that is in it."""
    html = as_html(team, year, publish(figures), publish(before) if before else None)
    key = f"jaarverslag-{fingerprint(html)}"
    content = cache.get(key)
    if content is None:
        content = render_pdf(html, title=title(team, year))
        cache.set(key, content, KEPT_SECONDS)
    return content


def as_html(team, year, published, before):
    """Everything that is printed; takes published figures, so that no exact one can slip in."""
    parts = chapters(published, before, year)
    context = {
        "title": title(team, year),
        "team": team,
        "year": year,
        "last_year": year - 1 if before else None,
        "key_figures": [number(published, before, year, key) for key in KEY_FIGURES],
        "chapters": parts,
        "withheld": [
            one.definition.label for part in parts for one in (*part.numbers, *part.breakdowns) if one.is_withheld
        ],
        "leads": sentences.leads(published),
        "definitions": DEFINITIONS,
        "sheets": SHEETS,
    }
    return render_to_string("rapportage/report.html", context)


def title(team, year):
    return _("Jaarverslag %(year)s: %(team)s") % {"year": year, "team": team.name}


def fingerprint(html):
    """Changes with every word, number and drawing, and with the looks."""
    looks = b"".join(static_file(f"https://buurtwerk.invalid{sheet}").read_bytes() for sheet in SHEETS)
    return hashlib.sha256(html.encode() + looks).hexdigest()
