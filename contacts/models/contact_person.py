from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models.organisation import Organisation


class ContactPersonQuerySet(TeamQuerySet):
    view_permission = Permission.ORGANISATION_VIEW

    def by_function(self):
        return self.order_by("function", "name", "pk")


class ContactPerson(TeamOwned, Versioned):
    """Whom one calls at a partner, by their function; a professional, never a resident (UI: «contactpersoon»)."""

    code = models.CharField(_("code"), max_length=40, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="contact_persons", verbose_name=_("partner")
    )
    function = models.CharField(_("functie"), max_length=200)
    name = models.CharField(_("naam"), max_length=200, blank=True)
    email = models.CharField(_("e-mail"), max_length=200, blank=True)
    phone = models.CharField(_("telefoon"), max_length=200, blank=True)
    starts_on = models.DateField(_("van"), null=True, blank=True)
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)  # past: left, and kept for the history

    objects = ContactPersonQuerySet.as_manager()

    class Privacy:
        subjects = None  # somebody at work at a partner
        erase = {"name": "", "email": "", "phone": ""}
        keep = {
            "team",
            "code",
            "organisation",
            "function",
            "starts_on",
            "ends_on",
            "version",
            "updated_at",
            "updated_by",
        }
        export: set[str] = set()

    class Meta:
        verbose_name = _("contactpersoon")
        verbose_name_plural = _("contactpersonen")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="contact_person_code_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="contact_person_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.function})" if self.name else self.function

    def get_absolute_url(self):
        return f"{reverse('contacts:organisation_detail', args=[self.organisation_id])}#contactpersonen"
