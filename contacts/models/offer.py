from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models.organisation import Organisation


class OfferQuerySet(TeamQuerySet):
    view_permission = Permission.ORGANISATION_VIEW

    def offered_on(self, day, and_also=None):
        """What one can be led to on this day or later; no end: it goes on.

        `and_also`: the id of one that may be over; a form keeps what it named before.
        """
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day) | Q(pk=and_also))

    def by_partner(self):
        return self.select_related("organisation").order_by("organisation__name", "organisation", "name", "pk")


class Offer(TeamOwned, Versioned):
    """What a resident can be led to at a partner (UI: «aanbod»); it stays with that partner."""

    code = models.CharField(_("code"), max_length=40, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="offers", verbose_name=_("partner"))
    name = models.CharField(_("naam"), max_length=200)
    for_whom = models.CharField(_("voor wie"), max_length=200, blank=True)
    where = models.CharField(_("waar"), max_length=200, blank=True)
    description = models.TextField(_("omschrijving"), max_length=10_000, blank=True)
    starts_on = models.DateField(_("van"), null=True, blank=True)
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("aanbod")
        verbose_name_plural = _("aanbod")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="offer_code_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="offer_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('contacts:organisation_detail', args=[self.organisation_id])}#aanbod"
