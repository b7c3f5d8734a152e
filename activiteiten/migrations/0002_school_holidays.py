from django.db import migrations

from activiteiten.holidays import bundled


def add_holidays(apps, schema_editor):
    """Again it adds what is missing: an admin may have changed when one ends."""
    holiday = apps.get_model("activiteiten", "SchoolHoliday")
    rows = [holiday(name=name, starts_on=first, ends_on=last) for name, first, last in bundled()]
    holiday.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("activiteiten", "0001_initial")]
    operations = [migrations.RunPython(add_holidays, migrations.RunPython.noop)]
