"""The sheet of the rolling fund in the register workbook."""

from buurtwerk.registers.amounts import Amount
from buurtwerk.registers.columns import Column
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Text
from wonen.models import FundEntry
from wonen.registers.files import HousingFileSheet


@register
class FundEntrySheet(SheetResource):
    sheet = "Rollend fonds"
    derived = ()

    code = Column("code", "boeking", Text(), required=True)
    file = Column("file", "dossier", Link(HousingFileSheet.sheet))
    date = Column("date", "datum", Day(), required=True)
    kind = Column("kind", "soort", Choice(FundEntry.Kind.choices), required=True)
    amount = Column("amount", "bedrag", Amount(below=10**9), required=True)

    class Meta:
        model = FundEntry

    def touched(self, plan, look):
        return set()
