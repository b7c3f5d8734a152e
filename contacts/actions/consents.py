"""What a resident agrees to: given, withdrawn by a worker, or by themselves with the link in a mail."""

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils import timezone

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from contacts.models import Consent, Resident


@transaction.atomic
def set_consent(*, resident, purpose, given, by):
    """Have it as `given` says, from today; returns whether that changed anything."""
    in_force = Consent.objects.in_force().filter(resident=resident, purpose=purpose)
    if in_force.exists() == given:
        return False
    if given:
        give(resident, purpose, by)
    else:
        end(in_force, by)
    record(Action.EDIT, by=by, team=resident.team, thing=Consent, residents=[resident.pk], purpose=purpose)
    return True


@transaction.atomic
def withdraw_at_address(*, resident, purpose, reason):
    """Whoever asks it themselves gets nothing more at their address: nor for others of the team who share it.

    Returns whether there was anything to withdraw. Forms about them that are open now turn stale, so that none
    gives the consent again unseen.
    """
    in_force = in_force_at_address(resident, purpose)
    numbers = sorted(set(in_force.values_list("resident", flat=True)))
    if not numbers:
        return False
    end(in_force, None)
    Resident.objects.filter(pk__in=numbers).update(version=F("version") + 1, updated_at=timezone.now())
    record(Action.EDIT, by=None, team=resident.team, thing=Consent, residents=numbers, purpose=reason)
    return True


def in_force_at_address(resident, purpose):
    """The consents of the resident and of who has the very same e-mail address in the team."""
    sharing = Q(resident__email__iexact=resident.email) if resident.email else Q(pk__in=[])
    rows = Consent.objects.of(resident.team_id).in_force().filter(purpose=purpose)
    return rows.filter(Q(resident=resident) | sharing)


def give(resident, purpose, by):
    """On one day the last word counts: what was withdrawn today is given again in the same row."""
    Consent.objects.update_or_create(
        resident=resident,
        purpose=purpose,
        given_on=today(),
        defaults={"withdrawn_on": None, "updated_by": by},
        create_defaults={"team": resident.team, "updated_by": by},
    )


def end(rows, by):
    rows.update(
        withdrawn_on=Greatest(today(), F("given_on")),
        version=F("version") + 1,
        updated_by=by,
        updated_at=timezone.now(),
    )
