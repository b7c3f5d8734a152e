from django.core.management.base import BaseCommand

from buurtwerk.audit.trail import Action, record
from buurtwerk.registers.management.workbooks import team_or_error
from contacts import hsds
from contacts.models import Organisation


class Command(BaseCommand):
    help = "Zet partners en hun aanbod als JSON (Open Referral, HSDS) op de uitvoer, zonder namen van mensen."

    def add_arguments(self, parser):
        parser.add_argument("--team", required=True, metavar="SLUG")

    def handle(self, *, team, **options):
        owner = team_or_error(team)
        record(Action.EXPORT, by=None, team=owner, thing=Organisation, purpose=hsds.PURPOSE)
        self.stdout.write(hsds.as_json(owner).decode())
