"""The sheet of shop visits in the register workbook."""

from buurtwerk.registers.amounts import Amount
from buurtwerk.registers.columns import Column
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Clock, Day
from contacts.registers.households import members_of
from huisbezoeken.registers.visits import recount
from kruidenier.models import Card, ShopVisit


@register
class ShopVisitSheet(SheetResource):
    sheet = "Winkelbezoeken"
    key = ("date", "card")
    derived = ()

    date = Column("date", "datum", Day(), required=True)
    card = Column("card", "kaart", Link("Klantenkaarten"), required=True)
    resident = Column("resident", "bewoner", Link("Bewoners"))
    amount = Column("amount", "bedrag", Amount())
    time = Column("time", "uur", Clock())
    question = Column("question", "opvolging", Link("Opvolgingen"))

    class Meta:
        model = ShopVisit

    def touched(self, plan, look):
        """Whoever came or was said to have come, and whoever lives in the household of the card."""
        named = {self.value(row, "resident") for row in plan.rows_and_before}
        cards = look.ids_among("Klantenkaarten", {self.value(row, "card") for row in plan.rows})
        homes = {home for pk, home in Card.objects.of(look.team).values_list("pk", "household") if pk in cards}
        return look.ids_among("Bewoners", named) | members_of(look.team, homes)

    def after_write(self, team, residents):
        recount(team, residents)
