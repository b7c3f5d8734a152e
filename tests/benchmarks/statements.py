"""The statements that a request sends, to send them again by hand."""

import re
from dataclasses import dataclass

from django.db import connection

FIRST_TABLE = re.compile(r'FROM "(\w+)"')


@dataclass(frozen=True)
class Result:
    table: str
    columns: list
    rows: list

    def dicts(self):
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def sent_by(call, verbs=("SELECT", "INSERT", "UPDATE", "DELETE")):
    """(statement, parameters) of all that `call` asks of the database, without BEGIN and the like."""
    sent = []

    def listen(execute, sql, params, many, context):
        sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        call()
    return [(sql, params) for sql, params in sent if sql.lstrip("( ").startswith(verbs)]


def send(statements):
    """Send them again; gives what each answers."""
    with connection.cursor() as cursor:
        return [_answer(cursor, sql, params) for sql, params in statements]


def _answer(cursor, sql, params):
    cursor.execute(sql, params)
    columns = [column[0] for column in cursor.description or ()]
    table = FIRST_TABLE.search(sql)
    return Result("" if "COUNT(" in sql or not table else table[1], columns, cursor.fetchall() if columns else [])


def answer_of(results, table):
    """The rows out of this table."""
    return next(result for result in results if result.table == table)
