"""What storing a pasted table would do: checked as the sheet `Wijkcijfers` is, and a little stricter."""

import hashlib
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from buurtwerk.registers.cells import plain
from buurtwerk.registers.checking import check
from buurtwerk.registers.plan import Plan
from buurtwerk.registers.widgets import COUNT_TEXT
from buurtwerk.registers.writing import write
from contacts.models.area import street_key
from rapportage.models import indicator_key
from rapportage.neighbourhood import rules
from rapportage.neighbourhood.numbers import number_text
from rapportage.neighbourhood.table import COLUMNS, SHEET, Typed, table_in


@dataclass(frozen=True, slots=True)
class PasteFault:
    """`row` as one counts in what was pasted; without one it is about the table as a whole."""

    row: int | None
    column: str
    message: str

    def __str__(self):
        if self.row is None:
            return self.message
        where = _("rij %(row)d") % {"row": self.row}
        return f"{where.capitalize()}{f', «{self.column}»' if self.column else ''}: {self.message}"


@dataclass(frozen=True, slots=True)
class Line:
    """A figure as it will be stored; `before` is what stands there now."""

    indicator: str
    area: str
    year: int
    value: str
    source: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """How many figures a paste stored."""

    new: int
    changed: int

    def get_absolute_url(self):
        return reverse("rapportage:figure_list")


@dataclass(slots=True)
class PastePlan:
    plan: Plan = field(default_factory=Plan)
    faults: list[PasteFault] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)

    @property
    def sheet(self):
        return self.plan.sheets[0]

    @property
    def new(self):
        return [line_of(self.sheet.resource, values) for values in self.sheet.new]

    @property
    def changed(self):
        resource = self.sheet.resource
        return [line_of(resource, values, stored.values) for stored, values in self.sheet.changed]

    @property
    def fingerprint(self):
        """The same for the same figures against the same state of the register."""
        return hashlib.sha256(repr((self.plan.fingerprint, self.sheet.rows)).encode()).hexdigest()


class Workbook:
    """Typed figures as the checking of workbooks reads a sheet."""

    name = SHEET

    def __init__(self, figures: list[Typed]):
        self.names = {plain(SHEET): SHEET}
        self.figures = figures
        told = {column for one in figures for column in one.cells}
        self.header = [column for column in COLUMNS if column in told]
        self.height = len(figures) + 1

    def sheet(self, name):
        return self if plain(name) in self.names else None

    def rows(self):
        for number, one in enumerate(self.figures, 2):
            yield number, [one.cells.get(column, "") for column in self.header]

    def fault(self, found):
        """A fault of the checking, where it stands in what was pasted."""
        one = self.figures[found.row - 2]
        return PasteFault(one.row, one.titles.get(found.column, found.column), found.message)


def plan_of(team, text, defaults):
    """The PastePlan of a text; raises table.NoTable."""
    table = table_in(text, defaults)
    sound, faults = apart(table.figures)
    book = Workbook(sound)
    plan = check(team, book, only=[SHEET])
    faults += [book.fault(found) for found in plan.faults if found.row > 1]
    return PastePlan(plan, sorted(faults, key=lambda fault: fault.row or 0), table.left_alone)


def store(plan: PastePlan, *, team, by):
    """Store what a plan without faults says. Raises ImportStale when the figures changed since."""
    write(plan.plan, team=team, by=by)
    return Pasted(len(plan.sheet.new), len(plan.sheet.changed))


def apart(figures):
    """(those to check on, faults): asked of what is pasted alone, and what only several rows together get wrong."""
    sound: list[Typed] = []
    faults: list[PasteFault] = []
    seen: dict[tuple, Typed] = {}
    for one in figures:
        found = wrong(one, seen)
        faults += found
        if not found:
            sound.append(one)
    return sound, faults


def wrong(one, seen):
    """Each cell that is wrong, once; a key is `seen` from its first row on."""
    found = {}
    if not one.cells.get("bron"):
        found["bron"] = rules.no_source()
    year = COUNT_TEXT.fullmatch(one.cells.get("jaar", ""))
    if year and (message := rules.unlikely_year(int(year[1]))):
        found["jaar"] = message
    if year and not found:
        key = indicator_key(one.cells["indicator"]), street_key(one.cells.get("gebied", "")), int(year[1])
        first = seen.setdefault(key, one)
        if first is not one:
            found["jaar"] = _("Rij %d heeft hetzelfde cijfer al. Laat één van de twee weg.") % first.row
    return [PasteFault(one.row, one.titles.get(name, name), message) for name, message in found.items()]


def line_of(resource, values, before=None):
    told = {column.attribute: value for column, value in zip(resource.slots, values, strict=True)}
    area = told["area"].name if told["area"] else _("de hele wijk")
    return Line(
        told["indicator"],
        area,
        told["year"],
        number_text(told["value"], told["unit"]),
        told["source"],
        shown_before(resource, before) if before else "",
    )


def shown_before(resource, values):
    told = {column.attribute: value for column, value in zip(resource.slots, values, strict=True)}
    return ", ".join(filter(None, (number_text(told["value"], told["unit"]), told["source"])))
