"""The sheet of partners in the register workbook."""

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Text
from contacts.models import Organisation
from contacts.rules import ends_before_it_begins


@register
class OrganisationSheet(SheetResource):
    sheet = "Organisaties"
    rules = (Rule("agreement_until", ends_before_it_begins, ("agreement_from", "agreement_until")),)

    code = Column("code", "organisatie", Text(), required=True)
    name = Column("name", "naam", Text(), required=True)
    kind = Column("kind", "soort", Choice(Organisation.Kind.choices))
    website = Column("website", "website", Text())
    agreement_from = Column("agreement_from", "overeenkomst van", Day())
    agreement_until = Column("agreement_until", "overeenkomst tot", Day())

    class Meta:
        model = Organisation

    def complete(self, instance):
        instance.refresh_search_key()
