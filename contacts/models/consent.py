from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models.resident import Resident


class ConsentQuerySet(TeamQuerySet):
    view_permission = Permission.RESIDENT_VIEW

    def in_force(self):
        return self.filter(withdrawn_on=None)

    def is_in_force(self, resident, purpose):
        return bool(resident.pk) and self.in_force().filter(resident=resident, purpose=purpose).exists()

    def latest_dates(self, purpose):
        """For annotating residents: the days of the one in force, else of the last; None when it was never given."""
        rows = self.filter(resident=OuterRef("pk"), purpose=purpose)
        latest = rows.order_by(F("withdrawn_on").desc(nulls_first=True), "-given_on", "-pk")
        days = ("given_on", "withdrawn_on")
        return {f"{purpose}_{day}": Subquery(latest.values(day)[:1]) for day in days}


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
