from django.db import migrations

THEMES = [
    ("services", "dienstverlening"),
    ("leisure", "vrije tijd"),
    ("income", "inkomen"),
    ("work_education", "werk & opleiding"),
    ("mobility", "mobiliteit"),
    ("housing", "wonen"),
    ("health", "gezondheid"),
    ("parenting", "opvoeding"),
]


def add_themes(apps, schema_editor):
    theme = apps.get_model("huisbezoeken", "Theme")
    for position, (code, name) in enumerate(THEMES, start=1):
        theme.objects.get_or_create(code=code, defaults={"name": name, "position": position})


class Migration(migrations.Migration):
    dependencies = [("huisbezoeken", "0001_initial")]
    operations = [migrations.RunPython(add_themes, migrations.RunPython.noop)]
