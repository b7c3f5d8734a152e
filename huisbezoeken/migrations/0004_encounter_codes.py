from django.db import migrations

BATCH = 1000


def give_codes(apps, schema_editor):
    """Contacts of before got no code; the number of the row is as good as any, and free."""
    encounter = apps.get_model("huisbezoeken", "Encounter")
    while rows := list(encounter.objects.filter(code="").order_by("pk")[:BATCH]):
        for row in rows:
            row.code = f"CO-{row.date.year}-R{row.pk}"
        encounter.objects.bulk_update(rows, ["code"])


class Migration(migrations.Migration):
    dependencies = [("huisbezoeken", "0003_follow_ups_and_signals")]
    operations = [migrations.RunPython(give_codes, migrations.RunPython.noop)]
