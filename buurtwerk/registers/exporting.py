"""The register back as a workbook; importing it changes nothing."""

from contextlib import contextmanager

from django.db import connection, transaction

from buurtwerk.core.spreadsheets import to_xlsx
from buurtwerk.registers import registry


def export(team, only=None):
    """The bytes of an .xlsx with every sheet and column; `only`: the names of the sheets to take."""
    pages = []
    with one_moment():
        for resource in registry.sheets(only):
            pages.append((resource.sheet, [column.column_name for column in resource.columns], rows(resource, team)))
    return to_xlsx(pages)


@contextmanager
def one_moment():
    """All queries inside see the register as it was at the first: no sheet names what another does not hold.

    On SQLite a transaction would keep everybody else from writing; there a sheet may be a second newer than another.
    """
    if connection.vendor == "sqlite":
        yield
        return
    nested = connection.in_atomic_block
    with transaction.atomic():
        if not nested:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def rows(resource, team):
    slots = [resource.slots.index(column) for column in resource.columns]
    places = list(zip(resource.columns, slots, strict=True))
    return [[column.shown(stored.values[slot]) for column, slot in places] for stored in resource.stored(team)]


def residents_of(team):
    """Ids of everybody who is in the register of this team."""
    return sorted({pk for resource in registry.sheets() for pk in resource.everyone(team)})
