from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models.resident import Resident


class ConsentQuerySet(TeamQuerySet):
    view_permission = Permission.RESIDENT_VIEW

    def in_force(self):
        return self.filter(withdrawn_on=None)


class Consent(TeamOwned, Versioned):
    """What a resident agreed to, from which day, and until which (UI: «toestemming»)."""

    class Purpose(models.TextChoices):
        NEWSLETTER = "newsletter", _("nieuwsbrief per mail")

    resident = models.ForeignKey(
        Resident, models.CASCADE, related_name="consents", verbose_name=_("bewoner"), db_index=False
    )
    purpose = models.CharField(_("waarvoor"), max_length=20, choices=Purpose.choices)
    given_on = models.DateField(_("gegeven op"))
    withdrawn_on = models.DateField(_("ingetrokken op"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Privacy:
        subjects = "resident"
        erase: dict[str, object] = {}
        keep = {"team", "resident", "purpose", "given_on", "withdrawn_on", "version", "updated_at", "updated_by"}
        export = {"purpose", "given_on", "withdrawn_on"}

    class Meta:
        verbose_name = _("toestemming")
        verbose_name_plural = _("toestemmingen")
        constraints = [
            models.UniqueConstraint(fields=["resident", "purpose", "given_on"], name="consent_once_a_day"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_given",
                violation_error_message=_("Intrekken kan niet voor de dag waarop de toestemming gegeven werd."),
            ),
        ]

    def __str__(self):
        return str(self.get_purpose_display())
