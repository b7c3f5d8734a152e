"""Writing a checked workbook: one transaction of bulk statements, all or nothing."""

from contextlib import nullcontext
from itertools import chain, islice

from django.db import IntegrityError, connection, transaction

from buurtwerk.audit.trail import Action, record
from buurtwerk.registers.errors import ImportStale
from buurtwerk.registers.lookups import Lookups

BATCH = 1000


def write(plan, *, team, by, thing=None, holding=nullcontext):
    """Store what a plan without faults says.

    `holding()` is entered first and left last inside the transaction. Raises
    ImportStale, and stores nothing, when the register changed since the check.
    `by` is None for the administrator's command; `thing` is what the event in
    the audit is about.
    """
    try:
        with transaction.atomic(), holding():
            lift_time_limit()
            if plan.writes:
                touched = write_sheets(plan, Lookups(team), by)
                record(Action.IMPORT, by=by, team=team, thing=thing, residents=touched)
    except IntegrityError as error:
        raise ImportStale from error


def lift_time_limit():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")


def take_stock():
    """SQLite plans its queries by what it knows of the tables, which a large import changes."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 400")
            cursor.execute("ANALYZE")


def write_sheets(plan, look, by):
    """Returns the ids of the residents the written rows are about."""
    touched = set()
    for sheet in plan.sheets:
        if sheet.new or sheet.changed:
            add_names(sheet, look)
            write_rows(sheet, look, by)
            write_lists(sheet, look)
            sheet.resource.after_rows(sheet, look, by)
            take_stock()
            residents = sheet.resource.touched(sheet, look)
            sheet.resource.after_write(look.team, residents)
            touched |= residents
    return touched


def add_names(sheet, look):
    """Make what the rows name that is not in its list yet."""
    for slot, column in enumerate(sheet.resource.slots):
        if column.widget.adds_names:
            cells = [values[slot] for values in sheet.rows]
            names = chain.from_iterable(cells) if column.is_list else filter(None, cells)
            look.names(column.widget.model).make(names)


def write_rows(sheet, look, by):
    resource, manager = sheet.resource, sheet.resource.model._base_manager
    resource.before_rows(sheet, look)
    for batch in batches(sheet.new):
        manager.bulk_create([resource.build(values, look, updated_by=by) for values in batch])
    for batch in batches(sheet.changed):
        refuse_stale(resource.model, [stored for stored, _values in batch])
        manager.bulk_create(
            [
                resource.build(values, look, updated_by=by, pk=stored.pk, version=stored.version + 1)
                for stored, values in batch
            ],
            update_conflicts=True,  # one statement for many rows, where bulk_update takes one case a row
            unique_fields=["pk"],
            update_fields=resource.written_fields(),
        )
    look.forget(resource)


def refuse_stale(model, batch):
    """Hold the rows and see that nobody changed or deleted them since the check."""
    rows = model._base_manager.filter(pk__in=[stored.pk for stored in batch]).select_for_update()
    if dict(rows.values_list("pk", "version")) != {stored.pk: stored.version for stored in batch}:
        raise ImportStale


def write_lists(sheet, look):
    code = sheet.resource.key[0]
    for slot, column in enumerate(sheet.resource.slots):
        if not column.is_list:
            continue
        new = {
            look.id_of(sheet.name, sheet.resource.value(values, code)): values[slot]
            for values in sheet.new
            if values[slot]
        }
        changed = {stored.pk: values[slot] for stored, values in sheet.changed if stored.values[slot] != values[slot]}
        column.sync(new | changed, list(changed), look)


def batches(rows):
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch
