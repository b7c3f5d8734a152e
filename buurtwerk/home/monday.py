"""What a coordinator looks through on Monday: numbers, each with the list behind it. Apps add their lines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from buurtwerk.accounts.roles import Permission, can
from buurtwerk.home.parts import part


@dataclass(frozen=True, slots=True)
class Line:
    """`count(team)`: how many rows the list `url_name` holds with these filters.

    `filters`: a dict, or a function that makes one where it depends on the day.
    """

    label: Any
    url_name: str
    filters: Any
    permission: Permission
    order: int
    to_do: bool
    count: Callable[[Any], int]

    @property
    def url(self):
        filters = self.filters() if callable(self.filters) else self.filters
        return f"{reverse(self.url_name)}?{urlencode(filters)}" if filters else reverse(self.url_name)


_lines: list[Line] = []


def line(label, url_name, filters=None, *, order, permission=Permission.MONDAY_LIST, to_do=True):
    """Register a count. What is `to_do` stays away when there is none of it; the rest is good to know, also at zero."""

    def register(count):
        _lines.append(Line(label, url_name, filters, permission, order, to_do, count))
        _lines.sort(key=lambda found: found.order)
        return count

    return register


@part(template="home/_monday.html", permission=Permission.MONDAY_LIST, order=30, aside=True)
def monday_list(user, team):
    """`to_do` and `to_know`: dicts of label, url and count."""
    lines = [found for found in _lines if can(user, found.permission, team)]
    to_do = [counted(found, team) for found in lines if found.to_do]
    to_know = [counted(found, team) for found in lines if not found.to_do]
    return {"to_do": [row for row in to_do if row["count"]], "to_know": to_know}


def counted(found, team):
    return {"label": found.label, "url": found.url, "count": found.count(team)}
