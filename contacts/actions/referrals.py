"""Leading residents to partners, and asking whether they arrived."""

from django.db import transaction

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from contacts.models import Referral


@transaction.atomic
def refer(*, referral, by):
    """Store a referral, new or changed; returns it.

    After four weeks the start page asks whether a new one arrived, unless that
    is known already; without consent nothing stays noted as shared.
    """
    is_new = referral.pk is None
    if is_new:
        referral.code = next_code(Referral, referral.team, f"TL-{referral.date.year}")
        referral.check_on = referral.date + Referral.CHECKED_AFTER
    if referral.has_arrived is not None:
        referral.check_on = None
    if referral.consent != Referral.Consent.YES:
        referral.shared = ""
    referral.updated_by = by
    referral.save()
    trace(Action.CREATE if is_new else Action.EDIT, referral, by)
    return referral


@transaction.atomic
def answer_arrival(*, referral, result, by):
    """«Is het aangekomen?»: started, dropped, or not yet (the result stays): then it is asked again in four weeks."""
    referral.result = result
    referral.check_on = today() + Referral.CHECKED_AFTER if referral.has_arrived is None else None
    referral.updated_by = by
    referral.save()
    trace(Action.EDIT, referral, by)
    return referral


def trace(action, referral, by):
    record(action, by=by, team=referral.team, thing=referral, residents=[referral.resident_id])
