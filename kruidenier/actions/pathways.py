"""Pathways and their steps: kept, with a trace of whom they are about."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from kruidenier.models import Pathway, PathwayStep


@transaction.atomic
def save_pathway(*, pathway, by):
    """Store a pathway, new or changed; returns it."""
    is_new = pathway.pk is None
    before = set(Pathway.objects.filter(pk=pathway.pk).values_list("resident", flat=True))
    if is_new:
        pathway.code = next_code(Pathway, pathway.team, f"TR-{pathway.starts_on.year}")
    pathway.updated_by = by
    pathway.save()
    action = Action.CREATE if is_new else Action.EDIT
    record(action, by=by, team=pathway.team, thing=pathway, residents=before | {pathway.resident_id})
    return pathway


@transaction.atomic
def save_step(*, step, by):
    """Store a step, new or changed; returns it."""
    is_new = step.pk is None
    if is_new:
        step.code = next_code(PathwayStep, step.team, f"TS-{step.date.year}")
    step.updated_by = by
    step.save()
    trace(Action.CREATE if is_new else Action.EDIT, step, by)
    return step


@transaction.atomic
def mark_step(*, step, is_done, by):
    """The step is done, or is not after all; what it was already, it stays."""
    rows = PathwayStep.objects.filter(pk=step.pk).exclude(is_done=is_done)
    told = {"version": F("version") + 1, "updated_by": by, "updated_at": timezone.now()}
    if rows.update(is_done=is_done, **told):
        trace(Action.EDIT, step, by)


def trace(action, step, by):
    record(action, by=by, team=step.team, thing=step, residents=[step.pathway.resident_id])
