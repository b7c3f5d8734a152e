"""Questions, tasks and planned visits: asked, moved, handed over, done; each step stays in their history."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from contacts.models import Resident
from huisbezoeken.models import FollowUp, FollowUpChange

What = FollowUpChange.What


@transaction.atomic
def ask(*, team, text, due_on, by, worker=None, kind=FollowUp.Kind.QUESTION, resident=None, household=None, **fields):
    """Make a follow-up; returns it. `worker` None: nobody does it yet, somebody of the team should take it."""
    home = household or (resident.household if resident else None)
    follow_up = FollowUp(
        team=team, text=text, due_on=due_on, worker=worker, kind=kind, resident=resident, household=home, **fields
    )
    return save_follow_up(follow_up=follow_up, by=by)


@transaction.atomic
def save_follow_up(*, follow_up, by):
    """Store a follow-up from its form, new or changed; returns it. Another day or worker goes into its history."""
    if follow_up.pk is None:
        follow_up.code = next_code(FollowUp, follow_up.team, f"OP-{today().year}")
        return store(follow_up, by, What.MADE)
    due_on, worker = FollowUp.objects.filter(pk=follow_up.pk).values_list("due_on", "worker").get()
    moved = [What.MOVED] if due_on != follow_up.due_on else []
    handed_over = [What.HANDED_OVER] if worker != follow_up.worker_id else []
    return store(follow_up, by, *moved, *handed_over)


@transaction.atomic
def finish(*, follow_up, by, note="", status=FollowUp.Status.DONE, made_visit=None):
    """Done, or cancelled. A planned visit says which visit it became.

    Here and below: the caller has claimed the version that was shown.
    """
    follow_up.status, follow_up.closed_on = status, today()
    follow_up.made_visit = made_visit
    return store(follow_up, by, What(status), note=note)


@transaction.atomic
def finish_planned(*, follow_up, by, made_visit):
    """The planned visit was made; one that somebody finished meanwhile stays as it is."""
    still_open = FollowUp.objects.open().filter(pk=follow_up.pk).select_for_update().first()
    if still_open:
        still_open.claim(still_open.version, by)
        finish(follow_up=still_open, by=by, made_visit=made_visit)


@transaction.atomic
def reopen(*, follow_up, by, note=""):
    follow_up.status, follow_up.closed_on, follow_up.made_visit = FollowUp.Status.OPEN, None, None
    return store(follow_up, by, What.REOPENED, note=note)


@transaction.atomic
def reopen_planned(*, visit, by):
    """The visit is deleted: what was planned is still to be done."""
    for follow_up in visit.planned_as.select_for_update():
        follow_up.claim(follow_up.version, by)
        reopen(follow_up=follow_up, by=by, note=str(_("Het huisbezoek dat ervan kwam, werd verwijderd.")))


@transaction.atomic
def move(*, follow_up, due_on, by, note=""):
    follow_up.due_on = due_on
    return store(follow_up, by, What.MOVED, note=note)


@transaction.atomic
def hand_over(*, follow_up, worker, by, note=""):
    follow_up.worker = worker
    return store(follow_up, by, What.HANDED_OVER, note=note)


@transaction.atomic
def hand_over_all(*, team, worker, to, by, note=""):
    """Every open follow-up of a worker, to somebody else or (None) to the team; returns how many there were."""
    found = list(FollowUp.objects.of(team).open().filter(worker=worker).order_by("pk").select_for_update())
    rows = FollowUp.objects.filter(pk__in=[follow_up.pk for follow_up in found])
    rows.update(worker=to, version=F("version") + 1, updated_by=by, updated_at=timezone.now())
    for follow_up in found:
        follow_up.worker = to
    FollowUpChange.objects.bulk_create(change(follow_up, by, What.HANDED_OVER, note) for follow_up in found)
    if found:
        record(Action.EDIT, by=by, team=team, thing=FollowUp, residents=residents_about(*found))
    return len(found)


def store(follow_up, by, *changes, note=""):
    is_new = follow_up.pk is None
    follow_up.updated_by = by
    follow_up.save()
    FollowUpChange.objects.bulk_create(change(follow_up, by, what, note) for what in changes)
    action = Action.CREATE if is_new else Action.EDIT
    record(action, by=by, team=follow_up.team, thing=follow_up, residents=residents_about(follow_up))
    return follow_up


def change(follow_up, by, what, note):
    """A line of the history, with the day and the worker as they are from now on."""
    return FollowUpChange(
        team=follow_up.team,
        follow_up=follow_up,
        by=by,
        what=what,
        due_on=follow_up.due_on,
        worker=follow_up.worker,
        note=note,
    )


def residents_about(*follow_ups):
    """Ids of the residents they tell of: whom they name, and whoever lives at the address beside it."""
    named = {follow_up.resident_id for follow_up in follow_ups} - {None}
    homes = {follow_up.household_id for follow_up in follow_ups} - {None}
    return named | set(Resident.objects.filter(household__in=homes).values_list("pk", flat=True))
