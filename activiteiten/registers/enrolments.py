"""The sheet of enrolments in the register workbook."""

from activiteiten.models import Enrolment
from activiteiten.rules import moves_on_without_reason, no_activity_moved_on_to, no_partner_moved_on_to
from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Text
from contacts.rules import ends_before_it_begins


@register
class EnrolmentSheet(SheetResource):
    sheet = "Inschrijvingen"
    key = ("activity", "resident", "starts_on")
    rules = (
        Rule("ends_on", ends_before_it_begins, ("starts_on", "ends_on")),
        Rule("moved_on_to", moves_on_without_reason, ("moved_on_to", "reason")),
        Rule("to_activity", no_activity_moved_on_to, ("to_activity", "moved_on_to", "activity")),
        Rule("to_organisation", no_partner_moved_on_to, ("to_organisation", "moved_on_to")),
    )
    derived = ()

    activity = Column("activity", "activiteit", Link("Activiteiten"), required=True)
    resident = Column("resident", "bewoner", Link("Bewoners"), required=True)
    starts_on = Column("starts_on", "van", Day(), required=True)
    ends_on = Column("ends_on", "tot", Day())
    reason = Column("reason", "reden", Choice(Enrolment.Reason.choices[1:]))  # an empty cell says «niet ingevuld»
    moved_on_to = Column("moved_on_to", "naar", Choice(Enrolment.Onward.choices[1:]))
    to_activity = Column("to_activity", "naar activiteit", Link("Activiteiten"))
    to_organisation = Column("to_organisation", "naar organisatie", Link("Organisaties"))
    note = Column("note", "nota", Text())

    class Meta:
        model = Enrolment

    def touched(self, plan, look):
        return look.ids_among("Bewoners", {self.value(row, "resident") for row in plan.rows})
