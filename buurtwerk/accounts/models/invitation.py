import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models.team import Team
from buurtwerk.accounts.roles import Role


class InvitationQuerySet(models.QuerySet):
    def usable(self):
        return self.filter(accepted_at=None, made_at__gt=timezone.now() - Invitation.VALID)

    def for_token(self, token):
        return self.usable().filter(token_hash=hashed(token))


class Invitation(models.Model):
    """A link that makes somebody a member: works once, for seven days."""

    VALID = timedelta(days=7)

    team = models.ForeignKey(Team, models.CASCADE, related_name="invitations", verbose_name=_("team"))
    email = models.EmailField(_("e-mailadres"))
    role = models.CharField(_("rol"), max_length=20, choices=Role.choices, default=Role.WORKER)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("verstuurd"), default=timezone.now)
    accepted_at = models.DateTimeField(_("aanvaard"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Privacy:
        subjects = None  # somebody who is no user yet; a used or old invitation says nothing any more
        erase = {"email": ""}
        keep = {"team", "role", "token_hash", "invited_by", "made_at", "accepted_at"}
        export: set[str] = set()

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")
        ordering = ["-made_at"]

    def __str__(self):
        return f"{self.email} ({self.get_role_display()})"

    @property
    def ends_at(self):
        return self.made_at + self.VALID


def new_token():
    return secrets.token_urlsafe(32)


def hashed(token):
    """Only this is stored: a copy of the database opens no door."""
    return hashlib.sha256(token.encode()).hexdigest()
