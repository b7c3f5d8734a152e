"""Who knows whom."""

from django.db import transaction

from buurtwerk.audit.trail import Action, record
from contacts.models import Connection, Resident


@transaction.atomic
def connect(*, connection, by):
    """Store a new connection; returns it, or the one that is there by now for this pair and kind."""
    pair = [connection.resident_id, connection.other_id]
    list(Resident.objects.filter(pk__in=pair).order_by("pk").select_for_update().values_list("pk", flat=True))
    there = Connection.objects.between(*pair).filter(kind=connection.kind).first()
    if there:
        return there
    connection.updated_by = by
    connection.save()
    record(Action.CREATE, by=by, team=connection.team, thing=connection, residents=pair)
    return connection
