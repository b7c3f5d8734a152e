import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.models.base import TeamOwned

FOLDER = "uploads"


def random_place(upload, name):
    """Where a file is stored: nothing of what the user called it stands in there."""
    return f"{FOLDER}/{secrets.token_hex(16)}"


class Upload(TeamOwned):
    """A file that somebody added: judged by core/uploads.py, sent by it, and swept once nothing leads to it."""

    class Kind(models.TextChoices):
        PDF = "application/pdf", "PDF"
        JPEG = "image/jpeg", "JPEG"
        PNG = "image/png", "PNG"

    file = models.FileField(_("bestand"), upload_to=random_place)
    name = models.CharField(_("naam"), max_length=200)  # what the user called it, made safe
    kind = models.CharField(_("soort"), max_length=40, choices=Kind.choices)
    size = models.PositiveIntegerField(_("grootte"))  # in bytes
    added_at = models.DateTimeField(_("toegevoegd"), default=timezone.now)
    added_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        abstract = True

    def __str__(self):
        return self.name
