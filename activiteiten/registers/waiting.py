"""The sheet of who waits for a place in the register workbook."""

from activiteiten.models import Waiting
from buurtwerk.registers.columns import Column
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Moment
from buurtwerk.registers.widgets import Text


@register
class WaitingSheet(SheetResource):
    sheet = "Wachtlijst"
    key = ("activity", "resident")
    derived = ()

    activity = Column("activity", "activiteit", Link("Activiteiten"), required=True)
    resident = Column("resident", "bewoner", Link("Bewoners"), required=True)
    since = Column("since", "sinds", Moment())
    note = Column("note", "nota", Text())

    class Meta:
        model = Waiting

    def rows_of(self, team):
        """Who came first stands first, also once they are read in elsewhere."""
        return super().rows_of(team).order_by("since", "pk")

    def touched(self, plan, look):
        return look.ids_among("Bewoners", {self.value(row, "resident") for row in plan.rows})
