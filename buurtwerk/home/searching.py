"""The search over everything: each app adds what it can find in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html

from buurtwerk.accounts.roles import can
from buurtwerk.core.statements import Statement
from buurtwerk.core.text import search_words, tidy

LONGEST = 100  # signs of a query; what is typed beyond them is not looked for
FEWEST_LETTERS = 2
LAST_DIGITS = 4  # of a phone number, as people remember it
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


def looking_in(rows):
    """A Statement that looks in `rows`, a `.values()` queryset with `search_key`, for `best_first`."""

    def build(team, words, shape):
        condition, window = shape
        return rows.filter(*[condition(word) for word in words], team=team)[:window]

    return Statement(build)


def best_first(statement, team, query, order, limit):
    """Dicts of at most `limit` rows that match, the likeliest first, then by the fields `order`.

    The order is among the first rows that the database comes upon, and among the
    likely ones when those are too few: ordering there takes from 1 to 900 ms
    among 1 000 000 of a team, this 1 to 20.
    """
    words, window = search_words(query), limit * LOOKED_AT
    found = statement.rows(team, words, (holding, window))
    if len(found) == window and sum(is_likely(row["search_key"], words) for row in found) < limit:
        likely = statement.rows(team, words, (ending if are_last_digits(*words) else beginning, window))
        found = list({row["id"]: row for row in [*likely, *found]}.values())

    def place(row):
        return (not is_likely(row["search_key"], words), *[row[field].casefold() for field in order], row["id"])

    return sorted(found, key=place)[:limit]


def is_likely(key, words):
    """Each word begins a word of the key; digits alone are the last of a phone number."""
    if are_last_digits(*words):
        return key.endswith(words[0])
    return all(f" {word}" in f" {key}" for word in words)


def holding(word):
    """As a condition of the database, like the two below: what `is_likely` asks."""
    return Q(search_key__contains=word)


def ending(word):
    return Q(search_key__endswith=word)


def beginning(word):
    return Q(search_key__startswith=word) | Q(search_key__contains=f" {word}")


def are_last_digits(*words):
    return len(words) == 1 and words[0].isdigit() and len(words[0]) >= LAST_DIGITS
