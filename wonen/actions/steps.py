from datetime import date

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from buurtwerk.accounts.models import Team
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from contacts.actions import residents_of
from wonen.models import Actor, HousingFile, HousingStep, StandardStep
from wonen.usual_steps import USUAL_STEPS


class AlreadyThere(Exception):
    """A standard step of that kind has that text already."""


@transaction.atomic
def save_step(*, step, by):
    """Store a step, new or changed; returns it."""
    is_new = step.pk is None
    if is_new:
        step.code = next_code(HousingStep, step.team, f"WS-{step.starts_on.year}")
    step.updated_by = by
    step.save()
    trace(Action.CREATE if is_new else Action.EDIT, step, by)
    return step


def begin_step(*, file, standard, on, by):
    """The step that files of this kind go through, in this file from that day on; returns it."""
    until = days_later(on, standard.days) if standard.days else None
    step = HousingStep(
        team=file.team,
        file=file,
        text=standard.text,
        actor=standard.actor,
        worker=file.worker if standard.actor == Actor.TEAM else None,
        starts_on=on,
        due_on=until,
        wait_ends_on=until,
    )
    return save_step(step=step, by=by)


@transaction.atomic
def mark_step(*, step, on, by):
    """The step was done on that day, or (None) is not after all; what it was already, it stays.

    Where nothing else is to be done in the file, the standard step that follows begins; returns that one, or None.
    """
    HousingFile.objects.select_for_update().get(pk=step.file_id)  # of two last steps at once one sees the other
    rows = HousingStep.objects.filter(pk=step.pk, done_on__isnull=on is not None)
    told = {"version": F("version") + 1, "updated_by": by, "updated_at": timezone.now()}
    if not rows.update(done_on=on, **told):
        return None
    trace(Action.EDIT, step, by)
    if on is None or not step.file.is_open or step.file.steps.to_do().exists():
        return None
    following = StandardStep.objects.of(step.team).next_after(step.file.kind, step.text)
    return begin_step(file=step.file, standard=following, on=on, by=by) if following else None


@transaction.atomic
def save_standard_step(*, step, by):
    """Store a standard step, new (the last of its kind) or changed; returns it. Raises AlreadyThere."""
    hold(step.team)
    same = StandardStep.objects.of(step.team).filter(kind=step.kind, text=step.text)
    if same.exclude(pk=step.pk).exists():
        raise AlreadyThere
    if step.pk is None:
        step.position = last_position(step.team, step.kind) + 1
    step.updated_by = by
    step.save()
    return step


@transaction.atomic
def move_standard_step(*, step, up, by):
    """One place up or down among those of its kind; the first stays the first."""
    hold(step.team)
    steps = list(StandardStep.objects.of(step.team).filter(kind=step.kind).in_order())
    place = next((place for place, one in enumerate(steps) if one == step), None)
    if place is None:
        return
    other = place - 1 if up else place + 1
    if not 0 <= other < len(steps):
        return
    steps[place], steps[other] = steps[other], steps[place]
    for position, one in enumerate(steps, start=1):
        one.position, one.version, one.updated_by, one.updated_at = position, one.version + 1, by, timezone.now()
    StandardStep.objects.bulk_update(steps, ["position", "version", "updated_by", "updated_at"])


@transaction.atomic
def take_usual_steps(*, team, by):
    """Give a team that has none the usual steps of each kind; returns how many."""
    hold(team)
    if StandardStep.objects.of(team).exists():
        return 0
    rows = [
        save_standard_step(step=StandardStep(team=team, kind=kind, text=str(text), actor=actor, days=days), by=by)
        for kind, steps in USUAL_STEPS.items()
        for text, actor, days in steps
    ]
    return len(rows)


def hold(team):
    """Whoever changes the standard steps of a team waits for whoever did so first."""
    Team.objects.select_for_update().get(pk=team.pk)


def days_later(day, days):
    """Not beyond the last day that there is."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def last_position(team, kind):
    found = StandardStep.objects.of(team).filter(kind=kind).aggregate(last=Max("position"))
    return found["last"] or 0


def trace(action, step, by):
    record(action, by=by, team=step.team, thing=step, residents=residents_of(step.file.household))
