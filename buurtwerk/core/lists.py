"""Lists: one page of rows with search, filters that show as chips, sorting, a count and an export.

Rows come as dicts from `.values()`: model instances cost more than the SQL.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.http import QueryDict
from django.shortcuts import resolve_url
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from buurtwerk.core.dates import dutch
from buurtwerk.core.text import tidy

PAGE_SIZE = 50
COUNT_UP_TO = 1_000
SEARCHES_KEPT = 40
CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Column:
    """`value(row)` is what the cell holds; `order` the fields to sort by, empty: not sortable."""

    key: str
    label: Any
    value: Callable[[dict], Any]
    order: tuple[str, ...] = ()
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class ListSpec:
    """What a list shows.

    `fields` are fetched with `.values()`; `complete(rows)` may add to the dicts
    of one page with a constant number of queries; `url(row)` is the row's page.
    """

    name: Any
    singular: Any
    columns: tuple[Column, ...]
    fields: tuple[str, ...]
    url: Callable[[dict], str]
    order: tuple[Any, ...]
    filterset: type
    empty_template: str  # what the list says while nothing was ever made
    search: Callable[[Any, str], Any]
    complete: Callable[[list[dict]], None] = lambda rows: None


class ListPage:
    """The page of a list that a request asks for."""

    def __init__(self, request, spec, queryset):
        self.request, self.spec = request, spec
        self.params = request.GET
        self.filterset = spec.filterset(self.params or None, queryset=queryset, request=request)
        self.query = recalled_search(request, self.params.get("zoek", ""))

    @cached_property
    def queryset(self):
        """Everything that is filtered, in order."""
        found = self.filterset.qs
        if self.query:
            found = self.spec.search(found, self.query)
        return found.order_by(*self._order())

    def _order(self):
        column = self._sorted_column
        if column is None:
            return self.spec.order
        return [*(sorting(field, self._descending) for field in column.order), "pk"]

    @cached_property
    def _sorted_column(self):
        key = self.params.get("sorteer", "").removeprefix("-")
        return next((column for column in self.spec.columns if column.key == key and column.order), None)

    @property
    def _descending(self):
        return self.params.get("sorteer", "").startswith("-")

    @cached_property
    def number(self):
        text = self.params.get("blz", "1")
        return min(max(int(text), 1), 1_000_000) if text.isascii() and text.isdigit() and len(text) < 8 else 1

    @cached_property
    def _fetched(self):
        start = (self.number - 1) * PAGE_SIZE
        return list(self.queryset.values(*self.spec.fields)[start : start + PAGE_SIZE + 1])

    @cached_property
    def raw_rows(self):
        """The dicts of this page, completed."""
        rows = self._fetched[:PAGE_SIZE]
        self.spec.complete(rows)
        return rows

    @cached_property
    def rows(self):
        return [{"url": self.spec.url(row), "cells": self._cells(row)} for row in self.raw_rows]

    def _cells(self, row):
        return [
            {"label": column.label, "text": as_text(column.value(row)), "numeric": column.numeric}
            for column in self.spec.columns
        ]

    @cached_property
    def count(self):
        """Exact up to a thousand; one more than that means «meer dan»."""
        if self.number == 1 and len(self._fetched) <= PAGE_SIZE:
            return len(self._fetched)
        return self.queryset.order_by()[: COUNT_UP_TO + 1].count()

    @property
    def count_label(self):
        if self.count > COUNT_UP_TO:
            return _("meer dan %s") % number_format(COUNT_UP_TO, force_grouping=True)
        return number_format(self.count, force_grouping=True)

    @property
    def noun(self):
        return self.spec.singular if self.count == 1 else self.spec.name

    @property
    def is_filtered(self):
        return bool(self.query or self.chips)

    @cached_property
    def headers(self):
        return [self._header(column) for column in self.spec.columns]

    def _header(self, column):
        is_sorted = column is self._sorted_column
        turn = f"-{column.key}" if is_sorted and not self._descending else column.key
        url = self.url(sorteer=turn, blz=None) if column.order else ""
        direction = ("descending" if self._descending else "ascending") if is_sorted else ""
        return {"label": column.label, "url": url, "sorted": direction, "numeric": column.numeric}

    @property
    def empty_template(self):
        return self.spec.empty_template

    @property
    def kept(self):
        """What a change of filters keeps."""
        return [(name, self.params[name]) for name in ("zoek", "sorteer") if self.params.get(name)]

    @cached_property
    def savable(self):
        """What filters and orders the list, urlencoded; not what was searched for, nor the page one is on."""
        kept = QueryDict(mutable=True)
        for name, _value in self._chosen_filters():
            kept.setlist(name, self.params.getlist(name))
        if self._sorted_column is not None:
            kept["sorteer"] = self.params["sorteer"]
        return kept.urlencode()

    @cached_property
    def filter_fields(self):
        """The filters' fields, dressed as the other forms are."""
        fields = list(self.filterset.form)
        for field in fields:
            widget = field.field.widget
            widget.attrs["class"] = "form-select" if hasattr(widget, "choices") else "form-control"
        return fields

    @cached_property
    def chips(self):
        """What narrows the list, each with the address without it."""
        chips = []
        if self.query:
            chips.append({"label": _("zoekt «%s»") % self.query, "url": self.url(zoek=None, blz=None)})
        return chips + [self._chip(name, value) for name, value in self._chosen_filters()]

    def _chosen_filters(self):
        """(name, value) of each filter that narrows; an impossible value narrows nothing and shows its error."""
        form = self.filterset.form
        form.is_valid()
        values = getattr(form, "cleaned_data", {})
        return [(name, value) for name, value in values.items() if value not in (None, "") and self.params.get(name)]

    def _chip(self, name, value):
        form = self.filterset.form
        label = f"{form.fields[name].label}: {chosen(form, name, value)}"
        return {"label": label, "url": self.url(**{name: None, "blz": None})}

    @property
    def has_impossible_filter(self):
        return self.filterset.is_bound and not self.filterset.form.is_valid()

    @property
    def first_shown(self):
        return (self.number - 1) * PAGE_SIZE + 1

    @property
    def last_shown(self):
        return self.first_shown + len(self.raw_rows) - 1

    @property
    def previous_url(self):
        return self.url(blz=self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self):
        return self.url(blz=self.number + 1) if len(self._fetched) > PAGE_SIZE else ""

    def url(self, **changes):
        """This list's address with some parameters changed; None takes one away."""
        params = self.params.copy()
        for name, value in changes.items():
            params.pop(name, None)
            if value is not None:
                params[name] = str(value)
        query = params.urlencode()
        return f"{self.request.path}?{query}" if query else self.request.path

    def export_rows(self):
        """The dicts of all that is filtered, completed, fetched in chunks."""
        for start in range(0, self.queryset.count(), CHUNK):
            rows = list(self.queryset.values(*self.spec.fields)[start : start + CHUNK])
            self.spec.complete(rows)
            yield from rows

    def as_values(self, row):
        return [column.value(row) for column in self.spec.columns]


def sorting(field, descending):
    """What is empty comes last either way, on both engines."""
    return F(field).desc(nulls_last=True) if descending else F(field).asc(nulls_last=True)


def as_text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, date | datetime):
        return dutch(value)
    return number_format(value, force_grouping=True) if isinstance(value, int) else str(value)


def chosen(form, name, value):
    """A filter's value as its choice is called."""
    if isinstance(value, date):
        return dutch(value)
    choices = {str(key): label for key, label in getattr(form.fields[name], "choices", [])}
    return choices.get(str(getattr(value, "pk", value)), value)


# Search words never stand in an address or a log: the address holds a mark, the session the words.


def remember_search(request, to, query, params=None):
    """The address of list `to` searching for `query`; other parameters are kept."""
    url, params = resolve_url(to), params.copy() if params is not None else None
    kept = params.urlencode() if params else ""
    if not tidy(query):
        return f"{url}?{kept}" if kept else url
    searches = request.session.get("searches", {})
    mark = secrets.token_hex(4)
    searches[mark] = tidy(query)[:200]
    request.session["searches"] = dict(list(searches.items())[-SEARCHES_KEPT:])
    return f"{url}?{kept}&zoek={mark}" if kept else f"{url}?zoek={mark}"


def recalled_search(request, mark):
    return request.session.get("searches", {}).get(mark, "")
