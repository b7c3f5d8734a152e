import os

from django.core.management.base import BaseCommand, CommandError

from buurtwerk.audit.trail import Action, record
from buurtwerk.registers import exporting
from buurtwerk.registers.management.workbooks import add_file_and_team, team_or_error


def write_private(path, content):
    """For the eyes of whoever gave the command only: the file holds everything about everybody."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
        target.write(content)


class Command(BaseCommand):
    help = "Zet het hele register van een team in een werkboek; dat inlezen verandert niets."

    def add_arguments(self, parser):
        add_file_and_team(parser)

    def handle(self, *, file, team, **options):
        team = team_or_error(team)
        residents = exporting.residents_of(team)
        record(Action.EXPORT, by=None, team=team, residents=residents, purpose="export_register")
        try:
            write_private(file, exporting.export(team))
        except OSError as error:
            raise CommandError(f"Naar {file} kan niet geschreven worden.") from error
        self.stdout.write(f"{file}: het register van {team}, {len(residents)} bewoners.")
