"""The sheets of newsletters and their texts in the register workbook."""

from activiteiten.models import Newsletter, NewsletterText
from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Count, Text
from contacts.rules import ends_before_it_begins

LAST_PLACE = 32_767


@register
class NewsletterSheet(SheetResource):
    """Whether it was published and sent is no part of it: a spreadsheet cannot bring that back."""

    sheet = "Nieuwsbrieven"
    rules = (Rule("ends_on", ends_before_it_begins, ("starts_on", "ends_on")),)
    derived = ()

    code = Column("code", "nieuwsbrief", Text(), required=True)
    title = Column("title", "titel", Text(), required=True)
    starts_on = Column("starts_on", "van", Day(), required=True)
    ends_on = Column("ends_on", "tot", Day(), required=True)
    intro = Column("intro", "inleiding", Text())

    class Meta:
        model = Newsletter


@register
class NewsletterTextSheet(SheetResource):
    sheet = "Nieuwsbriefteksten"
    key = ("newsletter", "position")
    derived = ()

    newsletter = Column("newsletter", "nieuwsbrief", Link("Nieuwsbrieven"), required=True)
    position = Column("position", "volgorde", Count(most=LAST_PLACE), required=True)
    title = Column("title", "titel", Text())
    body = Column("body", "tekst", Text(), required=True)

    class Meta:
        model = NewsletterText
