"""The sheet of the team's places in the register workbook."""

from activiteiten.models import Location
from buurtwerk.registers.columns import Column
from buurtwerk.registers.links import OwnName
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.widgets import Text


@register
class LocationSheet(SheetResource):
    """For their addresses: a place that an activity or a session names need not stand here."""

    sheet = "Locaties"
    key = ("name",)
    derived = ()

    name = Column("name", "plaats", OwnName(Location), required=True)
    address = Column("address", "adres", Text())

    class Meta:
        model = Location
