from django.db import transaction

from buurtwerk.audit.trail import Action, record


@transaction.atomic
def save_location(*, location, by):
    """Store a place, new or changed; returns it."""
    is_new = location.pk is None
    location.updated_by = by
    location.save()
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=location.team, thing=location)
    return location
