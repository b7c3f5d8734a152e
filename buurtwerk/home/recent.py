"""On the start page: the records one opened last, as the audit trail tells it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.models import AuditEvent
from buurtwerk.audit.trail import Action, record
from buurtwerk.home.parts import part

SHOWN = 6
WITHIN = timedelta(days=14)  # as far back as the index on (team, at) is read
LOOKED_THROUGH = 60  # openings: one record is often opened many times in a row
SPARE = 2 * SHOWN  # records looked up: some are gone by now


@dataclass(frozen=True, slots=True)
class Kind:
    model: Any
    name: Callable[[Any], str]
    related: tuple[str, ...]


_kinds: dict[str, Kind] = {}


def kind(model, *, name=str, related=()):
    """Let records of this model be found back; `name(record)` is how one knows it, `related` what that needs."""
    _kinds[model._meta.label_lower] = Kind(model, name, tuple(related))


@part(template="home/_recent.html", permission=Permission.RESIDENT_VIEW, order=50, aside=True)
def recently_opened(user, team):
    """Shown again, so audited again: with the residents that each opening named."""
    opened = openings(user, team)
    things = fetched(user, team, opened)
    shown = [key for key in opened if key in things][:SHOWN]
    if shown:
        named = [resident for key in shown for resident in opened[key]]
        record(Action.LIST, by=user, team=team, residents=named)
    return [as_row(label, things[label, pk]) for label, pk in shown]


def openings(user, team):
    """(label, id) of the records opened here last, newest first -> the residents named then."""
    events = AuditEvent.objects.filter(
        team=team, user=user, action=Action.SHOW, object_type__in=_kinds, at__gte=timezone.now() - WITHIN
    ).order_by("-at", "-pk")
    opened: dict[tuple[str, int | None], list[int]] = {}
    for label, pk, residents in events.values_list("object_type", "object_id", "residents")[:LOOKED_THROUGH]:
        opened.setdefault((label, pk), residents)
    return dict(list(opened.items())[:SPARE])


def fetched(user, team, keys):
    """Those that are still there for this user: one query a kind."""
    wanted = defaultdict(list)
    for label, pk in keys:
        wanted[label].append(pk)
    return {(label, thing.pk): thing for label, pks in wanted.items() for thing in rows_of(label, user, team, pks)}


def rows_of(label, user, team, pks):
    found = _kinds[label]
    rows = found.model.objects.visible_to(user).of(team).filter(pk__in=pks)
    return rows.select_related(*found.related) if found.related else rows


def as_row(label, thing):
    found = _kinds[label]
    return {"name": found.name(thing), "url": thing.get_absolute_url(), "kind": found.model._meta.verbose_name}
