from django.core.management.base import BaseCommand

from buurtwerk.core import sweeping


class Command(BaseCommand):
    help = "Ruimt op wat zijn tijd gehad heeft: stilgevallen werk, bestanden, concepten, wat verwijderd werd."

    def handle(self, **options):
        self.stdout.write(f"{sweeping.sweep()} stilgevallen.")
