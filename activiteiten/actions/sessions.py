"""Sessions: made one by one or as a series, changed, moved, cancelled; each leaves its trace."""

from django.db import transaction

from activiteiten.models import Session, SessionFollowUp, SessionSignal
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from contacts import actions as contacts
from huisbezoeken import actions as huisbezoeken


@transaction.atomic
def save_session(*, session, by):
    """Store a session, new or changed; returns it. On another day, whoever was there was last seen on that day."""
    is_new = session.pk is None
    if is_new:
        session.code = next_code(Session, session.team, f"SE-{session.date.year}")
    session.updated_by = by
    session.save()
    if not is_new:
        contacts.recount_last_contact(session.team, residents_at(session))
    trace(Action.CREATE if is_new else Action.EDIT, session, by)
    return session


@transaction.atomic
def make_series(*, activity, dates, by, **fields):
    """A session on each of these dates, all alike; returns them. A date on which there is one at that hour is left."""
    there = activity.sessions.filter(date__in=dates, begins_at=fields.get("begins_at"))
    taken = set(there.values_list("date", flat=True))
    new = [
        Session(
            team=activity.team,
            activity=activity,
            date=day,
            code=next_code(Session, activity.team, f"SE-{day.year}"),
            updated_by=by,
            **fields,
        )
        for day in sorted(set(dates) - taken)
    ]
    made = Session.objects.bulk_create(new)
    if made:
        record(Action.CREATE, by=by, team=activity.team, thing=Session)
    return made


class SomebodyWasThere(Exception):
    """A session at which somebody was written down took place."""


@transaction.atomic
def cancel(*, session, because, by):
    """It does not take place and counts nowhere; nobody may be written down at it. (Empty: it does take place.)

    The caller has claimed the version that was shown, which holds the row. Raises SomebodyWasThere.
    """
    if because and session.somebody_was_there:
        raise SomebodyWasThere
    session.cancelled_because = because
    return save_session(session=session, by=by)


@transaction.atomic
def raise_signal_at(*, session, by, **told):
    """A point of a session that becomes a signal; returns it. `told`: what `raise_signal` takes."""
    signal = huisbezoeken.raise_signal(team=session.team, date=session.date, by=by, **told)
    SessionSignal.objects.create(team=session.team, session=session, signal=signal)
    return signal


@transaction.atomic
def ask_at(*, session, by, **told):
    """A question of a session to follow up; returns it. `told`: what `huisbezoeken.actions.ask` takes."""
    follow_up = huisbezoeken.ask(team=session.team, by=by, **told)
    SessionFollowUp.objects.create(team=session.team, session=session, follow_up=follow_up)
    return follow_up


def trace(action, session, by):
    record(action, by=by, team=session.team, thing=session, residents=residents_at(session))


def residents_at(session):
    """Ids of those who were there."""
    return list(session.attendances.values_list("resident", flat=True))
