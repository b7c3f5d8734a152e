"""What goes to a partner and comes from it: numbers by year, never a name. Apps add theirs with `section`."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Exchange:
    """What contacts/_exchange.html shows: column titles, and (year, ((number, address or ""), ...)), latest first."""

    titles: tuple[Any, ...]
    years: list[tuple[int, tuple[tuple[int, str], ...]]]


def listed(url_name, organisation, **filters):
    """The list behind a number, narrowed to a partner; filters without a value are left out."""
    told = {"partner": organisation.code} | {name: value for name, value in filters.items() if value}
    return f"{reverse(url_name)}?{urlencode(told)}"


def by_year(numbers, titles, cells):
    """`numbers`: year -> what `cells(year, numbers of it)` makes the cells of."""
    return Exchange(titles, [(year, tuple(cells(year, numbers[year]))) for year in sorted(numbers, reverse=True)])
