"""The chapters of activities: one a line of work, with each of its activities."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activiteiten.models import Activity
from buurtwerk.core.charts import bar, horizontal_bar
from rapportage.breakdowns import breakdown
from rapportage.definitions import BY_KEY
from rapportage.definitions.activities import UNKNOWN_ORIGIN
from rapportage.labels import ACTIVITIES, KINDS
from rapportage.parts import MOST_BESIDE, ActivityPart, Breakdown, Chapter, Number, Row
from rapportage.sentences import of_families
from rapportage.withholding import Withheld

Kind = Activity.Kind
# Chapter, its title, the kinds in it, and the figure by which its activities are compared.
LINES = (
    ("workshop", gettext_lazy("Atelier"), {Kind.WORKSHOP}, "participants"),
    ("holiday", gettext_lazy("Vakantieaanbod"), {Kind.HOLIDAY}, "participants"),
    (
        "meeting",
        gettext_lazy("Ontmoetingshuis en focusgroep"),
        {Kind.MEETING, Kind.SERVICE, Kind.TRAINING, Kind.FOCUS_GROUP},
        "participants",
    ),
    ("neighbourhood", gettext_lazy("Buurtinitiatieven"), {Kind.NEIGHBOURHOOD}, "attendances"),
)
FIGURES = [key.partition(".")[2] for key in BY_KEY if key.startswith(f"{ACTIVITIES}.")]
UNKNOWN = "unknown_origin_households"
SHOWN = [name for figure in FIGURES for name in (figure, *([UNKNOWN] if figure == "foreign_origin_households" else []))]
ALWAYS = ("sessions", "attendances", "participants")
HOMES = ("households", "foreign_origin_households", UNKNOWN, "social_service_households")
FLOW = ("inflow", "outflow", "onward")
DRAWN_TOGETHER = range(2, MOST_BESIDE + 1)  # activities that are compared in a chart
FAMILIES = "holiday"  # the chapter that tells where families were led on to


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a year and of the last (None: nothing happened then), and what things are called."""

    names: dict[str, dict[str, str]]
    now: dict[str, Any]
    last: dict[str, Any] | None
    year: int

    def of_kinds(self, kinds):
        """The codes of the activities of these kinds in either year, by name."""
        there = {**self.now[ACTIVITIES], **(self.last or self.now)[ACTIVITIES]}
        return [code for code in self.names[ACTIVITIES] if code in there and self.names[KINDS][code] in kinds]

    def number(self, code, name):
        definition = BY_KEY[f"{ACTIVITIES}.{name}"]
        now, last = self.both(ACTIVITIES, code, name, 0)
        return Number(definition, now, "" if last is None else last, definition.address(self.year, code), self.year)

    def both(self, section, code, name, otherwise):
        """What this year and the last have of one activity; None where there was no last year."""
        return [one and one.get(section, {}).get(code, {}).get(name, otherwise) for one in (self.now, self.last)]

    def breakdown(self, key, now, last, **more):
        return breakdown(self.names, key, horizontal_bar, self.year, now, last, **more)


def activity_chapters(names, figures, before, year):
    """One of each line of work that had an activity this year or the last."""
    told = Told(names, figures, before, year)
    of_lines = [(line, title, told.of_kinds(kinds), name) for line, title, kinds, name in LINES]
    return [_chapter(told, line, str(title), codes, name) for line, title, codes, name in of_lines if codes]


def _chapter(told, line, title, codes, name):
    with_homes = line == FAMILIES or len(codes) == 1
    parts = [_part(told, f"{line}-{at}", code, with_homes) for at, code in enumerate(codes, 1)]
    divided = [_compared(told, line, codes, name)] if len(codes) in DRAWN_TOGETHER else []
    if line == FAMILIES:
        divided += [one for part, code in zip(parts, codes, strict=True) for one in _led_on(told, part, code)]
    return Chapter(line, title, [], divided, parts)


def _part(told, id, code, with_homes):
    """An activity: what was counted, but for what stayed at zero; charts of its families, of who came in and left."""
    numbers = {name: told.number(code, name) for name in FIGURES}
    numbers[UNKNOWN] = _unknown(told, code, numbers)
    shown = [numbers[name] for name in SHOWN if name in ALWAYS or numbers[name].counts]
    drawn: list[tuple] = [(HOMES, horizontal_bar, _("De gezinnen"), f"{id}-homes")] if with_homes else []
    drawn.append((FLOW, bar, _("In- en doorstroom"), f"{id}-flow"))
    charts = [_chart(told, [numbers[name] for name in names], *look) for names, *look in drawn]
    said = of_families(numbers) if with_homes else []
    return ActivityPart(id, told.names[ACTIVITIES][code], shown, [one for one in charts if one], said)


def _unknown(told, code, numbers):
    """The families of whom it is not known where they come from."""
    whole, known = (numbers[name] for name in ("households", "known_origin_households"))
    now, last = (_less(*pair) for pair in ((whole.value, known.value), (whole.before, known.before)))
    return Number(UNKNOWN_ORIGIN, now, last, UNKNOWN_ORIGIN.address(told.year, code), told.year)


def _less(whole, part):
    """What is left when both show; nothing where there was no last year."""
    if any(isinstance(value, Withheld) for value in (whole, part)):
        return Withheld.DROPPED
    return "" if whole == "" else whole - part


def _chart(told, numbers, kind, title, id):
    """Some of the numbers of an activity as a chart; None where there is nothing to draw."""
    rows = {one.definition.key: Row(one.short_label, one.value, one.before, one.url) for one in numbers}
    if any(one.counts for one in numbers):
        return Breakdown(numbers[0].definition, kind, rows, told.year, told.last is not None, title, id)
    return None


def _compared(told, line, codes, name):
    """The activities of a chapter beside each other."""
    key = f"{ACTIVITIES}.{name}"
    both = [told.both(ACTIVITIES, code, name, 0) for code in codes]
    now, last = (dict(zip(codes, side, strict=True)) for side in zip(*both, strict=True))
    title = _("%(figure)s per activiteit") % {"figure": BY_KEY[key].label}
    return told.breakdown(key, now, last if told.last else None, own_title=title, within=line)


def _led_on(told, part, code):
    """Where the participants of an activity were led on to."""
    found = []
    for key in ("led_on.referrals", "led_on.onward"):
        now, last = told.both("led_on", code, key.partition(".")[2], {})
        if now or last:
            title = f"{BY_KEY[key].label}: {part.name}"
            found.append(told.breakdown(key, now, last, activity=code, own_title=title, within=part.id))
    return found
