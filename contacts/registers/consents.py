"""The sheet of what residents agreed to in the register workbook."""

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice
from contacts.models import Consent
from contacts.rules import ends_before_it_begins


@register
class ConsentSheet(SheetResource):
    sheet = "Toestemmingen"
    key = ("resident", "purpose", "given_on")
    rules = (Rule("withdrawn_on", ends_before_it_begins, ("given_on", "withdrawn_on")),)
    derived = ()

    resident = Column("resident", "bewoner", Link("Bewoners"), required=True)
    purpose = Column("purpose", "waarvoor", Choice(Consent.Purpose.choices), required=True)
    given_on = Column("given_on", "gegeven op", Day(), required=True)
    withdrawn_on = Column("withdrawn_on", "ingetrokken op", Day())

    class Meta:
        model = Consent

    def touched(self, plan, look):
        return look.ids_among("Bewoners", {self.value(row, "resident") for row in plan.rows})
