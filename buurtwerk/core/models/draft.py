from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DraftQuerySet(models.QuerySet):
    def waiting(self, user, team, path):
        """What `user` typed on this page for this team and did not store, newest first."""
        return self.filter(user=user, team=team, path=path).order_by("-saved_at")

    def expired(self):
        return self.filter(saved_at__lt=timezone.now() - Draft.KEPT)


class Draft(models.Model):
    """What somebody typed in a form that is not stored yet (UI: «concept»)."""

    KEPT = timedelta(days=30)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    team = models.ForeignKey("accounts.Team", models.CASCADE, related_name="+")
    path = models.CharField(max_length=200)
    query = models.CharField(max_length=200, blank=True)  # what the page was opened with: ?gezin=12
    token = models.CharField(_("kenmerk van het formulier"), max_length=40)
    data = models.TextField(_("inhoud"))  # the form as it would have been sent, urlencoded
    saved_at = models.DateTimeField(_("bewaard"), default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Privacy:
        subjects = None  # nobody knows yet whom a half-typed form is about: it expires
        erase = {"data": ""}
        keep = {"user", "team", "path", "query", "token", "saved_at"}
        export: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "path", "token"], name="draft_once_a_form")]
        indexes = [models.Index(fields=["saved_at"], name="draft_saved_at")]

    def get_absolute_url(self):
        """The page where one goes on with it."""
        return f"{self.path}?{self.query}&concept={self.pk}" if self.query else f"{self.path}?concept={self.pk}"

    @property
    def fresh_url(self):
        """The page as it was opened, with nothing filled in."""
        return f"{self.path}?{self.query}" if self.query else self.path


class SubmissionQuerySet(models.QuerySet):
    def expired(self):
        return self.filter(made_at__lt=timezone.now() - Submission.KEPT)


class Submission(models.Model):
    """A form that was stored: the same form sent again makes nothing new."""

    KEPT = timedelta(days=2)  # a form's token is valid for one

    token = models.CharField(max_length=40, unique=True)
    content_hash = models.CharField(max_length=64)
    url = models.CharField(max_length=300)
    made_at = models.DateTimeField(default=timezone.now)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["made_at"], name="submission_made_at")]
