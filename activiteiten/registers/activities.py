"""The sheet of activities in the register workbook."""

from django.db.models.functions import Coalesce

from activiteiten.models import (
    Activity,
    ActivityLeader,
    ActivityPartner,
    ActivityPriority,
    ActivityTheme,
    Location,
)
from activiteiten.rules import holds_nobody
from buurtwerk.registers.columns import Column, ListColumn, Rule
from buurtwerk.registers.links import NewName
from buurtwerk.registers.lists import ChoiceList, CodeList, NameList, PeopleList
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Count, Text, YesNo
from contacts.rules import ends_before_it_begins
from huisbezoeken.registers.visits import theme_named, themes, worker_named

NUMBERS = [(number, str(number)) for number in Activity.Priority.values]


def priority_numbered(number, look):
    return {"number": number}


def partner_named(code, look):
    return {"organisation_id": look.id_of("Organisaties", code)}


@register
class ActivitySheet(SheetResource):
    sheet = "Activiteiten"
    rules = (
        Rule("ends_on", ends_before_it_begins, ("starts_on", "ends_on")),
        Rule("capacity", holds_nobody, ("capacity",)),
    )

    code = Column("code", "activiteit", Text(), required=True)
    name = Column("name", "naam", Text(), required=True)
    kind = Column("kind", "soort", Choice(Activity.Kind.choices), required=True)
    location = Column("location", "plaats", NewName(Location))
    priorities = ListColumn(
        "priorities",
        "speerpunten",
        ChoiceList(NUMBERS),
        child=ActivityPriority,
        parent="activity",
        entry="number",
        made=priority_numbered,
    )
    partners = ListColumn(
        "partners",
        "partners",
        CodeList("Organisaties"),
        child=ActivityPartner,
        parent="activity",
        entry="organisation__code",
        made=partner_named,
    )
    starts_on = Column("starts_on", "van", Day())
    ends_on = Column("ends_on", "tot", Day())
    capacity = Column("capacity", "plaatsen", Count())
    by_family = Column("by_family", "per gezin", YesNo())
    themes = ListColumn(
        "themes",
        "thema's",
        NameList(themes),
        child=ActivityTheme,
        parent="activity",
        entry="theme__name",
        made=theme_named,
    )
    leaders = ListColumn(
        "leaders",
        "wie leidt",
        PeopleList(),
        child=ActivityLeader,
        parent="activity",
        entry=Coalesce("user__email", "name"),
        made=worker_named,
    )
    description = Column("description", "omschrijving", Text())

    class Meta:
        model = Activity

    def complete(self, instance):
        instance.refresh_search_key()
