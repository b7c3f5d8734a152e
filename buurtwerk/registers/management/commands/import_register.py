from django.core.management.base import BaseCommand, CommandError

from buurtwerk.registers.checking import check
from buurtwerk.registers.errors import ImportStale
from buurtwerk.registers.management.workbooks import add_file_and_team, team_or_error, workbook_or_error
from buurtwerk.registers.writing import write


class Command(BaseCommand):
    help = "Kijkt een werkboek na en zegt wat het zou doen; met --write leest het in, helemaal of niet."

    def add_arguments(self, parser):
        add_file_and_team(parser)
        parser.add_argument("--write", action="store_true", help="ook bewaren")

    def handle(self, *, file, team, write, **options):
        team = team_or_error(team)
        plan = check(team, workbook_or_error(file))
        if plan.faults:
            self.stderr.write("\n".join(str(fault) for fault in plan.faults))
            raise SystemExit(1)
        self.tell(plan)
        if not write:
            self.stdout.write("Niets bewaard. Met --write wordt dit ingelezen.")
            return
        self.store(plan, team)

    def tell(self, plan):
        for sheet in plan.sheets:
            counts = f"{len(sheet.new)} nieuw, {len(sheet.changed)} gewijzigd, {sheet.unchanged} ongewijzigd"
            self.stdout.write(f"{sheet.name}: {counts}")
        for sheet in plan.sheets:
            for column in sheet.unknown_columns:
                self.stdout.write(f"Met rust gelaten: kolom «{column}» in {sheet.name}")
        for name in plan.unknown_sheets:
            self.stdout.write(f"Met rust gelaten: blad «{name}»")

    def store(self, plan, team):
        try:
            write(plan, team=team, by=None)
        except ImportStale as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Ingelezen." if plan.writes else "Alles stond er al: niets te bewaren.")
