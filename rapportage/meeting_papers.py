"""Figures that go along with the papers of a meeting: as published, like those of the yearly report."""

from functools import partial

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from huisbezoeken.papers import paper
from rapportage.chapters import LAYOUT, chapters, number
from rapportage.figures import beside_last_year, has_data
from rapportage.publishing import publish
from rapportage.report import FIGURE_SHEETS, KEY_FIGURES
from rapportage.withholding import CannotPublish

NOTHING = "rapportage/_paper_nothing.html"


def key_figures(team, year):
    return rendered(
        "rapportage/_paper_key_figures.html",
        team,
        year,
        lambda now, before: {"numbers": [number(now, before, year, key) for key in KEY_FIGURES]},
    )


def chapter(section, team, year):
    """One chapter of the report; a team that has no such line of work reads that there is nothing to show."""

    def told(now, before):
        found = [part for part in chapters(team, now, before, year) if part.id == section]
        return {"chapter": found[0] if found else None}

    return rendered("rapportage/_paper_chapter.html", team, year, told)


def rendered(template, team, year, context):
    """HTML of what `context(published, published last year)` gives; where there is nothing to print, it says so."""
    now, before = beside_last_year(team, year)
    if not has_data(now):
        return render_to_string(NOTHING, {"year": year})
    try:
        shown, shown_before = publish(now), publish(before) if before else None
    except CannotPublish as problem:
        return render_to_string(NOTHING, {"year": year, "problem": problem})
    told = {"year": year, "last_year": year - 1 if before else None} | context(shown, shown_before)
    return render_to_string(template, told)


paper("kerncijfers", _("Kerncijfers"), sheets=FIGURE_SHEETS)(key_figures)
for section, title, *_rest in LAYOUT:
    paper(section, title, sheets=FIGURE_SHEETS)(partial(chapter, section))
