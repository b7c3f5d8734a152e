"""The sheet of contacts on the street, by phone and at the office in the register workbook."""

from buurtwerk.registers.columns import Column
from buurtwerk.registers.links import Link, Person
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Text
from huisbezoeken.models import Encounter
from huisbezoeken.registers.visits import recount


@register
class EncounterSheet(SheetResource):
    sheet = "Contacten"
    derived = ()

    code = Column("code", "contact", Text(), required=True)
    date = Column("date", "datum", Day(), required=True)
    resident = Column("resident", "bewoner", Link("Bewoners"), required=True)
    channel = Column("channel", "waar", Choice(Encounter.Channel.choices), required=True)
    worker = Column("worker", "medewerker", Person(strict=True))
    note = Column("note", "nota", Text())

    class Meta:
        model = Encounter

    def touched(self, plan, look):
        """Whom a written contact is with, or was before."""
        return look.ids_among("Bewoners", {self.value(row, "resident") for row in plan.rows_and_before})

    def after_write(self, team, residents):
        recount(team, residents)
