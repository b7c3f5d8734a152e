"""The sheet of what is wrong with dwellings; photos are in no workbook."""

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Text
from contacts.rules import ends_before_it_begins
from wonen.models import Defect
from wonen.registers.files import HousingFileSheet, residents_of_files


@register
class DefectSheet(SheetResource):
    sheet = "Gebreken"
    rules = (Rule("solved_on", ends_before_it_begins, ("seen_on", "solved_on")),)
    derived = ()

    code = Column("code", "gebrek", Text(), required=True)
    file = Column("file", "dossier", Link(HousingFileSheet.sheet), required=True)
    room = Column("room", "plaats", Choice(Defect.Room.choices), required=True)
    kind = Column("kind", "soort", Choice(Defect.Kind.choices), required=True)
    description = Column("description", "omschrijving", Text())
    seen_on = Column("seen_on", "gezien", Day(), required=True)
    solved_on = Column("solved_on", "opgelost", Day())

    class Meta:
        model = Defect

    def touched(self, plan, look):
        return residents_of_files(look.team, {self.value(row, "file") for row in plan.rows_and_before})
