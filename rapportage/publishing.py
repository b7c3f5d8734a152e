"""The only door from exact figures to published ones (shared figures.md section 3, trust.md «What is published»).

No count of 1 to 4 residents, households or referrals is printed, small countries and small partners are taken
together, and further numbers stay away until no reader can work out of all numbers together what a withheld one is:
each keeps at least three possible values. Counts of visits and signals are events and are printed as they are.
"""

from enum import Enum

from django.utils.translation import gettext as _

from rapportage.attack import NO_LIMIT, choices, possible_values
from rapportage.linked import EVENTS, HELD, can_be_together, cells_of, is_left_over, sums_of, value_of
from rapportage.together import ORIGINS, TOGETHER, number_is_safe

FEW = range(1, 5)
FEWEST_CHOICES = 3
SHARE_FROM = 20
NOBODY = (0, 0)  # may be known: zeros show anyhow


class Withheld(Enum):
    """Stands where a number would. Its text is what the reader sees, its range what that tells."""

    FEW = (1, 4)
    HIDDEN = (5, NO_LIMIT)  # it would give another number away
    DROPPED = (0, NO_LIMIT)  # so few people that not even the zeros beside it show

    def __str__(self):
        return _("minder dan 5") if self is Withheld.FEW else _("niet getoond")


class CannotPublish(Exception):
    """Whatever is withheld, somebody could be recognised."""


def publish(figures):
    """The figures as they may be printed: `Withheld` where no number may stand, small countries and partners as one."""
    grouped = _grouped(figures)
    sums = sums_of(grouped)
    marks = withheld(cells_of(grouped, sums), sums)
    dropped = [name for name, mark in marks.items() if mark is Withheld.DROPPED and not name.startswith("referrals.")]
    if dropped or not number_is_safe(value_of(figures, ORIGINS), value_of(grouped, ORIGINS)):
        marks["reach.countries"] = Withheld.HIDDEN
    return _printed(grouped, marks)


def _grouped(figures):
    sections = dict(figures)
    for name, together in TOGETHER.items():
        section, key = name.split(".")
        sections[section] = sections[section] | {key: together.group(sections[section][key])}
    return sections


def share(part, whole):
    """Whole per cent; None where a number is withheld or there are too few to speak of a share."""
    if isinstance(part, Withheld) or isinstance(whole, Withheld) or whole < SHARE_FROM:
        return None
    return (200 * part + whole) // (2 * whole)


def withheld(cells, sums):
    """Name -> why that cell does not show."""
    marks = {name: Withheld.FEW for name, value in cells.items() if value in FEW and _can_show(name)}
    if 0 < cells[HELD] < FEWEST_CHOICES:  # so few visits would tell how few households there were
        marks |= {name: Withheld.DROPPED for name in cells if name.startswith("visits.")}
    while found := weaknesses(cells, sums, marks):
        marks |= _one_more(found, cells, sums, marks) or _whole_table(found, marks)
    return marks


def weaknesses(cells, sums, marks):
    """(cell, sums to mend it in) for each cell that a reader could work out, or nearly."""
    ranges = possible_values({name: _told(name, value, marks) for name, value in cells.items()}, sums)
    few = [name for name, value in cells.items() if is_left_over(name) and value in FEW and name not in EVENTS]
    secret = [*marks, *few]
    tight = [name for name in secret if choices(ranges[name]) < FEWEST_CHOICES and ranges[name] != NOBODY]
    around = [(name, [one for one in sums if name in (one[0], *one[1])]) for name in tight]
    return around + [(parts[0], [(total, parts)]) for total, parts in sums if _leaves_few(total, parts, cells, marks)]


def _leaves_few(total, parts, cells, marks):
    """What is withheld of a printed total is itself a number, and may be no small one."""
    away = sum(cells[part] for part in parts if part in marks or is_left_over(part))
    return away in FEW and total not in marks and total not in EVENTS


def _told(name, value, marks):
    if name in marks:
        return marks[name].value
    return (0, NO_LIMIT) if is_left_over(name) else (value, value)


def _can_show(name):
    """Whether it is a printed count of people or referrals."""
    return not is_left_over(name) and name not in EVENTS


def _one_more(found, cells, sums, marks):
    """Withhold one number more: no key figure, the one that leaves least to mend, a small one."""

    def worth(name):
        tables = sum(name == total for total, _parts in sums)
        left = weaknesses(cells, sums, marks | {name: Withheld.HIDDEN})
        return tables > 1, len(left), tables, cells[name], name

    around = {name for _name, near in found for total, parts in near for name in (total, *parts) if _can_show(name)}
    bigger = [name for name in around - marks.keys() if cells[name] > max(FEW)]
    return {min(bigger, key=worth): Withheld.HIDDEN} if bigger else {}


def _whole_table(found, marks):
    """Nothing is left to withhold but the zeros, and at last the total."""
    tables = [parts for _name, near in found for _total, parts in near]
    totals = [[total] for _name, near in found for total, _parts in near]
    for names in tables + totals:
        if more := [name for name in names if _can_show(name) and marks.get(name) is not Withheld.DROPPED]:
            return dict.fromkeys(more, Withheld.DROPPED)
    raise CannotPublish(_("Er is te weinig om te publiceren zonder dat iemand te herkennen is."))


def _printed(figures, marks):
    """The figures with the marks in their places; a country or partner that is dropped is not even named."""
    sections = {name: dict(section) for name, section in figures.items()}
    if HELD in marks:
        sections["visits"] = {key: _blank(value) for key, value in sections["visits"].items()}
    for name, mark in marks.items():
        section, key, *code = name.split(".", 2)
        if not code:
            sections[section][key] = mark
        else:
            shown = {other: value for other, value in sections[section][key].items() if other != code[0]}
            named = not (can_be_together(name) and mark is Withheld.DROPPED)
            sections[section][key] = shown | ({code[0]: mark} if named else {})
    return sections


def _blank(value):
    return [Withheld.DROPPED] * len(value) if isinstance(value, list) else Withheld.DROPPED
