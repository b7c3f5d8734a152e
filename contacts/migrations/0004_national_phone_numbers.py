from django.db import migrations
from django.db.models import Q

from buurtwerk.core.text import search_key

BATCH = 1000


def find_by_national_number(apps, schema_editor):
    """Who has a number with +32 is found by 0470… too; again on the same rows it changes nothing."""
    resident = apps.get_model("contacts", "Resident")
    abroad = resident.objects.filter(Q(phone__startswith="+") | Q(phone__startswith="00"))
    numbers = list(abroad.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), BATCH):
        rows = list(resident.objects.filter(pk__in=numbers[start : start + BATCH]))
        for row in rows:
            row.search_key = search_key(
                row.first_name, row.last_name, row.code, row.email, str(row.birth_year or ""), phones=[row.phone]
            )
        resident.objects.bulk_update(rows, ["search_key"])


class Migration(migrations.Migration):
    dependencies = [("contacts", "0003_referrals")]
    operations = [migrations.RunPython(find_by_national_number, migrations.RunPython.noop)]
