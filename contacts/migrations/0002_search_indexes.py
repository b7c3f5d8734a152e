from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

TABLES = ["contacts_household", "contacts_resident", "contacts_organisation"]


def add_indexes(apps, schema_editor):
    """Part of a word is found through trigrams on PostgreSQL; SQLite serves one team and reads its rows."""
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(f"CREATE INDEX {table}_search ON {table} USING gin (search_key gin_trgm_ops)")


def drop_indexes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(f"DROP INDEX {table}_search")


class Migration(migrations.Migration):
    dependencies = [("contacts", "0001_initial")]
    operations = [TrigramExtension(), migrations.RunPython(add_indexes, drop_indexes)]
