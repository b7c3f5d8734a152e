from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from buurtwerk.accounts.demo import LOGINS
from buurtwerk.registers import demo_team


class Command(BaseCommand):
    help = "Maakt de demoteams en de log-ins, of wat ervan ontbreekt. Alle mensen zijn verzonnen."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("Dit is geen demo. Zet DEMO=1 in .env op een installatie zonder echte mensen.")
        try:
            demo_team.make()
        except demo_team.NotADemo as error:
            raise CommandError(f"Het team «{error}» is geen demo; er is niets veranderd.") from error
        self.stdout.write("De demo staat klaar. Meld je aan met:\n\n")
        for row in [("e-mailadres", "wachtwoord", "rol"), *LOGINS]:
            self.stdout.write("  {:<28}{:<24}{}".format(*row))
