"""The sheet of households in the register workbook."""

from buurtwerk.registers.columns import Column
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.widgets import Choice, Text
from contacts.models import Household, Resident


@register
class HouseholdSheet(SheetResource):
    sheet = "Gezinnen"

    code = Column("code", "gezin", Text(), required=True)
    street = Column("street", "straat", Text())
    number = Column("number", "nummer", Text())
    box = Column("box", "bus", Text())
    postcode = Column("postcode", "postcode", Text())
    municipality = Column("municipality", "gemeente", Text())
    type = Column("type", "gezinstype", Choice(Household.Type.choices, empty=Household.Type.UNKNOWN.value))
    tenure = Column("tenure", "woonsituatie", Choice(Household.Tenure.choices, empty=Household.Tenure.UNKNOWN.value))
    social_service = Column(
        "social_service",
        "sociale dienst",
        Choice(Household.SocialService.choices, empty=Household.SocialService.UNKNOWN.value),
    )

    class Meta:
        model = Household

    def complete(self, instance):
        instance.refresh_search_key()

    def touched(self, plan, look):
        """Whoever lives in a household whose data changed."""
        return members_of(look.team, {stored.pk for stored, _values in plan.changed})


def members_of(team, households):
    """Ids of the residents who live in these households, given by id."""
    members = Resident.objects.of(team).values_list("pk", "household_id") if households else []
    return {pk for pk, household in members if household in households}
