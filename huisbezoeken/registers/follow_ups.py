"""The sheet of questions, tasks and planned visits in the register workbook."""

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link, Person
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Clock, Day
from buurtwerk.registers.widgets import Choice, Text
from contacts.registers.households import members_of
from huisbezoeken.models import FollowUp, FollowUpChange
from huisbezoeken.registers.signals import BATCH, FROM_WORKBOOK
from huisbezoeken.rules import closed_without_day, needs_household, says_nothing

Kind, Status, What = FollowUp.Kind, FollowUp.Status, FollowUpChange.What


@register
class FollowUpSheet(SheetResource):
    """Their history is no part of it, a spreadsheet cannot vouch for that; what it changes joins the history.

    A resident does not bring the household along: who moved since may be followed up where they lived.
    """

    sheet = "Opvolgingen"
    rules = (
        Rule("text", says_nothing, ("text", "kind")),
        Rule("household", needs_household, ("household", "kind", "resident")),
        Rule("closed_on", closed_without_day, ("closed_on", "status")),
    )
    code = Column("code", "opvolging", Text(), required=True)
    kind = Column("kind", "soort", Choice(Kind.choices, empty=Kind.QUESTION.value))
    text = Column("text", "wat", Text())
    promise = Column("promise", "beloofd", Text())
    household = Column("household", "gezin", Link("Gezinnen"))
    resident = Column("resident", "bewoner", Link("Bewoners"))
    due_on = Column("due_on", "tegen", Day(), required=True)
    time = Column("time", "uur", Clock())
    worker = Column("worker", "medewerker", Person(strict=True))
    status = Column("status", "stand", Choice(Status.choices, empty=Status.OPEN.value))
    closed_on = Column("closed_on", "gedaan op", Day())
    visit = Column("visit", "huisbezoek", Link("Huisbezoeken"))
    encounter = Column("encounter", "contact", Link("Contacten"))
    made_visit = Column("made_visit", "werd huisbezoek", Link("Huisbezoeken"))

    class Meta:
        model = FollowUp

    def complete(self, instance):
        instance.refresh_search_key()

    def after_rows(self, plan, look, by):
        changes = [
            FollowUpChange(
                team=look.team,
                follow_up_id=stored.pk,
                by=by,
                what=what,
                due_on=self.value(values, "due_on"),
                worker_id=self.worker.widget.to_store(self.value(values, "worker"), look),
                note=str(FROM_WORKBOOK),
            )
            for stored, values in plan.changed
            for what in self.what_changed(stored.values, values)
        ]
        FollowUpChange.objects.bulk_create(changes, batch_size=BATCH)

    def what_changed(self, before, after):
        """The lines of the history that a changed row makes."""

        def differs(name):
            return self.value(before, name) != self.value(after, name)

        status = self.value(after, "status")
        closed = What.REOPENED if status == Status.OPEN else What(status)
        found = [(closed, "status"), (What.MOVED, "due_on"), (What.HANDED_OVER, "worker")]
        return [what for what, name in found if differs(name)]

    def touched(self, plan, look):
        """Whom it names, or else whoever lives in the household."""
        about = {(self.value(row, "household"), self.value(row, "resident")) for row in plan.rows_and_before}
        named = look.ids_among("Bewoners", {resident for _, resident in about})
        homes = look.ids_among("Gezinnen", {household for household, resident in about if not resident})
        return named | members_of(look.team, homes)
