from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import fold

LONGEST_SHAPE = 10_000


def street_key(name):
    """What makes two streets the same: not case, accents or spaces."""
    return " ".join(fold(name).split())[:400]


class AreaQuerySet(TeamQuerySet):
    view_permission = Permission.RESIDENT_VIEW

    def by_name(self):
        return self.order_by("key", "pk")

    def with_drawn(self):
        """Adds `is_drawn`: whether it has a shape."""
        return self.annotate(is_drawn=models.ExpressionWrapper(~models.Q(shape=""), models.BooleanField()))

    def named_like(self, text):
        """Areas whose name, or one of whose streets, holds this."""
        key = street_key(text)
        return self.filter(models.Q(key__contains=key) | models.Exists(streets_of_each().filter(key__contains=key)))


class Area(TeamOwned, Versioned):
    """A street or a sector of the neighbourhood (UI: «gebied»). A household lies in it when it covers its street.

    `shape` is a geometry in GeoJSON as `contacts.areas.shapes` writes it, or empty.
    """

    class Kind(models.TextChoices):
        STREET = "street", _("straat")
        SECTOR = "sector", _("sector")

    code = models.CharField(_("code"), max_length=40, editable=False)
    name = models.CharField(_("naam"), max_length=200)
    key = models.CharField(max_length=400, editable=False)
    kind = models.CharField(_("soort"), max_length=10, choices=Kind.choices, default=Kind.SECTOR)
    shape = models.TextField(_("vorm"), max_length=LONGEST_SHAPE, blank=True, editable=False)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("gebied")
        verbose_name_plural = _("gebieden")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="area_code_once"),
            models.UniqueConstraint(fields=["team", "key"], name="area_name_once"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("contacts:area_detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.complete()
        super().save(*args, **kwargs)

    def complete(self):
        """What follows from other fields; bulk writes call it themselves."""
        self.key = street_key(self.name)


class AreaStreetQuerySet(TeamQuerySet):
    view_permission = Permission.RESIDENT_VIEW


class AreaStreet(TeamOwned):
    """A street that lies in an area: in one at most."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="streets", verbose_name=_("gebied"))
    name = models.CharField(_("straat"), max_length=200)
    key = models.CharField(max_length=400, editable=False)

    objects = AreaStreetQuerySet.as_manager()

    class Meta:
        verbose_name = _("straat")
        verbose_name_plural = _("straten")
        ordering = ["key", "pk"]
        constraints = [models.UniqueConstraint(fields=["team", "key"], name="area_street_once")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.key = street_key(self.name)
        super().save(*args, **kwargs)


def streets_of_each():
    return AreaStreet.objects.filter(area=models.OuterRef("pk"))
