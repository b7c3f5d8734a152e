"""Leaving a trace. Every showing and every writing of a resident calls `record` before it answers."""

from django.db import DatabaseError

from buurtwerk.audit.models import AuditEvent

Action = AuditEvent.Action


class AuditUnavailable(Exception):
    """The event could not be stored, so nothing may be shown."""


def record(action, *, by, team, thing=None, residents=(), purpose=""):
    """Store one event.

    `by` is a user, or None for a command of the administrator. `thing` is the
    object it is about; for a list, its model. `residents` are ids. Raises
    AuditUnavailable when the database refuses.
    """
    try:
        return AuditEvent.objects.create(
            user=by,
            role=by.role_in(team) if by else "command",
            team=team,
            action=action,
            object_type=thing._meta.label_lower if thing is not None else "",
            object_id=getattr(thing, "pk", None) if not isinstance(thing, type) else None,
            residents=sorted(set(residents)),
            purpose=purpose,
        )
    except DatabaseError as error:
        raise AuditUnavailable from error
