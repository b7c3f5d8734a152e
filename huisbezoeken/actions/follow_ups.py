"""Questions, tasks and planned visits: asked, moved, handed over, done; each step stays in their history."""

from django.db import transaction

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from contacts.actions import residents_of
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
    if follow_up.resident_id:
        follow_up.household_id = follow_up.resident.household_id
    if follow_up.pk is None:
        follow_up.code = next_code(FollowUp, follow_up.team, f"OP-{today().year}")
        return store(follow_up, by=by, what=What.MADE)
    before = FollowUp.objects.filter(pk=follow_up.pk).values_list("due_on", "worker").get()
    moved, handed = before[0] != follow_up.due_on, before[1] != follow_up.worker_id
    return store(follow_up, by=by, what=What.HANDED_OVER if handed else What.MOVED if moved else None)


@transaction.atomic
def finish(*, follow_up, by, note="", status=FollowUp.Status.DONE, made_visit=None):
    """Done, or cancelled. A planned visit says which visit it became.

    Here and below: the caller has claimed the version that was shown.
    """
    follow_up.status, follow_up.closed_on = status, today()
    follow_up.made_visit = made_visit
    return store(follow_up, by=by, what=What(status), note=note)


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
    return store(follow_up, by=by, what=What.REOPENED, note=note)


@transaction.atomic
def move(*, follow_up, due_on, by, note=""):
    follow_up.due_on = due_on
    return store(follow_up, by=by, what=What.MOVED, note=note)


@transaction.atomic
def hand_over(*, follow_up, worker, by, note=""):
    follow_up.worker = worker
    return store(follow_up, by=by, what=What.HANDED_OVER, note=note)


@transaction.atomic
def hand_over_all(*, team, worker, to, by, note=""):
    """Every open follow-up of a worker, to somebody else or (None) to the team; returns how many there were."""
    found = list(FollowUp.objects.of(team).open().filter(worker=worker).order_by("pk").select_for_update())
    for follow_up in found:
        follow_up.claim(follow_up.version, by)
        hand_over(follow_up=follow_up, worker=to, by=by, note=note)
    return len(found)


def store(follow_up, *, by, what, note=""):
    is_new = follow_up.pk is None
    follow_up.updated_by = by
    follow_up.save()
    if what:
        FollowUpChange.objects.create(
            team=follow_up.team,
            follow_up=follow_up,
            by=by,
            what=what,
            due_on=follow_up.due_on,
            worker=follow_up.worker,
            note=note,
        )
    record(
        Action.CREATE if is_new else Action.EDIT,
        by=by,
        team=follow_up.team,
        thing=follow_up,
        residents=residents_about(follow_up),
    )
    return follow_up


def residents_about(follow_up):
    """Ids of the residents it tells of: the one it names, or all of the household."""
    if follow_up.resident_id:
        return [follow_up.resident_id]
    return residents_of(follow_up.household) if follow_up.household_id else []
