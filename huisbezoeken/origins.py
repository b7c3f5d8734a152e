"""Where a follow-up or a signal came from, when that is known in an app above.

The row that links it to a session, an answer or a shop visit lives in the app
that raised it; that app registers here, in `AppConfig.ready`, how to find it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from buurtwerk.accounts.roles import can


@dataclass(frozen=True, slots=True)
class Origin:
    """`find(thing)` gives (label, url) pairs for a FollowUp or a Signal, in one query."""

    permission: str
    find: Callable[[Any], list[tuple[str, str]]]


_origins: list[Origin] = []


def origin(*, permission):
    def register(find):
        _origins.append(Origin(permission, find))
        return find

    return register


def origins_of(thing, user):
    """(label, url) of everything the thing came from that this user may see; one query a registered origin."""
    allowed = [found for found in _origins if can(user, found.permission, thing.team)]
    return [pair for found in allowed for pair in found.find(thing)]
