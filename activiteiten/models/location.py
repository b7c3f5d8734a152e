from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned


class LocationQuerySet(TeamQuerySet):
    view_permission = Permission.ACTIVITY_VIEW

    def called(self, name):
        """Without regard to case, also that of é and ç, which SQLite does not fold."""
        wanted = name.casefold()
        found = [pk for pk, known in self.values_list("pk", "name") if known.casefold() == wanted]
        return self.filter(pk__in=found)

    def unused(self):
        """Neither an activity nor a session names it."""
        return self.filter(activities=None, sessions=None)

    def in_use(self):
        return self.exclude(pk__in=self.unused().values("pk"))

    def by_name(self):
        """Capitals and small letters among each other."""
        return self.order_by(Lower("name"), "pk")


class Location(TeamOwned, Versioned):
    """A place where the team does things (UI: «plaats»)."""

    name = models.CharField(_("naam"), max_length=200)
    address = models.CharField(_("adres"), max_length=200, blank=True)

    objects = LocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("plaats")
        verbose_name_plural = _("plaatsen")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "name"],
                name="location_name_once",
                violation_error_message=_("Deze plaats staat al in de lijst."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("activiteiten:location_edit", args=[self.pk])
