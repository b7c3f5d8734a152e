from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today, year_span
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key

ENDS_SOON = timedelta(days=60)


class OrganisationQuerySet(TeamQuerySet):
    view_permission = Permission.ORGANISATION_VIEW

    def with_agreement_in(self, year):
        """An agreement in force on at least one day of the year, the main one or another.

        No start: no agreement; no end: open-ended.
        """
        first, last = year_span(year)
        main = Q(agreement_from__lte=last) & (Q(agreement_until=None) | Q(agreement_until__gte=first))
        return self.filter(main | Exists(self.agreements().in_year(year)))

    def with_main_agreement_ending_soon(self, day):
        """The main one ends on this day or within sixty days of it, and no other begins after its end."""
        next_one = self.agreements().filter(starts_on__gt=OuterRef("agreement_until"))
        ending = self.filter(agreement_from__lte=day, agreement_until__range=(day, day + ENDS_SOON))
        return ending.filter(~Exists(next_one))

    def with_agreement_ending_soon(self, day):
        """The main agreement, or another one."""
        main = self.with_main_agreement_ending_soon(day).order_by().values("pk")
        return self.filter(Q(pk__in=main) | Exists(self.agreements().ending_soon(day)))

    def agreements(self):
        """The other agreements of each partner, for use in a subquery."""
        agreement: Any = self.model._meta.get_field("agreements").related_model
        return agreement.objects.filter(organisation=OuterRef("pk"))


class Organisation(TeamOwned, Versioned):
    """A partner of the team (UI: «partner»)."""

    class Kind(models.TextChoices):
        TOWN = "town", _("stadsdienst")
        WELFARE = "welfare", _("welzijn")
        CARE = "care", _("zorg")
        EDUCATION = "education", _("onderwijs")
        ASSOCIATION = "association", _("vereniging")
        OTHER = "other", _("andere")

    code = models.CharField(_("code"), max_length=40, editable=False)
    name = models.CharField(_("naam"), max_length=200)
    kind = models.CharField(_("soort"), max_length=20, blank=True, choices=Kind.choices)
    website = models.CharField(_("website"), max_length=200, blank=True)
    agreement_from = models.DateField(_("overeenkomst van"), null=True, blank=True)
    agreement_until = models.DateField(_("overeenkomst tot"), null=True, blank=True)
    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="organisation_code_once"),
            models.CheckConstraint(
                condition=Q(agreement_until=None)
                | Q(agreement_from=None)
                | Q(agreement_until__gte=F("agreement_from")),
                name="organisation_agreement_ends_after_start",
                violation_error_message=_("Het einde van de overeenkomst ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("contacts:organisation_detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.refresh_search_key()
        super().save(*args, **kwargs)

    def refresh_search_key(self):
        self.search_key = search_key(self.code, self.name, self.website)

    @property
    def has_agreement(self):
        """Whether the main agreement is in force today."""
        return in_force(self.agreement_from, self.agreement_until, today())

    @property
    def agreement_is_to_come(self):
        return bool(self.agreement_from and self.agreement_from > today())

    @property
    def website_url(self):
        """A link that a browser opens; empty for what is no web address."""
        if self.website.startswith(("http://", "https://")):
            return self.website
        return f"https://{self.website}" if "." in self.website and ":" not in self.website else ""


def in_force(start, end, day):
    """No start: no agreement; no end: open-ended."""
    return bool(start and start <= day and (end is None or end >= day))
