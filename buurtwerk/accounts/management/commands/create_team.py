from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from buurtwerk.accounts.models import Team


class Command(BaseCommand):
    help = "Maakt een team."

    def add_arguments(self, parser):
        parser.add_argument("slug", metavar="SLUG")
        parser.add_argument("--name", required=True)

    def handle(self, *, slug, name, **options):
        if Team.objects.filter(slug=slug).exists():
            raise CommandError(f"Er is al een team «{slug}»; er is niets veranderd.")
        team = Team(slug=slug, name=name.strip())
        try:
            team.full_clean()
            team.save()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except IntegrityError as error:
            raise CommandError(f"Er is al een team «{slug}»; er is niets veranderd.") from error
        self.stdout.write(f"Team «{team.name}» ({team.slug}) is gemaakt.")
