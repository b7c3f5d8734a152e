"""The yearly report on paper: published figures only, never a name."""

import hashlib
from functools import cache as cache_for_good
from pathlib import Path

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from buurtwerk.core import charts
from buurtwerk.core.pdf import ORIGIN, render_pdf, static_file
from rapportage import sentences
from rapportage.area_parts import area_part, areas_of
from rapportage.chapters import chapters, number
from rapportage.definitions import DEFINITIONS
from rapportage.definitions.activities import UNKNOWN_ORIGIN
from rapportage.figures import is_of_activity
from rapportage.labels import names_of
from rapportage.neighbourhood.need import known_of, need_part
from rapportage.publishing import publish_both, share

FIGURE_SHEETS = ("/static/buurtwerk/css/print-figures.css", "/static/buurtwerk/css/report-figures.css")
SHEETS = (
    "/static/buurtwerk/css/print-fonts.css",
    "/static/buurtwerk/css/print-report.css",
    *FIGURE_SHEETS,
)
CODE = Path(__file__).parent
TEMPLATES = CODE.parent / "templates" / "rapportage"
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
    "signals.raised",
    "signals.resolved",
    "referrals.total",
    "partners.agreements",
)


def pdf(team, year, figures, before):
    """The report of these exact figures; made once, and kept a day under the hash of all that is in it."""
    names = names_of(team), areas_of(team), told_of_neighbourhood(team, year)
    key = f"jaarverslag-{fingerprint(team.name, team.municipality, year, figures, before, *names)}"
    content = cache.get(key)
    if content is None:
        html = as_html(team, year, *publish_both(figures, before))
        content = render_pdf(html, title=title(team, year))
        cache.set(key, content, KEPT_SECONDS)
    return content


def as_html(team, year, published, before):
    """Everything that is printed; takes published figures, so that no exact one can slip in."""
    parts = chapters(team, published, before, year)
    areas = area_part(areas_of(team), published, before, year)
    need = need_part(known_of(team, year), published, year, share)
    context = {
        "title": title(team, year),
        "team": team,
        "year": year,
        "last_year": year - 1 if before else None,
        "key_figures": [number(published, before, year, key) for key in KEY_FIGURES],
        "chapters": parts,
        "areas": areas,
        "need": need,
        "withheld": [name for part in parts for name in leaving_out(part, areas)] + [need.title] * need.leaves_out,
        "leads": sentences.leads(published)
        | {part.id: sentences.of_activities(part) for part in parts if part.activities},
        "definitions": [one for one in DEFINITIONS if one.key in shown_in(parts)],
        "counts_activities": any(part.activities for part in parts),
        "definitions_of_activities": [one for one in (*DEFINITIONS, UNKNOWN_ORIGIN) if is_of_activity(one.key)],
        "sheets": SHEETS,
    }
    return render_to_string("rapportage/report.html", context)


def told_of_neighbourhood(team, year):
    return [(str(one), one.text, one.source, one.reach) for one in known_of(team, year)]


def leaving_out(chapter, areas):
    """What is called that of which a number does not show in this chapter."""
    of_areas = [areas.title] if chapter.id == "reach" and areas and areas.leaves_out else []
    return [*chapter.leaving_out, *of_areas]


def shown_in(chapters):
    """The keys of what is told outside activities: what a team does not have need not be explained."""
    shown = {one.definition.key for chapter in chapters for one in (*chapter.numbers, *chapter.breakdowns)}
    return shown | set(KEY_FIGURES)


def title(team, year):
    return _("Jaarverslag %(year)s: %(team)s") % {"year": year, "team": team.name}


def fingerprint(*told):
    """Changes with every number and name in the report, and with its words and looks."""
    return hashlib.sha256(repr(told).encode() + edition()).hexdigest()


@cache_for_good
def edition():
    """What the report is made with: a new release makes new reports."""
    sources = [(CODE, "**/*.py"), (Path(charts.__file__).parent, "*.py"), (TEMPLATES, "*.html")]
    files = [*(path for folder, kind in sources for path in folder.glob(kind)), *map(own_sheet, SHEETS)]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(files))).digest()


def own_sheet(address):
    return static_file(f"{ORIGIN.rstrip('/')}{address}")
