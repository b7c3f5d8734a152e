"""The sheet of customer cards in the register workbook."""

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Count, Text
from contacts.registers.households import members_of
from contacts.rules import ends_before_it_begins
from kruidenier.models import Card
from kruidenier.rules import MOST_PEOPLE, reason_without_end


@register
class CardSheet(SheetResource):
    sheet = "Klantenkaarten"
    rules = (
        Rule("ends_on", ends_before_it_begins, ("starts_on", "ends_on")),
        Rule("end_reason", reason_without_end, ("end_reason", "ends_on")),
    )
    derived = ()

    code = Column("code", "kaart", Text(), required=True)
    household = Column("household", "gezin", Link("Gezinnen"), required=True)
    starts_on = Column("starts_on", "van", Day(), required=True)
    ends_on = Column("ends_on", "tot", Day())
    referred_by = Column("referred_by", "doorverwezen door", Link("Organisaties"))
    adults = Column("adults", "volwassenen", Count(most=MOST_PEOPLE))
    children = Column("children", "kinderen", Count(most=MOST_PEOPLE))
    end_reason = Column("end_reason", "reden", Choice(Card.Reason.choices[1:]))  # an empty cell says «niet ingevuld»
    note = Column("note", "nota", Text())

    class Meta:
        model = Card

    def touched(self, plan, look):
        """Whoever lives in the household of a card, or of what it was before."""
        homes = look.ids_among("Gezinnen", {self.value(row, "household") for row in plan.rows_and_before})
        return members_of(look.team, homes)
