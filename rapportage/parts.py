"""The parts that a chapter of figures is made of, on the screen and on paper."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from buurtwerk.core.charts import Chart, Series, chart
from buurtwerk.core.money import euro
from rapportage.definition import Definition
from rapportage.definitions.units import EUROS
from rapportage.labels import OTHERS, SHORT_MONTHS, WITH_UNKNOWN
from rapportage.survey_parts import SurveyPart
from rapportage.together import UNKNOWN
from rapportage.withholding import Withheld

MOST_BESIDE = 16  # rows whose chart and table fit on one page, also where names take three lines
NOT_APART = None  # nobody, or taken together with others: not told which


@dataclass(frozen=True, slots=True)
class Number:
    """One figure of a year beside last year's."""

    definition: Definition
    value: Any
    before: Any
    url: str
    year: int

    @property
    def text(self):
        return self._written(self.value)

    @property
    def unit(self):
        """What is counted; an amount says so itself."""
        return "" if self.is_amount else self.definition.unit_of(self.value)

    @property
    def is_amount(self):
        return self.definition.unit is EUROS

    @property
    def short_label(self):
        """«uit een ander land» of «Gezinnen: uit een ander land»."""
        return str(self.definition.label).rpartition(": ")[2]

    @property
    def is_part(self):
        """Whether it is some of what the row above it counts."""
        return ": " in str(self.definition.label)

    @property
    def is_withheld(self):
        return isinstance(self.value, Withheld)

    @property
    def leaves_out(self):
        """Whether a number of this year or the last does not show."""
        return any(isinstance(value, Withheld) for value in (self.value, self.before))

    @property
    def counts(self):
        """Whether there was any, or may have been, this year or the last."""
        return bool(self.value or self.before)

    @property
    def last_text(self):
        return self._written(self.before)

    def _written(self, value):
        return euro(value) if self.is_amount and isinstance(value, float) else as_text(value)

    @property
    def before_text(self):
        """For instance «48 in 2017»; nothing when there was no last year."""
        return _("%(number)s in %(year)s") % {"number": self.last_text, "year": self.year - 1} if self.last_text else ""


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    value: Any
    before: Any
    url: str

    @property
    def text(self):
        return as_text(self.value)

    @property
    def before_text(self):
        return as_text(self.before)


@dataclass(frozen=True)
class Breakdown:
    """A figure divided: its rows, and a chart of them. In a chapter of activities it has a title of its own."""

    definition: Definition
    kind: Callable
    rows: dict[str, Row]
    year: int
    has_before: bool
    own_title: str = ""
    within: str = ""  # the id of what it stands in, where a figure comes more than once

    @property
    def id(self):
        return "-".join(filter(None, (self.within, self.definition.key.replace(".", "-").replace("_", "-"))))

    @property
    def title(self):
        return self.own_title or str(self.definition.label)

    @property
    def is_by_month(self):
        return self.definition.part.endswith("maand")

    @property
    def is_over_years(self):
        """Whether each row is a year of its own: there is no last year beside it."""
        return self.definition.part == "lopend"

    @property
    def is_long(self):
        """Whether there are too many rows to draw them beside their table on paper."""
        return len(self.rows) > MOST_BESIDE

    @property
    def of_rows(self):
        """What stands above the numbers."""
        return _("aantal") if self.is_over_years else str(self.year)

    @property
    def unknown(self):
        """The row of those of whom it isn't known."""
        return self.rows.get(UNKNOWN) if self.definition.key in WITH_UNKNOWN else None

    @property
    def others(self):
        """What the small ones are called that are taken together."""
        return OTHERS.get(self.definition.key)

    @property
    def leaves_out(self):
        return any(isinstance(value, Withheld) for row in self.rows.values() for value in (row.value, row.before))

    @property
    def is_known(self):
        """Whether there is a number to draw: one bar of nothing is none."""
        return any(isinstance(value, int) and value for row in self.rows.values() for value in (row.value, row.before))

    @property
    def not_apart(self):
        return any(value is NOT_APART for row in self.rows.values() for value in (row.value, row.before))

    @cached_property
    def chart(self) -> Chart:
        years = [Series(self.of_rows, [_height(row.value) for row in self.rows.values()])]
        if self.has_before:
            years.append(Series(str(self.year - 1), [_height(row.before) for row in self.rows.values()]))
        return chart(
            self.kind,
            caption=f"{self.title}, {self.definition.unit[1]}",
            id=f"{self.id}-{self.year}",
            title=f"{self.title} ({self.year})",
            description=self._description(),
            labels=self._labels(),
            series=years,
            withheld_label="*",
        )

    def _labels(self):
        return list(SHORT_MONTHS) if self.is_by_month else [row.label for row in self.rows.values()]

    def _description(self):
        known = [row for row in self.rows.values() if isinstance(row.value, int)]
        most = max(known, key=lambda row: row.value, default=None)
        return _("Het hoogst: %(label)s (%(number)s).") % {"label": most.label, "number": most.text} if most else "-"


def as_text(value):
    if value is NOT_APART:
        return "–"
    if isinstance(value, float):
        return number_format(value, 1, force_grouping=True)
    return number_format(value, force_grouping=True) if isinstance(value, int) else str(value)


def _height(value):
    return value if isinstance(value, int) else None


@dataclass(frozen=True, slots=True)
class ActivityPart:
    """One activity in a chapter: its figures of a year beside last year's, charts of some, and what others say."""

    id: str
    name: str
    numbers: list[Number]
    charts: list[Breakdown]
    said: list[str]

    @property
    def leaves_out(self):
        return any(one.leaves_out for one in self.numbers)


@dataclass(frozen=True, slots=True)
class Chapter:
    id: str
    title: str
    numbers: list[Number]
    breakdowns: list[Breakdown]
    activities: list[ActivityPart] = field(default_factory=list)
    surveys: list[SurveyPart] = field(default_factory=list)

    @property
    def counts(self):
        return [one for one in self.numbers if not one.is_amount]

    @property
    def amounts(self):
        return [one for one in self.numbers if one.is_amount]

    @property
    def amounts_left_out(self):
        return any(one.leaves_out for one in self.amounts)

    @property
    def counted(self):
        """What is told of its activities, each figure once."""
        return list({one.definition.key: one.definition for part in self.activities for one in part.numbers}.values())

    @property
    def charted(self):
        return [part for part in self.activities if part.charts]

    @property
    def plain(self):
        return [part for part in self.activities if not part.charts]

    @property
    def is_short(self):
        """Whether it runs on after another chapter on paper."""
        return len(self.breakdowns) < 3 and len(self.activities) < 3 and not self.amounts

    @property
    def leaving_out(self):
        """What is called that of which a number does not show."""
        named: list[tuple[Any, Any]] = [(one.definition.label, one) for one in self.numbers]
        named += [(one.title, one) for one in self.breakdowns] + [(one.name, one) for one in self.activities]
        return [name for name, one in named if one.leaves_out]
