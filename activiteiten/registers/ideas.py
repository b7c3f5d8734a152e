"""The sheet of what residents propose in the register workbook."""

from activiteiten.models import Idea, IdeaHelper
from activiteiten.rules import became_no_activity
from buurtwerk.registers.columns import Column, ListColumn, Rule
from buurtwerk.registers.links import Link
from buurtwerk.registers.lists import CodeList
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Text
from huisbezoeken.registers.visits import resident_named


@register
class IdeaSheet(SheetResource):
    sheet = "Ideeën"
    rules = (Rule("activity", became_no_activity, ("activity", "status")),)

    code = Column("code", "idee", Text(), required=True)
    date = Column("date", "datum", Day(), required=True)
    text = Column("text", "omschrijving", Text(), required=True)
    resident = Column("resident", "bewoner", Link("Bewoners"))
    session = Column("session", "sessie", Link("Sessies"))
    helpers = ListColumn(
        "helpers",
        "helpers",
        CodeList("Bewoners"),
        child=IdeaHelper,
        parent="idea",
        entry="resident__code",
        made=resident_named,
    )
    status = Column("status", "stand", Choice(Idea.Status.choices, empty=Idea.Status.NEW.value))
    activity = Column("activity", "activiteit", Link("Activiteiten"))

    class Meta:
        model = Idea

    def complete(self, instance):
        instance.refresh_search_key()

    def touched(self, plan, look):
        """Whose idea it is and who wants to help, or was before."""
        rows = plan.rows_and_before
        helpers = {code for row in rows for code in self.value(row, "helpers")}
        return look.ids_among("Bewoners", helpers | {self.value(row, "resident") for row in rows})
