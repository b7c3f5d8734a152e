"""Back from a signal or a follow-up to the session where it came up."""

from django.db.models import Q

from activiteiten.models import Session
from buurtwerk.accounts.roles import Permission
from huisbezoeken.models import Signal
from huisbezoeken.origins import origin


@origin(permission=Permission.ACTIVITY_VIEW)
def sessions_behind(thing):
    is_signal = isinstance(thing, Signal)
    linked = Q(session_signals__signal=thing.pk) if is_signal else Q(session_follow_ups__follow_up=thing.pk)
    sessions = Session.objects.of(thing.team).filter(linked).select_related("activity")
    return [(str(session), session.get_absolute_url()) for session in sessions]
