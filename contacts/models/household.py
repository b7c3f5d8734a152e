from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key, search_words
from contacts import places

FOREIGN, BELGIAN, UNKNOWN_ORIGIN = "foreign", "BE", "unknown"


class HouseholdQuerySet(TeamQuerySet):
    view_permission = Permission.RESIDENT_VIEW

    def matching_with_members(self, query):
        """Every word stands in the household's own key or in that of one of its members."""
        rows = self
        for word in search_words(query):
            named = self.members().filter(search_key__contains=word)
            rows = rows.filter(models.Q(search_key__contains=word) | models.Exists(named))
        return rows

    def members(self):
        """The residents of each household, for use in a subquery."""
        resident: Any = self.model._meta.get_field("residents").related_model
        return resident.objects.filter(household=models.OuterRef("pk"))

    def with_origin(self):
        """Adds `household_origin`: foreign with one member from elsewhere, BE when all are from there, else unknown."""
        from_nowhere = self.members().filter(origin__in=places.NO_COUNTRY)
        origin = models.Case(
            models.When(models.Exists(self.members().of_foreign_origin()), then=models.Value(FOREIGN)),
            models.When(models.Exists(from_nowhere), then=models.Value(UNKNOWN_ORIGIN)),
            models.When(models.Exists(self.members()), then=models.Value(BELGIAN)),
            default=models.Value(UNKNOWN_ORIGIN),
            output_field=models.CharField(),
        )
        return self.annotate(household_origin=origin)

    def with_members(self):
        return self.prefetch_related("residents")


class Household(TeamOwned, Versioned):
    """People who live together (UI: «gezin»)."""

    class Type(models.TextChoices):
        SINGLE = "single", _("alleenstaand")
        SINGLE_PARENT = "single_parent", _("eenouder")
        COUPLE = "couple", _("koppel")
        COUPLE_WITH_CHILDREN = "couple_with_children", _("koppel met kinderen")
        OTHER = "other", _("andere")
        UNKNOWN = "unknown", _("onbekend")

    class Tenure(models.TextChoices):
        PRIVATE_RENT = "private_rent", _("private huur")
        SOCIAL_RENT = "social_rent", _("sociale huur")
        OWNER = "owner", _("eigenaar")
        EMERGENCY_BUYER = "emergency_buyer", _("noodkoper")
        OTHER = "other", _("andere")
        UNKNOWN = "unknown", _("onbekend")

    class SocialService(models.TextChoices):
        YES = "yes", _("ja")
        NO = "no", _("nee")
        UNKNOWN = "unknown", _("onbekend")

    code = models.CharField(_("code"), max_length=40, editable=False)
    street = models.CharField(_("straat"), max_length=200, blank=True)
    number = models.CharField(_("nummer"), max_length=200, blank=True)
    box = models.CharField(_("bus"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=200, blank=True)
    municipality = models.CharField(_("gemeente"), max_length=200, blank=True)
    type = models.CharField(_("gezinstype"), max_length=20, choices=Type.choices, default=Type.UNKNOWN)
    tenure = models.CharField(_("woonsituatie"), max_length=20, choices=Tenure.choices, default=Tenure.UNKNOWN)
    social_service = models.CharField(
        _("klant van de sociale dienst"), max_length=10, choices=SocialService.choices, default=SocialService.UNKNOWN
    )
    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = HouseholdQuerySet.as_manager()

    class Privacy:
        subjects = "residents"
        erase = {"number": "", "box": "", "search_key": ""}
        keep = {
            "team",
            "code",
            "street",
            "postcode",
            "municipality",
            "type",
            "tenure",
            "social_service",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"street", "number", "box", "postcode", "municipality", "type", "tenure", "social_service"}

    class Meta:
        verbose_name = _("gezin")
        verbose_name_plural = _("gezinnen")
        constraints = [models.UniqueConstraint(fields=["team", "code"], name="household_code_once")]
        indexes = [models.Index(fields=["team", "street", "number"], name="household_address")]

    def __str__(self):
        return self.address or str(_("gezin %s") % self.code)

    def get_absolute_url(self):
        return reverse("contacts:household_detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.refresh_search_key()
        super().save(*args, **kwargs)

    def refresh_search_key(self):
        self.search_key = search_key(self.code, self.street, self.number, self.box, self.postcode, self.municipality)

    @property
    def address(self):
        return address_line(self.street, self.number, self.box)


def address_line(street, number, box):
    """Marktstraat 104 bus 2."""
    line = f"{street} {number}".strip()
    return f"{line} {_('bus')} {box}".strip() if box else line
