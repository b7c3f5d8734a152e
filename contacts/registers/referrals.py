"""The sheet of referrals in the register workbook."""

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.links import Link, Person
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.times import Day
from buurtwerk.registers.widgets import Choice, Text
from contacts.models import Referral
from contacts.registers.partners import OfferSheet
from contacts.rules import offer_of_another_partner, shared_without_consent

Result = Referral.Result
KNOWN = {Result.STARTED.value, Result.DROPPED.value}


@register
class ReferralSheet(SheetResource):
    """A referral is asked after only when `navragen op` says so: nobody asks after those of years ago."""

    sheet = "Toeleidingen"
    rules = (
        Rule("shared", shared_without_consent, ("shared", "consent")),
        Rule(
            "offer",
            lambda partner, offer, look: not_offered(partner, offer, look),
            ("organisation", "offer"),
            looks=True,
        ),
    )
    derived = ()

    code = Column("code", "toeleiding", Text(), required=True)
    date = Column("date", "datum", Day(), required=True)
    resident = Column("resident", "bewoner", Link("Bewoners"), required=True)
    organisation = Column("organisation", "organisatie", Link("Organisaties"), required=True)
    offer = Column("offer", "aanbod", Link(OfferSheet.sheet))
    result = Column("result", "resultaat", Choice(Result.choices, empty=Result.PROPOSED.value))
    method = Column("method", "hoe", Choice(Referral.Method.choices[1:]))  # an empty cell says «niet ingevuld»
    purpose = Column("purpose", "waarvoor", Text())
    consent = Column("consent", "toestemming", Choice(Referral.Consent.choices))
    shared = Column("shared", "wat gedeeld mag", Text())
    check_on = Column("check_on", "navragen op", Day())
    worker = Column("worker", "medewerker", Person(strict=True))

    class Meta:
        model = Referral

    def settle(self, values):
        """What is known need not be asked any more."""
        if self.value(values, "result") in KNOWN:
            values[self.place("check_on")] = None

    def touched(self, plan, look):
        return look.ids_among("Bewoners", {self.value(row, "resident") for row in plan.rows_and_before})


def not_offered(partner, offer, look):
    """Of an offer whose own row is faulty nobody knows whose it is."""
    told = look.told(OfferSheet.sheet).get(offer) if offer else None
    return offer_of_another_partner(told["organisation"], partner) if told else None
