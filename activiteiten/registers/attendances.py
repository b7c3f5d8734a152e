"""The sheet of who was at which session in the register workbook."""

from activiteiten.models import Attendance
from buurtwerk.registers.columns import Column
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.widgets import Choice
from huisbezoeken.registers.visits import recount


@register
class AttendanceSheet(SheetResource):
    sheet = "Aanwezigheden"
    key = ("session", "resident")
    derived = ()

    session = Column("session", "sessie", Link("Sessies"), required=True)
    resident = Column("resident", "bewoner", Link("Bewoners"), required=True)
    role = Column("role", "rol", Choice(Attendance.Role.choices, empty=Attendance.Role.PARTICIPANT.value))

    class Meta:
        model = Attendance

    def touched(self, plan, look):
        return look.ids_among("Bewoners", {self.value(row, "resident") for row in plan.rows})

    def after_write(self, team, residents):
        recount(team, residents)
