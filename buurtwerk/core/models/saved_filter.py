from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.models.base import TeamOwned


class SavedFilterQuerySet(models.QuerySet):
    def usable_by(self, user, team):
        """One's own, and what colleagues shared."""
        return self.filter(models.Q(user=user) | models.Q(is_shared=True), team=team).order_by("name", "pk")


class SavedFilter(TeamOwned):
    """The filters of a list under a name (UI: «bewaarde filter»). Search words are no part of it: they name people."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(_("naam"), max_length=60)
    path = models.CharField(max_length=200)  # of the list
    query = models.CharField(max_length=500, blank=True)  # its filters and order, urlencoded
    is_shared = models.BooleanField(_("ook voor het team"), default=False)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        verbose_name = _("bewaarde filter")
        verbose_name_plural = _("bewaarde filters")
        constraints = [
            models.UniqueConstraint(fields=["team", "user", "path", "name"], name="saved_filter_name_once"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{self.path}?{self.query}" if self.query else self.path


class PinnedFilter(TeamOwned):
    """A saved filter that a user wants on the start page."""

    saved_filter = models.ForeignKey(SavedFilter, models.CASCADE, related_name="pins")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["saved_filter", "user"], name="pinned_filter_once")]
