"""The sheets of bottlenecks, and of whom was told back what came of them, in the register workbook."""

from buurtwerk.registers.columns import Column, ListColumn, Rule
from buurtwerk.registers.links import Link, Named
from buurtwerk.registers.lists import CodeList
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Text
from huisbezoeken.models import Bottleneck, BottleneckChange, BottleneckSignal, Feedback, Signal
from huisbezoeken.registers.signals import BATCH, FROM_WORKBOOK, present_at
from huisbezoeken.registers.visits import themes
from huisbezoeken.rules import about_nothing, about_two_matters


def signal_coded(code, look):
    return {"signal_id": look.id_of("Signalen", code)}


@register
class BottleneckSheet(SheetResource):
    """Its history is no part of it; a status that it changes joins the history."""

    sheet = "Knelpunten"

    code = Column("code", "knelpunt", Text(), required=True)
    date = Column("date", "datum", Day(), required=True)
    title = Column("title", "titel", Text(), required=True)
    theme = Column("theme", "thema", Named(themes), required=True)
    description = Column("description", "omschrijving", Text(), required=True)
    concerns = Column("concerns", "wie raakt het", Text())
    since = Column("since", "sinds", Text())
    tried = Column("tried", "al geprobeerd", Text())
    wanted = Column("wanted", "nodig", Text())
    status = Column("status", "stand", Choice(Bottleneck.Status.choices, empty=Bottleneck.Status.OPEN.value))
    signals = ListColumn(
        "signals",
        "signalen",
        CodeList("Signalen"),
        child=BottleneckSignal,
        parent="bottleneck",
        entry="signal__code",
        made=signal_coded,
    )

    class Meta:
        model = Bottleneck

    def complete(self, instance):
        instance.refresh_search_key()

    def after_rows(self, plan, look, by):
        moved = [
            BottleneckChange(team=look.team, bottleneck_id=stored.pk, by=by, status=status, note=str(FROM_WORKBOOK))
            for stored, values in plan.changed
            if (status := self.value(values, "status")) != self.value(stored.values, "status")
        ]
        BottleneckChange.objects.bulk_create(moved, batch_size=BATCH)

    def touched(self, plan, look):
        """Whoever is behind the signals that it bundles, or bundled."""
        codes = {code for row in plan.rows_and_before for code in self.value(row, "signals")}
        return residents_behind(look.ids_among("Signalen", codes))

    def everyone(self, team):
        return residents_behind(BottleneckSignal.objects.filter(team=team).values_list("signal", flat=True))


@register
class FeedbackSheet(SheetResource):
    sheet = "Terugkoppelingen"
    key = ("bottleneck", "signal", "resident")
    rules = (
        Rule("signal", about_two_matters, ("signal", "bottleneck")),
        Rule("bottleneck", about_nothing, ("signal", "bottleneck")),
    )
    derived = ()

    bottleneck = Column("bottleneck", "knelpunt", Link("Knelpunten"))
    signal = Column("signal", "signaal", Link("Signalen"))
    resident = Column("resident", "bewoner", Link("Bewoners"), required=True)
    told_on = Column("told_on", "verteld op", Day(), required=True)
    how = Column("how", "hoe", Choice(Feedback.How.choices), required=True)

    class Meta:
        model = Feedback

    def touched(self, plan, look):
        return look.ids_among("Bewoners", {self.value(row, "resident") for row in plan.rows_and_before})


def residents_behind(signals):
    """Ids of who told these signals, given by id, and of who was at the visit where they were heard."""
    numbers, found, visits = sorted(signals), set(), set()
    for start in range(0, len(numbers), BATCH):
        rows = Signal.objects.filter(pk__in=numbers[start : start + BATCH]).values_list("resident_id", "visit_id")
        for resident, visit in rows:
            found.add(resident)
            visits.add(visit)
    return (found - {None}) | present_at(sorted(visits - {None}))
