"""Ideas of residents: kept with who wants to help, and what became of them."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from activiteiten.models import Idea, IdeaHelper
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code


@transaction.atomic
def save_idea(*, idea, helpers, by):
    """Store an idea, new or changed, with the residents who want to help; returns it."""
    is_new = idea.pk is None
    before = set() if is_new else residents_about(idea)
    if is_new:
        idea.code = next_code(Idea, idea.team, f"ID-{idea.date.year}")
    idea.updated_by = by
    idea.save()
    set_helpers(idea, {resident.pk for resident in helpers})
    trace(Action.CREATE if is_new else Action.EDIT, idea, by, before)
    return idea


@transaction.atomic
def became(*, idea, activity, by):
    """The idea is that activity now; returns it. One that became an activity before stays with that one."""
    rows = Idea.objects.filter(pk=idea.pk, activity=None)
    changed = rows.update(
        status=Idea.Status.ACTIVITY,
        activity=activity,
        version=F("version") + 1,
        updated_by=by,
        updated_at=timezone.now(),
    )
    idea.refresh_from_db()
    if changed:
        trace(Action.EDIT, idea, by)
    return idea


def set_helpers(idea, wanted):
    """`wanted`: ids of residents."""
    rows = IdeaHelper.objects.filter(idea=idea)
    rows.exclude(resident__in=wanted).delete()
    there = set(rows.values_list("resident", flat=True))
    IdeaHelper.objects.bulk_create(
        IdeaHelper(team=idea.team, idea=idea, resident_id=pk) for pk in sorted(wanted - there)
    )


def residents_about(idea):
    """Ids of whose idea it is, as it is stored, and of who wants to help."""
    helpers = IdeaHelper.objects.filter(idea=idea).values_list("resident", flat=True)
    whose = Idea.objects.filter(pk=idea.pk).values_list("resident", flat=True)
    return {*helpers, *whose} - {None}


def trace(action, idea, by, before=()):
    record(action, by=by, team=idea.team, thing=idea, residents={*before, *residents_about(idea)})
