from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models import Resident


class EncounterQuerySet(TeamQuerySet):
    view_permission = Permission.VISIT_VIEW

    def newest_first(self):
        return self.order_by("-date", "-pk")


class Encounter(TeamOwned, Versioned):
    """A regular contact outside a visit (UI: «contact»): counts for «laatst gezien», never for reach."""

    class Channel(models.TextChoices):
        STREET = "street", _("op straat")
        PHONE = "phone", _("telefoon")
        OFFICE = "office", _("op kantoor")

    code = models.CharField(_("code"), max_length=40, editable=False)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="encounters", verbose_name=_("bewoner"))
    date = models.DateField(_("datum"))
    channel = models.CharField(_("waar"), max_length=10, choices=Channel.choices)
    note = models.TextField(_("nota"), max_length=10_000, blank=True)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("medewerker")
    )

    objects = EncounterQuerySet.as_manager()

    class Privacy:
        subjects = "resident"
        erase = {"note": ""}
        keep = {"team", "code", "resident", "date", "channel", "worker", "version", "updated_at", "updated_by"}
        export = {"date", "channel", "note"}

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacten")
        constraints = [models.UniqueConstraint(fields=["team", "code"], name="encounter_code_once")]
        indexes = [models.Index(fields=["team", "date"], name="encounter_team_date")]

    def __str__(self):
        return f"{self.get_channel_display()} {self.date}"

    def get_absolute_url(self):
        return reverse("huisbezoeken:encounter_edit", args=[self.pk])
