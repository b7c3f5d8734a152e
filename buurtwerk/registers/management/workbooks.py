"""What the commands around the register share."""

from pathlib import Path

from django.core.management.base import CommandError

from buurtwerk.accounts.models import Team
from buurtwerk.registers.errors import WorkbookError
from buurtwerk.registers.reading import read_workbook


def add_file_and_team(parser):
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--team", required=True, metavar="SLUG")


def team_or_error(slug):
    team = Team.objects.filter(slug=slug).first()
    if team is None:
        raise CommandError(f"Er is geen team «{slug}». Maak het eerst met create_team.")
    return team


def workbook_or_error(file):
    try:
        return read_workbook(Path(file).read_bytes())
    except OSError as error:
        raise CommandError(f"Er is geen leesbaar bestand {file}.") from error
    except WorkbookError as error:
        raise CommandError(f"{file}: {error}") from error
