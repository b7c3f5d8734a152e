"""The sheet of what was agreed on about loans of the rolling fund."""

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Count, Text
from contacts.rules import ends_before_it_begins
from wonen import fund_rules
from wonen.models import LoanTerms
from wonen.models.terms import USUAL_NOTICE
from wonen.registers.files import HousingFileSheet, residents_of_files

MOST = 9999


@register
class LoanTermsSheet(SheetResource):
    sheet = "Leningen"
    key = ("file",)
    rules = (
        Rule("months", fund_rules.no_term, ("months",)),
        Rule("due_on", ends_before_it_begins, ("agreed_on", "due_on")),
        Rule("due_on", fund_rules.too_far_away, ("due_on",)),
        Rule("due_on", fund_rules.two_ends, ("months", "due_on")),
        Rule("due_on_leaving", fund_rules.no_end_at_all, ("months", "due_on", "due_on_leaving")),
        Rule("left_on", ends_before_it_begins, ("agreed_on", "left_on")),
        Rule("left_on", fund_rules.too_far_away, ("left_on",)),
        Rule("left_on", fund_rules.left_but_not_due, ("left_on", "due_on_leaving")),
        Rule("notice", fund_rules.too_long_notice, ("notice",)),
    )
    derived = ("ends_on", "remind_on")

    file = Column("file", "dossier", Link(HousingFileSheet.sheet), required=True)
    agreed_on = Column("agreed_on", "overeengekomen", Day(), required=True)
    months = Column("months", "looptijd in maanden", Count(most=MOST))
    due_on = Column("due_on", "terug tegen", Day())
    due_on_leaving = Column(
        "due_on_leaving", "terug bij verkoop of verhuis", Choice([(True, "ja"), (False, "nee")], empty=True)
    )
    left_on = Column("left_on", "verkocht of verhuisd op", Day())
    notice = Column("notice", "maanden vooraf herinneren", Count(empty=USUAL_NOTICE, most=MOST))
    note = Column("note", "nota", Text())

    class Meta:
        model = LoanTerms

    def complete(self, instance):
        instance.complete()

    def touched(self, plan, look):
        return residents_of_files(look.team, {self.value(row, "file") for row in plan.rows_and_before})
