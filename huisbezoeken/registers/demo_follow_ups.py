"""Invented questions, tasks and planned visits for the demo team, all relative to today."""

from datetime import time, timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.utils import timezone

from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from buurtwerk.registers.registry import demo_extra
from contacts.models import Resident
from huisbezoeken.models import Encounter, FollowUp, FollowUpChange

Kind, Status, What = FollowUp.Kind, FollowUp.Status, FollowUpChange.What
COORDINATOR, WORKER = 0, -1  # places among those who log visits; None: nobody does it yet
LEAD = 8  # days between asking and doing


class Asked(NamedTuple):
    due_in: int  # days from today
    who: int | None
    kind: str
    text: str
    promise: str = ""
    at: time | None = None
    closed: tuple[str, int] | None = None  # how it ended, and how many days ago


ASKED = [
    Asked(-6, WORKER, Kind.QUESTION, "Wie helpt met een afbetalingsplan voor de energiefactuur?",
          "We bellen terug zodra we weten bij wie je terechtkunt."),
    Asked(-2, COORDINATOR, Kind.TASK, "Het formulier voor de schooltoelage meebrengen.",
          "We vullen het samen in, aan de keukentafel."),
    Asked(-1, None, Kind.QUESTION, "Wie kan een zetel van de tweede verdieping naar beneden helpen dragen?"),
    Asked(0, WORKER, Kind.QUESTION, "Is er nog plaats in de taalles op dinsdagvoormiddag?",
          "Vandaag nog een berichtje, ook als het nee is."),
    Asked(0, WORKER, Kind.VISIT, "Bijpraten bij een koffie; de jongste ging voor het eerst naar school.", "",
          time(14, 0)),
    Asked(0, COORDINATOR, Kind.TASK, "De verhuurder bellen over het vocht in de slaapkamer.",
          "We laten weten wat hij zegt."),
    Asked(1, WORKER, Kind.TASK, "Twee kaartjes voor het buurtfeest in de bus steken."),
    Asked(3, None, Kind.QUESTION, "Waar vind je een tweedehands kinderfiets, liefst met zijwieltjes?",
          "We kijken rond en geven een seintje."),
    Asked(5, WORKER, Kind.VISIT, "Kennismaken met oma, die nu mee inwoont.", "", time(10, 30)),
    Asked(8, COORDINATOR, Kind.VISIT, "", "", time(16, 0)),
    Asked(12, WORKER, Kind.TASK, "Samen naar de bibliotheek om een lidkaart te maken."),
    Asked(20, WORKER, Kind.QUESTION, "Hoe loopt het in het nieuwe werk?", "Eens bellen als de eerste maand om is."),
    Asked(-4, COORDINATOR, Kind.QUESTION, "Is de brief over de huurtoeslag intussen gekomen?",
          "We lezen hem samen.", None, (Status.DONE, 3)),
    Asked(-10, WORKER, Kind.TASK, "De uren van de speel-o-theek doorsturen.", "", None, (Status.DONE, 11)),
    Asked(-15, WORKER, Kind.QUESTION, "Zoekt er nog iemand een wandelmaatje op zondag?", "", None,
          (Status.CANCELLED, 14)),
]  # fmt: skip


@demo_extra
def demo_follow_ups(team):
    """Late, of today and of the weeks to come; some asked at a contact, all with the first line of their history."""
    workers = list(get_user_model().objects.workers_of(team).order_by("pk"))
    encounters = {encounter.resident_id: encounter for encounter in Encounter.objects.of(team)}
    residents = Resident.objects.of(team).filter(contact_ended_on=None).select_related("household").order_by("code")
    for asked, resident in zip(ASKED, residents, strict=False):
        worker = None if asked.who is None else workers[asked.who]
        follow_up = keep(asked, resident, encounters.get(resident.pk), worker, by=workers[WORKER])
        remember(asked, follow_up, by=workers[WORKER])


def keep(asked, resident, encounter, worker, *, by):
    """A planned visit is to the household as a whole."""
    is_visit = asked.kind == Kind.VISIT
    status, days_ago = asked.closed or (Status.OPEN, None)
    return FollowUp.objects.create(
        team=resident.team,
        code=next_code(FollowUp, resident.team, f"OP-{today().year}"),
        kind=asked.kind,
        text=asked.text,
        promise=asked.promise,
        household=resident.household,
        resident=None if is_visit else resident,
        due_on=today() + timedelta(days=asked.due_in),
        time=asked.at,
        worker=worker,
        status=status,
        closed_on=None if days_ago is None else today() - timedelta(days=days_ago),
        encounter=encounter if asked.kind == Kind.QUESTION else None,
        updated_by=by,
    )


def remember(asked, follow_up, *, by):
    talked = follow_up.encounter
    lines = [(What.MADE, (today() - talked.date).days if talked else LEAD - min(asked.due_in, 0))]
    if asked.closed:
        status, days_ago = asked.closed
        lines.append((What(status), days_ago))
    FollowUpChange.objects.bulk_create(
        FollowUpChange(
            team=follow_up.team,
            follow_up=follow_up,
            by=by,
            what=what,
            due_on=follow_up.due_on,
            worker=follow_up.worker,
            at=timezone.now() - timedelta(days=days_ago),
        )
        for what, days_ago in lines
    )
