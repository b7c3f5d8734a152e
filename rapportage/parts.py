"""The parts that a chapter of figures is made of, on the screen and on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from buurtwerk.core.charts import Chart, Series, chart
from rapportage.definition import Definition
from rapportage.labels import OTHERS, SHORT_MONTHS
from rapportage.publishing import Withheld
from rapportage.together import PARTNERS, UNKNOWN

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
        return as_text(self.value)

    @property
    def unit(self):
        return self.definition.unit_of(self.value)

    @property
    def is_withheld(self):
        return isinstance(self.value, Withheld)

    @property
    def leaves_out(self):
        """Whether a number of this year or the last does not show."""
        return any(isinstance(value, Withheld) for value in (self.value, self.before))

    @property
    def last_text(self):
        return as_text(self.before)

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
    """A figure divided: its rows, and a chart of them."""

    definition: Definition
    kind: Callable
    rows: dict[str, Row]
    year: int
    has_before: bool

    @property
    def id(self):
        return self.definition.key.replace(".", "-").replace("_", "-")

    @property
    def is_by_month(self):
        return self.definition.part == "maand"

    @property
    def is_long(self):
        """Whether there are too many rows to draw them beside their table on paper."""
        return len(self.rows) > MOST_BESIDE

    @property
    def unknown(self):
        """The row of those of whom it isn't known; a partner may have that word for its code."""
        return None if self.definition.key == PARTNERS else self.rows.get(UNKNOWN)

    @property
    def others(self):
        """What the small ones are called that are taken together."""
        return OTHERS.get(self.definition.key)

    @property
    def leaves_out(self):
        return any(isinstance(value, Withheld) for row in self.rows.values() for value in (row.value, row.before))

    @property
    def is_known(self):
        """Whether there is a number to draw."""
        return any(isinstance(value, int) for row in self.rows.values() for value in (row.value, row.before))

    @property
    def not_apart(self):
        return any(value is NOT_APART for row in self.rows.values() for value in (row.value, row.before))

    @cached_property
    def chart(self) -> Chart:
        years = [Series(str(self.year), [_height(row.value) for row in self.rows.values()])]
        if self.has_before:
            years.append(Series(str(self.year - 1), [_height(row.before) for row in self.rows.values()]))
        return chart(
            self.kind,
            caption=f"{self.definition.label}, {self.definition.unit[1]}",
            id=f"{self.id}-{self.year}",
            title=f"{self.definition.label} ({self.year})",
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
    return number_format(value, force_grouping=True) if isinstance(value, int) else str(value)


def _height(value):
    return value if isinstance(value, int) else None
