import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone


class CalendarFeedQuerySet(models.QuerySet):
    def behind(self, token):
        """The feed of this token, of somebody who may still sign in."""
        return self.filter(token_hash=hashed(token), user__is_active=True).select_related("user")


class CalendarFeed(models.Model):
    """A user's agenda for another calendar program, under an address that only holds a secret (UI: «agenda-link»).

    A new token takes the old one's place.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = CalendarFeedQuerySet.as_manager()

    class Privacy:
        subjects = "user"
        erase = {"token_hash": ""}
        keep = {"user", "made_at"}
        export: set[str] = set()


def new_token():
    return secrets.token_urlsafe(32)


def hashed(token):
    return hashlib.sha256(token.encode()).hexdigest()
