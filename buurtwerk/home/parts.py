"""The parts of the start page: each app adds its own in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from buurtwerk.accounts.roles import can


@dataclass(frozen=True, slots=True)
class Part:
    """`rows(user, team)` gives what `template` shows as `rows`.

    What is due stands in the main column; `aside` is what one has at hand
    beside it. A template with nothing to show renders nothing at all, so that
    the page can tell when nothing is due.
    """

    template: str
    permission: str
    order: int
    aside: bool
    rows: Callable[[Any, Any], Any]


_parts: list[Part] = []


def part(*, template, permission, order, aside=False):
    def register(rows):
        _parts.append(Part(template, permission, order, aside, rows))
        _parts.sort(key=lambda found: found.order)
        return rows

    return register


def shown_to(request):
    """The parts this user may see, rendered: (the main column, the one aside), without those that are empty."""
    main: list[str] = []
    aside: list[str] = []
    for found in _parts:
        if can(request.user, found.permission, request.team):
            text = render_to_string(found.template, {"rows": found.rows(request.user, request.team)}, request)
            (aside if found.aside else main).append(text)
    return [text for text in main if text.strip()], [text for text in aside if text.strip()]
