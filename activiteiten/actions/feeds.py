"""The link with which a user reads the agenda in another program: made anew, or stopped."""

from django.db import transaction
from django.utils import timezone

from activiteiten.models import CalendarFeed
from activiteiten.models.feed import hashed, new_token
from buurtwerk.audit.trail import Action, record


@transaction.atomic
def make_feed(*, user, team):
    """A new link; one made before stops working. Returns its token, which is stored nowhere but as a hash."""
    token = new_token()
    fresh = {"token_hash": hashed(token), "made_at": timezone.now()}
    feed, _is_new = CalendarFeed.objects.update_or_create(user=user, defaults=fresh)
    record(Action.CREATE, by=user, team=team, thing=feed)
    return token


@transaction.atomic
def revoke_feed(*, user, team):
    """The link stops working; whether there was one."""
    feed = CalendarFeed.objects.filter(user=user).first()
    if feed is None:
        return False
    record(Action.DELETE, by=user, team=team, thing=feed)
    feed.delete()
    return True
