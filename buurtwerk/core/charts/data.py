"""What a chart shows, and the table under it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from buurtwerk.core.charts.scale import number


@dataclass(frozen=True, slots=True)
class Series:
    """One value per label, 0 or more; None is a value that is withheld or unknown."""

    name: str
    values: list[int | float | None]

    def __post_init__(self):
        if any(value < 0 for value in self.known):
            raise ValueError(f"Series {self.name!r} has a value below zero.")

    @property
    def known(self):
        return [value for value in self.values if value is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What every kind of chart takes. `id` is unique in the page: the ids inside the SVG begin with it."""

    id: str
    title: str
    description: str
    labels: list[str]
    series: list[Series]
    withheld_label: str = "?"

    def __post_init__(self):
        if any(len(one.values) != len(self.labels) for one in self.series):
            raise ValueError(f"Chart {self.id!r} has {len(self.labels)} labels, but a series of another length.")

    @property
    def is_empty(self):
        return not self.labels or not self.series

    @property
    def known(self):
        return [value for one in self.series for value in one.known]

    @property
    def is_whole(self):
        return all(value == int(value) for value in self.known)

    def text(self, value):
        return self.withheld_label if value is None else number(value)

    def rows(self):
        return [
            (label, [self.text(one.values[index]) for one in self.series]) for index, label in enumerate(self.labels)
        ]


@dataclass(frozen=True, slots=True)
class Chart:
    """What `components/_chart.html` shows. `rows` holds (label, one text per series)."""

    svg: SafeString
    caption: str
    labels: list[str]
    series: list[Series]
    rows: list[tuple[str, list[str]]]


def chart(kind: Callable[..., SafeString], *, caption: str, **fields) -> Chart:
    """Draw `kind` (bar, line, stacked_bar, horizontal_bar) of `fields` (those of `Data`), with its table."""
    data = Data(**fields)
    return Chart(kind(**fields), caption, data.labels, data.series, data.rows())
