"""Invented referrals of the last weeks for the demo team, all relative to today."""

from datetime import timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model

from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from buurtwerk.registers.registry import demo_extra
from contacts.models import Offer, Organisation, Referral, Resident
from contacts.registers.demo_partners import LED_TO

Consent, Method, Result = Referral.Consent, Referral.Method, Referral.Result


class Led(NamedTuple):
    days_ago: int
    organisation: str  # its code
    method: str
    purpose: str
    result: str = Result.PROPOSED
    consent: str = Consent.NOT_ASKED
    shared: str = ""
    check_in: int | None = None  # days from today, when that is not four weeks after the referral


LED = [
    Led(3, "O01", Method.CALLED, "Nakijken of er recht is op een sociaal tarief.", Result.PROPOSED, Consent.YES,
        "Naam en telefoonnummer, en dat het over de energiefactuur gaat."),
    Led(6, "O08", Method.TOGETHER, "Inschrijven voor de taalles op dinsdagvoormiddag.", Result.ACCOMPANIED),
    Led(11, "O02", Method.LEAFLET, "Speelplein in de vakantie, voor de twee jongsten."),
    Led(19, "O09", Method.CALLED, "Een stukje grond in de samentuin.", Result.STARTED, Consent.YES,
        "Voornaam en op welke dagen het past."),
    Led(26, "O03", Method.PASSED_ON, "Zwemles voor wie als kind niet leerde zwemmen.", Result.PROPOSED, Consent.NO),
    Led(31, "O01", Method.TOGETHER, "Samen de brief over de huurwaarborg bekijken.", Result.ACCOMPANIED, Consent.YES,
        "De brief zelf en het huurcontract; niets over de gezondheid."),
    Led(34, "O10", Method.LEAFLET, "Een kinderfiets lenen voor de rit naar school."),
    Led(40, "O05", Method.CALLED, "Hulp in huis na de val op de trap.", Result.PROPOSED, Consent.YES,
        "Naam, adres en dat stappen moeilijk gaat."),
    Led(58, "O07", Method.TOGETHER, "Iemand leren kennen: de babbelnamiddag op donderdag.", Result.ACCOMPANIED,
        Consent.NOT_ASKED, "", 5),
    Led(66, "O06", Method.PASSED_ON, "Gesprek met de brugfiguur van de school.", Result.DROPPED, Consent.YES,
        "Dat een ander uur beter past door het werk in ploegen."),
]  # fmt: skip


@demo_extra
def demo_referrals(team):
    """Some are waited for, some should have been asked after by now."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    partners = {partner.code: partner for partner in Organisation.objects.of(team)}
    offers = {offer.organisation_id: offer for offer in Offer.objects.of(team).filter(name__in=LED_TO.values())}
    residents = Resident.objects.of(team).filter(contact_ended_on=None).order_by("-code")
    for led, resident in zip(LED, residents, strict=False):
        partner = partners[led.organisation]
        refer(led, resident, partner, offers.get(partner.pk), worker)


def refer(led, resident, organisation, offer, worker):
    day = today() - timedelta(days=led.days_ago)
    referral = Referral(
        team=resident.team,
        code=next_code(Referral, resident.team, f"TL-{day.year}"),
        date=day,
        resident=resident,
        organisation=organisation,
        offer=offer,
        method=led.method,
        purpose=led.purpose,
        consent=led.consent,
        shared=led.shared,
        result=led.result,
        worker=worker,
        updated_by=worker,
    )
    if referral.has_arrived is None:
        asked_later = led.check_in is not None
        referral.check_on = today() + timedelta(days=led.check_in) if asked_later else day + Referral.CHECKED_AFTER
    referral.save()
