"""The sheet of signals in the register workbook."""

from django.utils.translation import gettext_lazy as _

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link, Named
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Count, Text
from contacts.rules import ends_before_it_begins
from huisbezoeken.models import Signal, SignalChange, VisitResident
from huisbezoeken.registers.visits import themes
from huisbezoeken.rules import concerns_nobody

BATCH = 1000
FROM_WORKBOOK = _("uit het werkboek")


@register
class SignalSheet(SheetResource):
    """Its history is no part of it, a spreadsheet cannot vouch for that; a status it changes joins the history."""

    sheet = "Signalen"
    rules = (
        Rule("to_steering_group_on", ends_before_it_begins, ("date", "to_steering_group_on")),
        Rule("resolved_on", ends_before_it_begins, ("date", "resolved_on")),
        Rule("people_concerned", concerns_nobody, ("people_concerned",)),
    )

    code = Column("code", "signaal", Text(), required=True)
    date = Column("date", "datum", Day(), required=True)
    visit = Column("visit", "huisbezoek", Link("Huisbezoeken"))
    resident = Column("resident", "bewoner", Link("Bewoners"))
    theme = Column("theme", "thema", Named(themes), required=True)
    description = Column("description", "omschrijving", Text(), required=True)
    status = Column("status", "status", Choice(Signal.Status.choices, empty=Signal.Status.NEW.value))
    to_steering_group_on = Column("to_steering_group_on", "naar stuurgroep op", Day())
    resolved_on = Column("resolved_on", "opgelost op", Day())
    severity = Column("severity", "ernst", Choice(Signal.Severity.choices[1:]))  # an empty cell says «niet ingeschat»
    people_concerned = Column("people_concerned", "hoeveel mensen", Count())
    organisation = Column("organisation", "partner", Link("Organisaties"))

    class Meta:
        model = Signal

    def complete(self, instance):
        instance.refresh_search_key()

    def after_rows(self, plan, look, by):
        moved = [
            SignalChange(team=look.team, signal_id=stored.pk, by=by, status=status, note=str(FROM_WORKBOOK))
            for stored, values in plan.changed
            if (status := self.value(values, "status")) != self.value(stored.values, "status")
        ]
        SignalChange.objects.bulk_create(moved, batch_size=BATCH)

    def touched(self, plan, look):
        """Who told of it, and who was there."""
        rows = plan.rows_and_before
        tellers = look.ids_among("Bewoners", {self.value(row, "resident") for row in rows})
        visits = {self.value(row, "visit") for row in rows} - {None}
        return tellers | present_at(sorted(look.ids_among("Huisbezoeken", visits)) if visits else [])


def present_at(visits):
    """Ids of the residents who were at these visits, given by id."""
    found: set[int] = set()
    for start in range(0, len(visits), BATCH):
        rows = VisitResident.objects.filter(visit__in=visits[start : start + BATCH])
        found.update(rows.values_list("resident_id", flat=True))
    return found
