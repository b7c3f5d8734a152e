"""What the database itself refuses, whoever asks: put back after every migrate.

Three kinds of guard, each on both engines, and those that an app adds for itself (`add`):

- a row never points at another team's row: a composite foreign key on
  PostgreSQL, triggers on SQLite (which has no way to add a key to a table);
- two keys of a row agree where its model says so: `AGREES` holds pairs such as
  ("offer", "organisation"): the offer is of that organisation, and stays so;
- an append-only table is never updated or deleted from.

SQLite drops a table's triggers when a migration rebuilds it, which is why the
guards are no migration of their own.
"""

from django.apps import apps
from django.core.management import call_command
from django.db import connections

from buurtwerk.core.models import TeamOwned

_of_apps: list = []


def add(guards):
    """Have guards of an app put back with the others.

    A module with `expected(vendor)`, their names, and `statements(vendor, tables, there)`, which makes those that are
    not `there`.
    """
    _of_apps.append(guards)


def before_migrate(sender, using, **kwargs):
    """SQLite cannot rebuild a table that a trigger elsewhere names: the triggers step aside."""
    connection = connections[using]
    if sender.label == "core" and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in names(connection) & expected("sqlite"):
                cursor.execute(f"DROP TRIGGER {name}")


def after_migrate(sender, using, **kwargs):
    """Runs after every app; works once, when the last one is done."""
    if sender != [config for config in apps.get_app_configs() if config.models_module][-1]:
        return
    call_command("createcachetable", database=using, verbosity=0)
    install(connections[using])


def team_keys():
    """(model, field) of every key from one team-owned model to another."""
    for model in apps.get_models():
        if not issubclass(model, TeamOwned):
            continue
        for field in model._meta.concrete_fields:
            parent = field.related_model
            if field.many_to_one and isinstance(parent, type) and issubclass(parent, TeamOwned):
                yield model, field


def agreeing_keys():
    """(model, field, shared): the row that `field` leads to has the same `shared` as the row itself."""
    for model in apps.get_models():
        for name, shared in getattr(model, "AGREES", ()):
            yield model, model._meta.get_field(name), model._meta.get_field(shared)


def parent_tables():
    return sorted({field.related_model._meta.db_table for _model, field in team_keys()})


def append_only_models():
    return [model for model in apps.get_models() if getattr(model, "APPEND_ONLY", False)]


def install(connection):
    """Make the guards that are missing; safe to run again."""
    present = existing_tables(connection)
    make = {"sqlite": sqlite_statements, "postgresql": postgres_statements}[connection.vendor]
    with connection.cursor() as cursor:
        for statement in make(present, names(connection)):
            cursor.execute(statement)
        for guards in _of_apps:
            for statement in guards.statements(connection.vendor, present, names(connection)):
                cursor.execute(statement)


def existing_tables(connection):
    return set(connection.introspection.table_names())


def names(connection):
    """The names of the guards that are there."""
    queries = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT conname FROM pg_constraint UNION SELECT tgname FROM pg_trigger",
    }
    with connection.cursor() as cursor:
        cursor.execute(queries[connection.vendor])
        return {row[0] for row in cursor.fetchall()}


def guard_name(model, field):
    return f"team_{model._meta.db_table}_{field.column}"[:60]


def agreeing_name(model, field, shared):
    return f"agrees_{model._meta.db_table}_{field.column}"[:60]


def expected(vendor):
    """The names of the guards that must be there; what the test of them holds against the database."""
    moments = ["_ins", "_upd"] if vendor == "sqlite" else [""]
    keys = {guard_name(model, field) + moment for model, field in team_keys() for moment in moments}
    keys |= {agreeing_name(*agreed) + moment for agreed in agreeing_keys() for moment in moments}
    if vendor == "sqlite":  # PostgreSQL's composite key looks both ways
        keys |= {f"team_stays_{table}" for table in parent_tables()}
        keys |= {f"{agreeing_name(*agreed)}_kept" for agreed in agreeing_keys()}
    for guards in _of_apps:
        keys |= guards.expected(vendor)
    acts = ["delete", "update"]
    return keys | {f"append_only_{model._meta.db_table}_{act}" for model in append_only_models() for act in acts}


def sqlite_statements(tables, there):
    for model, field in team_keys():
        child, parent = model._meta.db_table, field.related_model._meta.db_table
        if child not in tables:
            continue
        for moment, event in [("_ins", "INSERT"), ("_upd", f"UPDATE OF team_id, {field.column}")]:
            if guard_name(model, field) + moment not in there:
                yield sqlite_trigger(guard_name(model, field) + moment, event, child, parent, field.column)
    for parent in parent_tables():
        if parent in tables and f"team_stays_{parent}" not in there:
            yield sqlite_stays(f"team_stays_{parent}", parent, "team_id")
    yield from sqlite_agreeing(tables, there)
    for table, act, name in append_only_guards(tables, there):
        yield (
            f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def sqlite_agreeing(tables, there):
    for model, field, shared in agreeing_keys():
        child, parent = model._meta.db_table, field.related_model._meta.db_table
        for moment, event in [("_ins", "INSERT"), ("_upd", f"UPDATE OF {shared.column}, {field.column}")]:
            name = agreeing_name(model, field, shared) + moment
            if child in tables and name not in there:
                yield sqlite_trigger(name, event, child, parent, field.column, shared.column)
        name = f"{agreeing_name(model, field, shared)}_kept"
        if child in tables and name not in there:
            leaning = f"EXISTS (SELECT 1 FROM {child} WHERE {field.column} = OLD.id)"
            yield sqlite_stays(name, parent, shared.column, leaning)


def sqlite_stays(name, table, column, where="1"):
    return (
        f"CREATE TRIGGER {name} BEFORE UPDATE OF {column} ON {table} WHEN NEW.{column} <> OLD.{column} AND {where} "
        f"BEGIN SELECT RAISE(ABORT, '{table} stays with its {column} ({name})'); END"
    )


def sqlite_trigger(name, event, child, parent, column, shared="team_id"):
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {child} WHEN NEW.{column} IS NOT NULL "
        f"AND NOT EXISTS (SELECT 1 FROM {parent} WHERE id = NEW.{column} AND {shared} = NEW.{shared}) "
        f"BEGIN SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: another {shared} ({name})'); END"
    )


def postgres_statements(tables, there):
    yield (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for model, field in team_keys():
        child, parent = model._meta.db_table, field.related_model._meta.db_table
        if child not in tables:
            continue
        if f"team_of_{parent}" not in there:
            there.add(f"team_of_{parent}")
            yield f"ALTER TABLE {parent} ADD CONSTRAINT team_of_{parent} UNIQUE (team_id, id)"
        if guard_name(model, field) not in there:
            yield (
                f"ALTER TABLE {child} ADD CONSTRAINT {guard_name(model, field)} FOREIGN KEY "
                f"(team_id, {field.column}) REFERENCES {parent} (team_id, id) DEFERRABLE INITIALLY DEFERRED"
            )
    yield from postgres_agreeing(tables, there)
    for table, act, name in append_only_guards(tables, there):
        yield f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} EXECUTE FUNCTION refuse_change()"


def postgres_agreeing(tables, there):
    """A composite key looks both ways: with a row that leans on it the shared key cannot change either."""
    for model, field, shared in agreeing_keys():
        child, parent = model._meta.db_table, field.related_model._meta.db_table
        if child not in tables or agreeing_name(model, field, shared) in there:
            continue
        if f"{shared.column}_of_{parent}" not in there:
            there.add(f"{shared.column}_of_{parent}")
            yield f"ALTER TABLE {parent} ADD CONSTRAINT {shared.column}_of_{parent} UNIQUE ({shared.column}, id)"
        yield (
            f"ALTER TABLE {child} ADD CONSTRAINT {agreeing_name(model, field, shared)} FOREIGN KEY "
            f"({shared.column}, {field.column}) REFERENCES {parent} ({shared.column}, id) DEFERRABLE INITIALLY DEFERRED"
        )


def append_only_guards(tables, there):
    for model in append_only_models():
        table = model._meta.db_table
        for act in ["update", "delete"]:
            name = f"append_only_{table}_{act}"
            if table in tables and name not in there:
                yield table, act, name
