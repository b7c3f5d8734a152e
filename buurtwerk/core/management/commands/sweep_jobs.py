from django.core.management.base import BaseCommand

from buurtwerk.core.models import Job


class Command(BaseCommand):
    help = "Zet werk dat stilviel op mislukt, en gooit bestanden weg die ouder zijn dan een dag."

    def handle(self, **options):
        self.stdout.write(f"{Job.sweep()} stilgevallen.")
