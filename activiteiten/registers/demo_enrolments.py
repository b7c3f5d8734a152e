"""Invented enrolments, and who waits for a place; all relative to today."""

from datetime import timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.utils import timezone

from activiteiten.models import Activity, Enrolment, Waiting
from activiteiten.registers.demo_activities import CYCLE, TALK
from buurtwerk.core.dates import today
from buurtwerk.registers.registry import demo_extra
from contacts.models import Organisation, Resident

Onward, Reason = Enrolment.Onward, Enrolment.Reason
SEWING = "Naaiatelier"


class Took(NamedTuple):
    activity: str  # its name
    since: int  # days ago
    until: int | None = None
    reason: str = ""
    moved_on_to: str = ""
    to: str = ""  # the name of an activity, or the code of a partner
    note: str = ""


TOOK = [
    *[Took(CYCLE, days_ago) for days_ago in (38, 38, 31, 31, 24, 12)],  # full
    Took(CYCLE, 38, 10, Reason.ONWARD, Onward.WORK, "", "Fietst nu zelf naar de bakkerij, om vijf uur."),
    Took(CYCLE, 38, 17, Reason.ONWARD, Onward.VOLUNTEERING, "", "Helpt mee bij het herstellen van fietsen."),
    Took(CYCLE, 35, 20, Reason.STOPPED),
    *[Took(TALK, days_ago) for days_ago in (150, 120, 75, 60, 40)],
    Took(TALK, 160, 45, Reason.ONWARD, Onward.ACTIVITY, CYCLE),
    Took(TALK, 130, 30, Reason.ONWARD, Onward.PARTNER, "O08", "Volgt de taalles op dinsdag."),
    Took(TALK, 110, 14, Reason.ONWARD, Onward.TRAINING, "", "Opleiding poetshulp, gestart met een vriendin."),
    Took(SEWING, 200, 21, Reason.MOVED_HOUSE),
    Took(SEWING, 90, 28, Reason.ONWARD, Onward.ACTIVITY, TALK),
]
WAITING = [(9, "Kan enkel na 15 uur."), (6, ""), (2, "Samen met haar zus.")]  # days ago


@demo_extra
def demo_enrolments(team):
    """Cycling is full; some have moved on from it and from elsewhere."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    activities = {activity.name: activity for activity in Activity.objects.of(team)}
    people = list(adults(team))
    for took, resident in zip(TOOK, people, strict=False):
        enrol(took, resident, activities, worker)
    for (days_ago, note), resident in zip(WAITING, people[len(TOOK) :], strict=False):
        since = timezone.now() - timedelta(days=days_ago)
        Waiting.objects.create(
            team=team, activity=activities[CYCLE], resident=resident, since=since, note=note, updated_by=worker
        )


def adults(team):
    """Still in contact, those who came last first: they know the newest activities."""
    grown_up = Resident.objects.of(team).filter(contact_ended_on=None, birth_year__lte=today().year - 18)
    return grown_up.order_by("-first_contact_on", "code")


def enrol(took, resident, activities, worker):
    partner = Organisation.objects.of(resident.team).filter(code=took.to).first()
    Enrolment.objects.create(
        team=resident.team,
        activity=activities[took.activity],
        resident=resident,
        starts_on=today() - timedelta(days=took.since),
        ends_on=None if took.until is None else today() - timedelta(days=took.until),
        reason=took.reason,
        moved_on_to=took.moved_on_to,
        to_activity=activities.get(took.to),
        to_organisation=partner,
        note=took.note,
        updated_by=worker,
    )
