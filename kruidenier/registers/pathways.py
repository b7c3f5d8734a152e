"""The sheets of pathways, their steps and volunteers in the register workbook."""

from buurtwerk.registers.cells import text_of
from buurtwerk.registers.columns import Column, ListColumn, Rule
from buurtwerk.registers.links import Link, Person
from buurtwerk.registers.lists import ChoiceList
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Text, YesNo
from contacts.rules import ends_before_it_begins
from kruidenier.models import Pathway, PathwayStep, Stage, Volunteer, VolunteerDay
from kruidenier.rules import outcome_without_end, step_says_nothing


class StageCell(Choice):
    """A stop on the road; an empty cell names none."""

    def clean(self, value, row=None, **kwargs):
        return super().clean(value) if text_of(value) else None


def day_numbered(number, look):
    return {"number": number}


def residents_of(team, codes):
    """Ids of the residents of the pathways with these codes, which may be more than one query can name."""
    rows = Pathway.objects.of(team).values_list("code", "resident")
    return {resident for code, resident in rows if code in codes}


@register
class PathwaySheet(SheetResource):
    sheet = "Trajecten"
    rules = (
        Rule("ends_on", ends_before_it_begins, ("starts_on", "ends_on")),
        Rule("outcome", outcome_without_end, ("outcome", "ends_on")),
    )

    code = Column("code", "traject", Text(), required=True)
    resident = Column("resident", "bewoner", Link("Bewoners"), required=True)
    starts_on = Column("starts_on", "van", Day(), required=True)
    goal = Column("goal", "doel", Text(), required=True)
    guide = Column("guide", "begeleider", Person(strict=True))
    ends_on = Column("ends_on", "tot", Day())
    outcome = Column("outcome", "afloop", Choice(Pathway.Outcome.choices[1:]))  # an empty cell says «niet ingevuld»
    outcome_note = Column("outcome_note", "wat het werd", Text())

    class Meta:
        model = Pathway

    def complete(self, instance):
        instance.refresh_search_key()

    def touched(self, plan, look):
        """Whose pathway it is, or was before."""
        return look.ids_among("Bewoners", {self.value(row, "resident") for row in plan.rows_and_before})


@register
class PathwayStepSheet(SheetResource):
    sheet = "Trajectstappen"
    rules = (Rule("text", step_says_nothing, ("text", "stage")),)
    derived = ()

    code = Column("code", "stap", Text(), required=True)
    pathway = Column("pathway", "traject", Link("Trajecten"), required=True)
    date = Column("date", "dag", Day(), required=True)
    text = Column("text", "wat", Text())
    stage = Column("stage", "is nu", StageCell(Stage.choices))
    is_done = Column("is_done", "gedaan", YesNo())

    class Meta:
        model = PathwayStep

    def touched(self, plan, look):
        return residents_of(look.team, {self.value(row, "pathway") for row in plan.rows_and_before})


@register
class VolunteerSheet(SheetResource):
    sheet = "Vrijwilligers"
    rules = (Rule("ends_on", ends_before_it_begins, ("starts_on", "ends_on")),)
    derived = ()

    code = Column("code", "vrijwilliger", Text(), required=True)
    resident = Column("resident", "bewoner", Link("Bewoners"), required=True)
    starts_on = Column("starts_on", "van", Day(), required=True)
    ends_on = Column("ends_on", "tot", Day())
    task = Column("task", "waarvoor", Text())
    weekdays = ListColumn(
        "weekdays",
        "dagen",
        ChoiceList(VolunteerDay.Weekday.choices),
        child=VolunteerDay,
        parent="volunteer",
        entry="number",
        made=day_numbered,
    )
    note = Column("note", "nota", Text())

    class Meta:
        model = Volunteer

    def touched(self, plan, look):
        return look.ids_among("Bewoners", {self.value(row, "resident") for row in plan.rows_and_before})
