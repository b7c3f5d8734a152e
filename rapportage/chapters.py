"""Figures set out in chapters, for the screen and for the report alike.

`figures` are those of `rapportage.figures.for_year`, exact or as `publishing.publish` gives them; `before` are last
year's, treated alike, or None.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from buurtwerk.core.charts import Chart, Series, bar, chart, horizontal_bar
from rapportage.definitions import BY_KEY, Definition
from rapportage.labels import SHORT_MONTHS, codes_of, months
from rapportage.linked import OTHER, UNKNOWN
from rapportage.publishing import Withheld

LAYOUT = (
    (
        "visits",
        gettext_lazy("Huisbezoeken"),
        ("held", "attempted", "households", "first_visits", "residents", "minutes"),
        {"by_month": bar, "by_theme": horizontal_bar, "by_result": horizontal_bar, "by_kind": horizontal_bar},
    ),
    (
        "reach",
        gettext_lazy("Bereik"),
        (
            "residents",
            "households",
            "network",
            "countries",
            "known_origin_residents",
            "foreign_origin_residents",
            "known_origin_households",
            "foreign_origin_households",
        ),
        {
            "by_age_band": bar,
            "by_origin": horizontal_bar,
            "by_gender": horizontal_bar,
            "households_by_type": horizontal_bar,
            "households_by_tenure": horizontal_bar,
            "households_by_social_service": horizontal_bar,
        },
    ),
    ("partners", gettext_lazy("Partners"), ("agreements",), {}),
)
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
        return "1" in self.rows

    @property
    def unknown(self):
        """The row of those of whom it isn't known."""
        return self.rows.get(UNKNOWN)

    @property
    def is_withheld(self):
        return any(isinstance(value, Withheld) for row in self.rows.values() for value in (row.value, row.before))

    @property
    def is_known(self):
        """Whether there is a number to draw."""
        return any(isinstance(row.value, int) for row in self.rows.values())

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


@dataclass(frozen=True, slots=True)
class Chapter:
    id: str
    title: str
    numbers: list[Number]
    breakdowns: list[Breakdown]


def chapters(figures, before, year):
    """All that is shown of a year, in order; one query (the themes)."""
    return [
        Chapter(
            section,
            str(title),
            [number(figures, before, year, f"{section}.{key}") for key in keys],
            [breakdown(figures, before, year, f"{section}.{key}", kind) for key, kind in kinds.items()],
        )
        for section, title, keys, kinds in LAYOUT
    ]


def number(figures, before, year, key):
    definition = BY_KEY[key]
    last = "" if before is None else value_at(before, key)
    return Number(definition, value_at(figures, key), last, definition.address(year), year)


def breakdown(figures, before, year, key, kind):
    now, last = as_map(value_at(figures, key)), as_map(value_at(before, key)) if before else {}
    labels = months() if isinstance(value_at(figures, key), list) else codes_of(key, now, last)
    address = BY_KEY[key].address
    rows = {
        code: Row(
            label, _value(now, code), _value(last, code) if before else "", address(year, code) if code != OTHER else ""
        )
        for code, label in labels.items()
    }
    return Breakdown(BY_KEY[key], kind, rows, year, before is not None)


def value_at(figures, key):
    section, name = key.split(".")
    return figures[section][name]


def as_map(value):
    """Twelve months as a map from "1" on."""
    return {str(number): one for number, one in enumerate(value, 1)} if isinstance(value, list) else value


def as_text(value):
    if value is NOT_APART:
        return "–"
    return number_format(value, force_grouping=True) if isinstance(value, int) else str(value)


def _value(values, code):
    """What a map leaves out is zero, but beside «andere landen» it may be among them."""
    return values.get(code, NOT_APART if OTHER in values and code not in ("BE", UNKNOWN, OTHER) else 0)


def _height(value):
    return value if isinstance(value, int) else None
