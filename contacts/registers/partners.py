"""The sheets of what belongs to partners in the register workbook; the papers behind agreements are in none."""

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import KeptLink, Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Text
from contacts.models import Agreement, ContactPerson, Offer
from contacts.registers.organisations import OrganisationSheet
from contacts.rules import ends_before_it_begins

ENDS_AFTER_START = Rule("ends_on", ends_before_it_begins, ("starts_on", "ends_on"))


@register
class ContactPersonSheet(SheetResource):
    sheet = "Contactpersonen"
    rules = (ENDS_AFTER_START,)
    derived = ()

    code = Column("code", "contactpersoon", Text(), required=True)
    organisation = Column("organisation", "organisatie", Link(OrganisationSheet.sheet), required=True)
    function = Column("function", "functie", Text(), required=True)
    name = Column("name", "naam", Text())
    email = Column("email", "e-mail", Text())
    phone = Column("phone", "telefoon", Text())
    starts_on = Column("starts_on", "van", Day())
    ends_on = Column("ends_on", "tot", Day())

    class Meta:
        model = ContactPerson


@register
class OfferSheet(SheetResource):
    sheet = "Aanbod"
    rules = (ENDS_AFTER_START,)
    derived = ()

    code = Column("code", "aanbod", Text(), required=True)
    organisation = Column("organisation", "organisatie", KeptLink(OrganisationSheet.sheet), required=True)
    name = Column("name", "naam", Text(), required=True)
    for_whom = Column("for_whom", "voor wie", Text())
    where = Column("where", "waar", Text())
    description = Column("description", "omschrijving", Text())
    starts_on = Column("starts_on", "van", Day())
    ends_on = Column("ends_on", "tot", Day())

    class Meta:
        model = Offer


@register
class AgreementSheet(SheetResource):
    """Those beside the partner's main one, which stands with the partner itself."""

    sheet = "Overeenkomsten"
    rules = (ENDS_AFTER_START,)
    derived = ()

    code = Column("code", "overeenkomst", Text(), required=True)
    organisation = Column("organisation", "organisatie", Link(OrganisationSheet.sheet), required=True)
    title = Column("title", "titel", Text())
    starts_on = Column("starts_on", "van", Day(), required=True)
    ends_on = Column("ends_on", "tot", Day())
    note = Column("note", "nota", Text())

    class Meta:
        model = Agreement
