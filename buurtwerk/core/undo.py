"""Deleting with a way back: what goes, goes whole into one row that expires."""

from django.core import serializers
from django.db import transaction
from django.db.models.deletion import Collector

from buurtwerk.core.models import Undo

_followers: list = []
_guards: dict = {}
_settlers: dict = {}


class Refused(Exception):
    """What was deleted cannot come back any more; its text says why, for the user."""


def follow(function):
    """Have `function(team, resident_ids)` run after rows about them were deleted or came back."""
    _followers.append(function)


def guard(model, check):
    """Have `check(row)` run before a row of this model is put back; it raises Refused."""
    _guards[model] = check


def settle(model, function):
    """Have `function(rows, by)` run after rows of this model were deleted or came back; of a deleted one keys last."""
    _settlers[model] = function


@transaction.atomic
def delete(thing, *, by, residents=()):
    """Delete a team-owned row with its children; returns the Undo that brings them back.

    Raises ProtectedError when other records lean on it.
    """
    Undo.objects.expired().delete()
    collector = Collector(using=thing._state.db, origin=thing)
    collector.collect([thing])
    rows = in_order(collector)
    payload = serializers.serialize("json", rows)
    undo = Undo.objects.create(
        team=thing.team, user=by, label=str(thing)[:200], payload=payload, residents=sorted(residents)
    )
    collector.delete()
    tell_followers(undo, rows)
    return undo


def in_order(collector):
    """All rows that a deletion takes along, parents first."""
    fast = [row for rows in collector.fast_deletes for row in rows]
    collector.sort()
    slow = [row for rows in reversed(collector.data.values()) for row in rows]
    return slow + fast


@transaction.atomic
def restore(undo):
    """Put everything back as it was and use the Undo up; returns the first row.

    Raises IntegrityError when what it leaned on is gone, or its code was given out again; Refused when a guard does.
    """
    rows = list(serializers.deserialize("json", undo.payload))
    for row in rows:
        if check := _guards.get(type(row.object)):
            check(row.object)
        row.save()
    tell_followers(undo, [row.object for row in rows])
    undo.delete()
    return rows[0].object


def tell_followers(undo, rows):
    for function in _followers:
        function(undo.team, undo.residents)
    for model, function in _settlers.items():
        if found := [row for row in rows if isinstance(row, model)]:
            function(found, undo.user)
