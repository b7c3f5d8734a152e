from smtplib import SMTPException

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from buurtwerk.accounts.models import Membership
from buurtwerk.core import dates
from buurtwerk.home import actions


class Command(BaseCommand):
    help = "Mailt elke coördinator de maandaglijst, één keer per week: aantallen en links, geen namen."

    def add_arguments(self, parser):
        parser.add_argument("--write", action="store_true", help="verstuurt echt")

    def handle(self, *, write, **options):
        monday, _sunday = dates.week_span(dates.today())
        waiting = list(Membership.objects.waiting_for_monday_mail(monday))
        if not write:
            self.stdout.write(f"Te versturen: {len(waiting)}, met links naar {settings.BASE_URL}.")
            self.stdout.write("Er is niets verstuurd. Met --write wel.")
            return
        sent = sum([self.is_sent(membership, monday) for membership in waiting])
        self.stdout.write(f"Verstuurd: {sent}.")
        if sent < len(waiting):
            raise CommandError(f"Niet gelukt: {len(waiting) - sent}. Een volgende keer worden die opnieuw geprobeerd.")

    def is_sent(self, membership, monday):
        """One address that fails does not stop the others."""
        try:
            actions.send_monday_mail(membership, monday)
        except (SMTPException, OSError, ValueError) as error:
            self.stderr.write(f"lid {membership.pk} van {membership.team}: {error}")
            return False
        return True
