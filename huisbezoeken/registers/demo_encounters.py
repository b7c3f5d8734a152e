"""Invented contacts for the demo team, all relative to today."""

from datetime import timedelta

from django.contrib.auth import get_user_model

from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from buurtwerk.registers.registry import demo_extra
from contacts.actions import recount_last_contact
from contacts.models import Resident
from huisbezoeken.models import Encounter

TALKS = [
    (Encounter.Channel.STREET, "Kort gepraat aan de schoolpoort; alles gaat goed."),
    (Encounter.Channel.PHONE, "Belde om te vragen wanneer het ontmoetingshuis open is."),
    (Encounter.Channel.OFFICE, "Kwam binnen met een brief die niet duidelijk was."),
    (Encounter.Channel.STREET, ""),
]


@demo_extra
def demo_encounters(team):
    """In the street, by phone and at the office, the last ones some weeks ago."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    residents = list(Resident.objects.of(team).filter(contact_ended_on=None).order_by("code")[:16])
    for number, resident in enumerate(residents, start=1):
        day = today() - timedelta(days=11 * number)
        channel, note = TALKS[number % len(TALKS)]
        Encounter.objects.create(
            team=team,
            code=next_code(Encounter, team, f"CO-{day.year}"),
            resident=resident,
            date=day,
            channel=channel,
            note=note,
            worker=worker,
            updated_by=worker,
        )
    recount_last_contact(team, [resident.pk for resident in residents])
