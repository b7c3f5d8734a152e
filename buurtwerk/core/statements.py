"""A query that is asked with each letter somebody types: its SQL is written once, then only the values change.

Naming columns and joins takes Django several times as long as the database takes to find the rows
(docs/decisions/0013).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

TEAM = -1  # no team has this id
WORD = "\ue000{}\ue001"  # no word has these signs


@dataclass(slots=True)
class Written:
    """One shape of a query: its SQL, with marks among the parameters where the values go."""

    sql: str
    params: tuple
    names: list[str]
    converters: Any
    compiler: Any


@dataclass(slots=True)
class Statement:
    """`build(team, words, shape)` gives a `.values()` queryset.

    It puts the id of the team and each of the words into conditions as they are (`contains` and the like escape them),
    and for the same number of words and the same shape it has the same SQL.
    """

    build: Callable[[int, list[str], Any], Any]
    written: dict = field(default_factory=dict)

    def rows(self, team, words, shape):
        """A list of dicts."""
        key = (connection.vendor, len(words), shape)
        if key not in self.written:
            self.written[key] = written(self.build(TEAM, [WORD.format(place) for place in range(len(words))], shape))
        found = self.written[key]
        values = marks(team, words)
        with connection.cursor() as cursor:
            cursor.execute(found.sql, [filled(param, values) for param in found.params])
            rows = cursor.fetchall()
        if found.converters:
            rows = found.compiler.apply_converters(rows, found.converters)
        return [dict(zip(found.names, row, strict=True)) for row in rows]


def written(queryset):
    compiler = queryset.query.get_compiler(connection.alias)
    sql, params = compiler.as_sql()
    converters = compiler.get_converters([column for column, *_ in compiler.select])
    return Written(sql, params, list(queryset.query.values_select), converters, compiler)


def marks(team, words):
    """Mark -> what stands in its place."""
    escaped = (connection.ops.prep_for_like_query(word) for word in words)
    return {TEAM: team.pk} | {WORD.format(place): word for place, word in enumerate(escaped)}


def filled(param, values):
    if isinstance(param, str):
        for mark, value in values.items():
            if mark != TEAM:
                param = param.replace(mark, value)
        return param
    return values.get(param, param)
