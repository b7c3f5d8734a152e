"""Figures that go along with the papers of a meeting: as published, like those of the yearly report."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from huisbezoeken.papers import paper
from rapportage.area_parts import AreaPart, area_part, areas_of
from rapportage.chapters import LAYOUT, chapters, number
from rapportage.figures import beside_last_year, has_data, is_year
from rapportage.parts import Chapter
from rapportage.publishing import publish_both
from rapportage.report import FIGURE_SHEETS, KEY_FIGURES
from rapportage.withholding import CannotPublish


@dataclass(frozen=True, slots=True)
class Told:
    """A year as it may leave the team; `now` None where there is nothing of it, or (`problem`) nothing may be told."""

    year: int
    now: Any = None
    before: Any = None
    problem: str = ""
    parts: tuple[Chapter, ...] = ()
    areas: AreaPart | None = None


def published(team, year):
    """What all papers of a meeting share."""
    if not is_year(year):
        return Told(year)
    now, before = beside_last_year(team, year)
    if not has_data(now):
        return Told(year)
    try:
        shown, last = publish_both(now, before)
    except CannotPublish as problem:
        return Told(year, problem=str(problem))
    areas = area_part(areas_of(team), shown, last, year)
    return Told(year, shown, last, parts=tuple(chapters(team, shown, last, year)), areas=areas)


def key_figures(told):
    numbers = [number(told.now, told.before, told.year, key) for key in KEY_FIGURES] if told.now else []
    return rendered("rapportage/_paper_key_figures.html", told, numbers=numbers)


def chapter(section, told):
    """One chapter of the report; a team that has no such line of work reads that there is nothing to show."""
    found = next((part for part in told.parts if part.id == section), None)
    return rendered("rapportage/_paper_chapter.html", told, chapter=found, areas=told.areas)


def rendered(template, told, **context):
    if told.now is None:
        return render_to_string("rapportage/_paper_nothing.html", {"year": told.year, "problem": told.problem})
    last_year = told.year - 1 if told.before else None
    return render_to_string(template, {"year": told.year, "last_year": last_year} | context)


register = partial(paper, gather=published, sheets=FIGURE_SHEETS)
register("kerncijfers", _("Kerncijfers"))(key_figures)
for section, title, *_rest in LAYOUT:
    register(section, title)(partial(chapter, section))
