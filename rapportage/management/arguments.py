"""What the commands about a team's year have in common."""

from argparse import ArgumentTypeError

from django.core.management.base import CommandError

from buurtwerk.accounts.models import Team
from rapportage.figures import is_year


def add_team_and_year(parser):
    parser.add_argument("--team", required=True, metavar="SLUG", help="kenmerk van het team")
    parser.add_argument("--year", required=True, type=year_of_register, metavar="JAAR")


def year_of_register(text):
    if not (text.isascii() and text.isdigit() and len(text) == 4 and is_year(int(text))):
        raise ArgumentTypeError(f"{text} is geen jaar waarvan cijfers kunnen bestaan")
    return int(text)


def team_or_error(slug):
    team = Team.objects.filter(slug=slug).first()
    if team is None:
        raise CommandError(f"Er is geen team met kenmerk «{slug}».", returncode=1)
    return team
