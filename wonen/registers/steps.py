"""The sheets of the steps of housing files, and of those they usually go through."""

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link, Person
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Count, Text
from contacts.rules import ends_before_it_begins
from wonen.models import Actor, HousingStep, StandardStep
from wonen.registers.files import KINDS, HousingFileSheet, residents_of_files
from wonen.rules import no_place, some_partner, someone_of_the_team, too_many_days

MOST = 9999


@register
class StandardStepSheet(SheetResource):
    sheet = "Standaardstappen"
    key = ("kind", "text")
    rules = (Rule("position", no_place, ("position",)), Rule("days", too_many_days, ("days",)))
    derived = ()

    kind = Column("kind", "soort", Choice(KINDS), required=True)
    text = Column("text", "stap", Text(), required=True)
    position = Column("position", "plaats", Count(most=MOST), required=True)
    actor = Column("actor", "wie doet het", Choice(Actor.choices, empty=Actor.TEAM.value))
    days = Column("days", "dagen gewoonlijk", Count(most=MOST))

    class Meta:
        model = StandardStep


@register
class HousingStepSheet(SheetResource):
    sheet = "Woonstappen"
    rules = (
        Rule("worker", someone_of_the_team, ("actor", "worker")),
        Rule("organisation", some_partner, ("actor", "organisation")),
        Rule("due_on", ends_before_it_begins, ("starts_on", "due_on")),
        Rule("wait_ends_on", ends_before_it_begins, ("starts_on", "wait_ends_on")),
        Rule("done_on", ends_before_it_begins, ("starts_on", "done_on")),
    )
    derived = ()

    code = Column("code", "woonstap", Text(), required=True)
    file = Column("file", "dossier", Link(HousingFileSheet.sheet), required=True)
    text = Column("text", "stap", Text(), required=True)
    actor = Column("actor", "wie doet het", Choice(Actor.choices, empty=Actor.TEAM.value))
    worker = Column("worker", "medewerker", Person(strict=True))
    organisation = Column("organisation", "organisatie", Link("Organisaties"))
    starts_on = Column("starts_on", "begonnen", Day(), required=True)
    due_on = Column("due_on", "tegen", Day())
    wait_ends_on = Column("wait_ends_on", "duurt gewoonlijk tot", Day())
    done_on = Column("done_on", "gedaan", Day())
    note = Column("note", "nota", Text())

    class Meta:
        model = HousingStep

    def touched(self, plan, look):
        return residents_of_files(look.team, {self.value(row, "file") for row in plan.rows_and_before})
