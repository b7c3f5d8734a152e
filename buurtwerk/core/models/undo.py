from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.models.base import TeamOwned


class UndoQuerySet(models.QuerySet):
    def still_possible(self):
        return self.filter(deleted_at__gte=timezone.now() - Undo.KEPT)

    def expired(self):
        return self.filter(deleted_at__lt=timezone.now() - Undo.KEPT)


class Undo(TeamOwned):
    """What was deleted, children included, as one row that expires."""

    KEPT = timedelta(hours=1)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    label = models.CharField(_("wat"), max_length=200)
    payload = models.TextField(_("inhoud"))  # Django's JSON serialisation, parents first
    residents = models.JSONField(_("bewoners"), default=list)
    deleted_at = models.DateTimeField(_("verwijderd"), default=timezone.now)

    objects = UndoQuerySet.as_manager()

    class Privacy:
        subjects = "residents"
        erase = {"label": "", "payload": "[]", "residents": []}
        keep = {"team", "user", "deleted_at"}
        export: set[str] = set()

    class Meta:
        indexes = [models.Index(fields=["deleted_at"], name="undo_deleted_at")]
