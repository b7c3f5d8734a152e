"""The sheet of the rolling fund: bookings that never change, judged all together in order of date, then of row."""

from django.db import connection
from django.db.models import Max

from buurtwerk.registers.amounts import Amount
from buurtwerk.registers.cells import plain, text_of
from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Text
from wonen import fund_rules, ledger
from wonen.models import FundEntry, FundState
from wonen.registers.counters import Counters, EntryLink
from wonen.registers.files import HousingFileSheet, residents_of_files

KINDS = [(kind.value, str(kind.label)) for kind in FundEntry.Kind]
KIND_OF = {label: kind for kind, label in KINDS}


class FileColumn(Column):
    """A column that has to be there, with a cell that is empty for capital."""

    def clean(self, row, look=None, **kwargs):
        file = self.widget.clean(row[self.column_name], row=row, look=look)
        if message := fund_rules.file_of_kind(KIND_OF.get(plain(text_of(row.get("soort")))), file):
            raise ValueError(message)
        return file


@register
class FundSheet(SheetResource):
    sheet = "Rollend fonds"
    rules = (Rule("amount", fund_rules.nothing_booked, ("amount",)),)
    derived = ()

    code = Column("code", "boeking", Text(), required=True)
    file = FileColumn("file", "dossier", Link(HousingFileSheet.sheet), required=True)
    date = Column("date", "datum", Day(), required=True)
    kind = Column("kind", "soort", Choice(KINDS), required=True)
    amount = Column("amount", "bedrag", Amount(below=10**10), required=True)
    corrects = Column("corrects", "corrigeert", EntryLink())
    note = Column("note", "nota", Text())

    class Meta:
        model = FundEntry

    def judge(self, filed, codes, look):
        if not filed:
            return {}
        stored = [self.told(row.values) for row in self.stored(look.team)]
        new = {number: self.told(values) for number, (before, values) in filed.items() if before is None}
        wrong = {number: self.changed(before, values) for number, (before, values) in filed.items() if before}
        wrong |= Counters(stored, new, codes, self.sheet).faults()
        return wrong | judged(stored, {number: row for number, row in new.items() if number not in wrong})

    def told(self, values):
        return {column.attribute: value for column, value in zip(self.slots, values, strict=True)}

    def changed(self, before, values):
        """Each cell in which a booking differs from what is stored."""
        beside = zip(self.slots, before.values, values, strict=True)
        return {column.attribute: fund_rules.never_changes() for column, old, new in beside if old != new}

    def before_rows(self, plan, look):
        """Ids in the order of the rows: one may take back another that stands below it."""
        FundState.hold(look.team)
        codes = [self.value(values, "code") for values in plan.new]
        look.ids(self.sheet).update(zip(codes, free_ids(len(codes)), strict=True))

    def build(self, values, look, **fields):
        return super().build(values, look, pk=look.id_of(self.sheet, self.value(values, "code")), **fields)

    def after_rows(self, plan, look, by):
        FundState.judge(look.team.pk)

    def touched(self, plan, look):
        return residents_of_files(look.team, {self.value(row, "file") for row in plan.rows} - {None})


def judged(stored, new):
    """Row number -> the fault of each new row that would break a rule of the ledger."""
    numbers = {row["code"]: number for number, row in new.items()}
    lines = [line_of(row, place, is_new=False) for place, row in enumerate(stored)]
    lines += [line_of(row, len(stored) + number, is_new=True) for number, row in new.items()]
    there = {line.key for line in lines} | {None}
    by_key = {line.key: line for line in lines if line.corrects in there}
    faults = ledger.left_out(by_key.values())
    return {numbers[key]: {"amount": fund_rules.refused(by_key[key], step)} for key, step in faults.items()}


def line_of(row, place, is_new):
    told = (row["date"], place, row["kind"], row["file"], row["amount"], row["corrects"])
    return ledger.Line(row["code"], *told, is_new=is_new)


def free_ids(number):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            query = "SELECT nextval(pg_get_serial_sequence('wonen_fundentry', 'id')) FROM generate_series(1, %s)"
            cursor.execute(query, [number])
            return sorted(row[0] for row in cursor.fetchall())
    last = FundEntry.objects.aggregate(last=Max("pk"))["last"] or 0
    return range(last + 1, last + 1 + number)
