"""Volunteers: kept with the days on which they come."""

from django.db import transaction
from django.utils.translation import gettext as _

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from buurtwerk.core.undo import Refused
from contacts.models import Resident
from kruidenier.models import Volunteer, VolunteerDay


class AlreadyVolunteers(Exception):
    """The resident is a volunteer already on a day of this period."""


@transaction.atomic
def save_volunteer(*, volunteer, weekdays, by):
    """Store a volunteer, new or changed, with the numbers of their days; returns it. Raises AlreadyVolunteers."""
    refuse_a_second(volunteer)
    is_new = volunteer.pk is None
    before = set(Volunteer.objects.filter(pk=volunteer.pk).values_list("resident", flat=True))
    if is_new:
        volunteer.code = next_code(Volunteer, volunteer.team, f"VW-{volunteer.starts_on.year}")
    volunteer.updated_by = by
    volunteer.save()
    set_days(volunteer, set(weekdays))
    action = Action.CREATE if is_new else Action.EDIT
    record(action, by=by, team=volunteer.team, thing=volunteer, residents=before | {volunteer.resident_id})
    return volunteer


def refuse_a_second(volunteer):
    """Holds the resident's row, so that of two who write them down at once one is told. Raises AlreadyVolunteers."""
    Resident.objects.select_for_update().get(pk=volunteer.resident_id)
    others = Volunteer.objects.filter(resident=volunteer.resident_id).exclude(pk=volunteer.pk)
    if others.overlapping(volunteer.starts_on, volunteer.ends_on).exists():
        raise AlreadyVolunteers


def set_days(volunteer, wanted):
    rows = VolunteerDay.objects.filter(volunteer=volunteer)
    rows.exclude(number__in=wanted).delete()
    there = set(rows.values_list("number", flat=True))
    VolunteerDay.objects.bulk_create(
        VolunteerDay(team=volunteer.team, volunteer=volunteer, number=number) for number in sorted(wanted - there)
    )


def may_come_back(volunteer):
    """Before a volunteer who was deleted is put back."""
    try:
        refuse_a_second(volunteer)
    except AlreadyVolunteers:
        raise Refused(_("Deze bewoner staat intussen opnieuw bij de vrijwilligers.")) from None
