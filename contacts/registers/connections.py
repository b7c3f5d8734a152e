"""The sheet of who knows whom in the register workbook."""

from dataclasses import replace

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.widgets import Choice
from contacts.models import Connection
from contacts.rules import with_themself


@register
class ConnectionSheet(SheetResource):
    """A pair is one row for each kind, whoever of the two stands first.

    Where no direction matters, the two stand in the order of their codes: written the other way it is no change.
    """

    sheet = "Verbindingen"
    key = ("resident", "other", "kind")
    rules = (Rule("other", with_themself, ("resident", "other")),)
    derived = ()

    resident = Column("resident", "bewoner", Link("Bewoners"), required=True)
    other = Column("other", "met", Link("Bewoners"), required=True)
    kind = Column("kind", "soort", Choice(Connection.Kind.choices), required=True)

    class Meta:
        model = Connection

    def key_of(self, key):
        one, two, kind = key
        return frozenset((one, two)), kind

    def settle(self, values):
        """A faulty cell may still be empty here."""
        one, two = self.place("resident"), self.place("other")
        if self.value(values, "kind") not in Connection.DIRECTED and values[one] and values[two]:
            values[one], values[two] = sorted((values[one], values[two]))

    def stored(self, team):
        for row in super().stored(team):
            values = list(row.values)
            self.settle(values)
            yield replace(row, values=tuple(values))

    def touched(self, plan, look):
        named = {self.value(row, who) for row in plan.rows_and_before for who in ("resident", "other")}
        return look.ids_among("Bewoners", named)
