from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("huisbezoeken", "0004_encounter_codes")]
    operations = [
        migrations.AddConstraint(
            model_name="encounter",
            constraint=models.UniqueConstraint(fields=("team", "code"), name="encounter_code_once"),
        ),
    ]
