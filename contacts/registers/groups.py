"""The sheets of groups and who sits in them, by function, in the register workbook."""

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import KeptLink, Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Text
from contacts.models import Group, GroupMember
from contacts.rules import ends_before_it_begins


@register
class GroupSheet(SheetResource):
    sheet = "Groepen"
    derived = ()

    code = Column("code", "groep", Text(), required=True)
    name = Column("name", "naam", Text(), required=True)
    kind = Column("kind", "soort", Choice(Group.Kind.choices, empty=Group.Kind.OTHER.value))

    class Meta:
        model = Group


@register
class GroupMemberSheet(SheetResource):
    sheet = "Groepsleden"
    rules = (Rule("ends_on", ends_before_it_begins, ("starts_on", "ends_on")),)
    derived = ()

    code = Column("code", "lid", Text(), required=True)
    group = Column("group", "groep", KeptLink("Groepen"), required=True)
    function = Column("function", "functie", Text(), required=True)
    organisation = Column("organisation", "organisatie", Link("Organisaties"))
    starts_on = Column("starts_on", "van", Day())
    ends_on = Column("ends_on", "tot", Day())

    class Meta:
        model = GroupMember
