"""Writing down who was there: each tick by itself, and saying it again changes nothing."""

from django.db import transaction
from django.utils.translation import gettext as _

from activiteiten.models import Attendance, Session
from buurtwerk.audit.trail import Action, record
from contacts import actions as contacts

ABSENT = ""


class NobodyCanBeThere(Exception):
    """The session did not take place, or has to come yet; its text says which, for the user."""


@transaction.atomic
def tick(*, session, resident, role, by):
    """Write down that a resident was there in this role, or (ABSENT) was not; returns whether that changed anything."""
    hold(session)
    if role == ABSENT:
        changed, _rows = Attendance.objects.filter(session=session, resident=resident).delete()
    else:
        changed = write_down(session, resident, role, by)
    if changed:
        contacts.recount_last_contact(session.team, [resident.pk])
        action = Action.EDIT if role else Action.DELETE
        record(action, by=by, team=session.team, thing=session, residents=[resident.pk])
    return bool(changed)


def write_down(session, resident, role, by):
    told = {"role": role, "updated_by": by}
    found, is_new = Attendance.objects.get_or_create(
        session=session, resident=resident, defaults={"team": session.team, **told}
    )
    if is_new or found.role == role:
        return is_new
    found.claim(found.version, by)
    found.role = role
    found.save()
    return True


@transaction.atomic
def tick_all(*, session, roles, by):
    """Write down everybody of `roles` (resident id -> role) who is not there yet; returns how many those are."""
    hold(session)
    there = set(session.attendances.values_list("resident_id", flat=True))
    new = {resident: role for resident, role in roles.items() if resident not in there}
    Attendance.objects.bulk_create(
        Attendance(team=session.team, session=session, resident_id=resident, role=role, updated_by=by)
        for resident, role in new.items()
    )
    if new:
        contacts.recount_last_contact(session.team, list(new))
        record(Action.EDIT, by=by, team=session.team, thing=session, residents=new)
    return len(new)


@transaction.atomic
def count_unknown(*, session, adults, children, was, by):
    """Set how many came whom nobody knows; `was`: the (adults, children) that were shown.

    Returns whether it is so now: not when somebody counted otherwise meanwhile.
    """
    hold(session)
    stored = (session.anonymous_adults, session.anonymous_children)
    if stored == (adults, children):
        return True
    if stored != was:
        return False
    session.claim(session.version, by)
    session.anonymous_adults, session.anonymous_children = adults, children
    session.save()
    record(Action.EDIT, by=by, team=session.team, thing=session)
    return True


@transaction.atomic
def welcome(*, session, resident, household, role, by):
    """Make a resident whom nobody knew, with a household of one's own, and write them down; returns the resident."""
    made = contacts.add_household(household=household, resident=resident, by=by)
    tick(session=session, resident=made, role=role, by=by)
    return made


def hold(session):
    """Keep the session as it is until this is written down. Raises NobodyCanBeThere."""
    now = Session.objects.select_for_update().get(pk=session.pk)
    if now.is_cancelled:
        raise NobodyCanBeThere(_("Deze sessie is afgelast. Zet ze eerst weer op de agenda."))
    if not now.has_begun:
        raise NobodyCanBeThere(_("Deze sessie moet nog komen. Aanduiden kan vanaf de dag zelf."))
    session.version = now.version
    session.anonymous_adults, session.anonymous_children = now.anonymous_adults, now.anonymous_children
