"""What storing a pasted table would do: checked as the sheet `Wijkcijfers` is, and a little stricter."""

import hashlib
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from buurtwerk.registers.cells import plain
from buurtwerk.registers.checking import check
from buurtwerk.registers.plan import Plan
from buurtwerk.registers.widgets import COUNT_TEXT
from buurtwerk.registers.writing import write
from contacts.models import Area
from contacts.models.area import street_key
from rapportage.models import NeighbourhoodFigure, indicator_key
from rapportage.neighbourhood import rules
from rapportage.neighbourhood.numbers import number_text
from rapportage.neighbourhood.table import COLUMNS, SHEET, NoTable, Typed, table_in


@dataclass(frozen=True, slots=True)
class PasteFault:
    """`row` as one counts in what was pasted."""

    row: int
    column: str
    message: str

    def __str__(self):
        where = _("Rij %(row)d, «%(column)s»") % {"row": self.row, "column": self.column}
        return f"{where}: {self.message}"


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
    def has_fractions_only(self):
        """Whether all shares lie from 0 to 1: a spreadsheet shows 0,11 as 11 %, and copies the first."""
        return any(self._shares) and all(0 <= value <= 1 for value in self._shares)

    @property
    def has_too_much(self):
        """Whether a share is more than all of it; a growth may be, and is named otherwise."""
        return any(value > 100 for value in self._shares)

    @property
    def _shares(self):
        resource = self.sheet.resource
        rows = [[resource.value(values, name) for name in ("value", "unit")] for values in self.sheet.rows]
        return [value for value, unit in rows if unit == "%"]

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
    if not any(one.cells.get("bron") for one in table.figures):
        raise NoTable(_("Nergens staat waar de cijfers vandaan komen. Vul hieronder «Bron» in, zoals «stad»."))
    once, faults = apart(with_units(team, table.figures))
    book = Workbook(once)
    plan = check(team, book, only=[SHEET])
    faults += [fault for one in once for fault in unlikely(one)]
    faults += strangers(team, once)
    faults += [book.fault(found) for found in plan.faults]
    each_cell = {
        (fault.row, fault.column): fault for fault in reversed(faults)
    }  # one of a wide row is there many times
    return PastePlan(plan, sorted(each_cell.values(), key=lambda fault: (fault.row, fault.column)), table.left_alone)


def store(plan: PastePlan, *, team, by):
    """Store what a plan without faults says. Raises ImportStale when the figures changed since."""
    write(plan.plan, team=team, by=by)
    return Pasted(len(plan.sheet.new), len(plan.sheet.changed))


def apart(figures):
    """(figures, faults): those that stand there once, and a fault for each that stood there before."""
    seen: dict[tuple, Typed] = {}
    faults = []
    for one in figures:
        cells = one.cells
        place = indicator_key(cells["indicator"]), street_key(cells.get("gebied", "")), cells.get("jaar", "")
        first = seen.setdefault(place, one)
        if first is not one:
            message = _("Rij %d heeft hetzelfde cijfer al. Laat één van de twee weg.") % first.row
            faults.append(PasteFault(one.row, one.titles.get("jaar", "jaar"), message))
    return list(seen.values()), faults


def with_units(team, figures):
    """The figures; one without a unit has that of the same indicator as it is stored, the latest year first."""
    rows = NeighbourhoodFigure.objects.of(team).exclude(unit="").order_by("year", "pk")
    units = dict(rows.values_list("key", "unit"))
    return [
        one if one.cells.get("eenheid") else replace(one, cells=one.cells | {"eenheid": unit_of(one, units)})
        for one in figures
    ]


def unit_of(one, units):
    return units.get(indicator_key(one.cells["indicator"]), "")


def strangers(team, figures):
    """Areas that nobody knows: in a text a letter is soon wrong, and the workbook makes what is new."""
    names = dict(Area.objects.of(team).by_name().values_list("key", "name"))
    for one in figures:
        area = one.cells.get("gebied", "")
        if area and street_key(area) not in names:
            title = one.titles.get("gebied", "gebied")
            yield PasteFault(one.row, title, rules.unknown_area(area, list(names.values())))


def unlikely(one):
    """What is asked of what is pasted, and not of the workbook."""
    if not one.cells.get("bron"):
        yield PasteFault(one.row, one.titles.get("bron", "bron"), rules.no_source())
    year = COUNT_TEXT.fullmatch(one.cells.get("jaar", ""))
    if year and (message := rules.unlikely_year(int(year[1]))):
        yield PasteFault(one.row, one.titles.get("jaar", "jaar"), message)


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
