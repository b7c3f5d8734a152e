import json

from django.core.management.base import BaseCommand

from rapportage.figures import for_year
from rapportage.management.arguments import add_team_and_year, team_or_error


class Command(BaseCommand):
    help = "De cijfers van een jaar als JSON op de standaarduitvoer."

    def add_arguments(self, parser):
        add_team_and_year(parser)

    def handle(self, *, team, year, **options):
        figures = for_year(team_or_error(team), year)
        self.stdout.write(json.dumps(figures, indent=1, sort_keys=True, ensure_ascii=False))
