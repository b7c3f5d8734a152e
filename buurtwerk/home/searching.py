"""The search over everything: each app adds what it can find in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from buurtwerk.accounts.roles import can
from buurtwerk.core.text import search_words, tidy

LONGEST = 100  # signs of a query; what is typed beyond them is not looked for
FEWEST_LETTERS = 2
LOOKED_AT = 5  # times as many rows as are shown


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of what was found; `residents` are the ids of those it shows."""

    label: str
    url: str
    details: tuple[str, ...] = ()
    residents: tuple[int, ...] = ()

    @property
    def link(self):
        """The same wherever it shows; a template takes longer over it than the search does."""
        line = " · ".join(detail for detail in self.details if detail)
        return format_html('<a href="{}"><strong>{}</strong> <span>{}</span></a>', self.url, self.label, line)


@dataclass(frozen=True, slots=True)
class Source:
    """`find(team, query, limit)` gives at most `limit` hits, the likeliest first.

    `all_url_name` is the list that searches for the same, `all_label` what the link to it says.
    """

    title: Any
    icon: str
    permission: str
    order: int
    find: Callable[[Any, str, int], list[Hit]]
    all_url_name: str
    all_label: Any


@dataclass(frozen=True, slots=True)
class Group:
    """What one source found; `are_more`: it knows others besides these."""

    source: Source
    hits: list[Hit]
    are_more: bool


_sources: list[Source] = []


def source(*, title, icon, permission, order, all_url_name="", all_label=""):
    def register(find):
        _sources.append(Source(title, icon, permission, order, find, all_url_name, all_label))
        _sources.sort(key=lambda found: found.order)
        return find

    return register


def searchable(text):
    """What is typed as it is searched for; empty when there is too little to go by."""
    query = tidy(text)[:LONGEST]
    return query if len("".join(search_words(query))) >= FEWEST_LETTERS else ""


def found_for(user, team, query, limit):
    """A group for each source this user may ask and that found something, at most `limit` hits in each."""
    allowed = [asked for asked in _sources if can(user, asked.permission, team)] if query else []
    groups = []
    for asked in allowed:
        if hits := asked.find(team, query, limit + 1):
            groups.append(Group(asked, hits[:limit], len(hits) > limit))
    return groups


def residents_in(groups):
    return [resident for group in groups for hit in group.hits for resident in hit.residents]


def addresses(url_name):
    """The addresses of rows by their id, resolved once for all that are shown."""
    before, _id, after = reverse(url_name, args=[0]).rpartition("0")
    return lambda pk: f"{before}{pk}{after}"


def best_first(rows, query, order, limit):
    """Dicts of at most `limit` rows that match: first those where each word of the query begins a word of theirs, then
    by the fields `order`.

    `rows` is a `.values()` queryset that holds `search_key` and these fields. The
    order is among the first rows that the database comes upon: ordering there
    takes from 1 to 900 ms among 1 000 000 of a team, this 1 to 20.
    """
    words = [f" {word}" for word in search_words(query)]

    def place(row):
        key = f" {row['search_key']}"
        return (not all(word in key for word in words), *[row[field].casefold() for field in order], row["id"])

    return sorted(rows.matching(query)[: limit * LOOKED_AT], key=place)[:limit]
