from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from buurtwerk.audit.trail import Action, record
from rapportage import report
from rapportage.figures import beside_last_year, has_data
from rapportage.management.arguments import add_team_and_year, team_or_error
from rapportage.withholding import CannotPublish


class Command(BaseCommand):
    help = "Het jaarverslag als PDF."

    def add_arguments(self, parser):
        add_team_and_year(parser)
        parser.add_argument("--output", required=True, type=Path, metavar="BESTAND.pdf")

    def handle(self, *, team, year, output, **options):
        found = team_or_error(team)
        figures, before = beside_last_year(found, year)
        if not has_data(figures):
            raise CommandError(f"Over {year} is er niets geregistreerd.")
        try:
            content = report.pdf(found, year, figures, before)
        except CannotPublish as error:
            raise CommandError(str(error)) from error
        record(Action.EXPORT, by=None, team=found, purpose="jaarverslag")
        try:
            output.write_bytes(content)
        except OSError as error:
            raise CommandError(f"Het bestand {output} kan niet geschreven worden: {error.strerror}.") from error
        self.stdout.write(f"{output}: {len(content) // 1024} kB")
