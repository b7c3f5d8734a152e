"""The parts of the start page: each app adds its own in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from buurtwerk.accounts.roles import can


@dataclass(frozen=True, slots=True)
class Part:
    """`rows(user, team)` gives what `template` shows as `rows`."""

    template: str
    permission: str
    order: int
    rows: Callable[[Any, Any], Any]


_parts: list[Part] = []


def part(*, template, permission, order):
    def register(rows):
        _parts.append(Part(template, permission, order, rows))
        _parts.sort(key=lambda found: found.order)
        return rows

    return register


def for_user(user, team):
    allowed = [found for found in _parts if can(user, found.permission, team)]
    return [{"template": found.template, "rows": found.rows(user, team)} for found in allowed]
