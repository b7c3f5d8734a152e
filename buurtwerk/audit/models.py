from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AuditEvent(models.Model):
    """Who did or saw what, when; never what it said. Append-only, held by the database (core/guards.py)."""

    APPEND_ONLY = True

    class Action(models.TextChoices):
        SHOW = "show", _("getoond")
        LIST = "list", _("in een lijst getoond")
        SEARCH = "search", _("gezocht")
        CREATE = "create", _("gemaakt")
        EDIT = "edit", _("gewijzigd")
        DELETE = "delete", _("verwijderd")
        RESTORE = "restore", _("teruggezet")
        IMPORT = "import", _("ingelezen")
        EXPORT = "export", _("uitgevoerd")

    at = models.DateTimeField(_("wanneer"), default=timezone.now)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False, verbose_name=_("wie")
    )
    role = models.CharField(_("rol"), max_length=20, blank=True)
    team = models.ForeignKey("accounts.Team", models.PROTECT, related_name="+", db_index=False)
    action = models.CharField(_("wat"), max_length=10, choices=Action.choices)
    object_type = models.CharField(max_length=60, blank=True)  # app_label.model
    object_id = models.BigIntegerField(null=True)
    residents = models.JSONField(_("bewoners"), default=list)  # ids of the residents shown or touched
    purpose = models.CharField(_("waarvoor"), max_length=200, blank=True)

    class Privacy:
        subjects = "residents"
        erase: dict[str, object] = {}
        keep = {"at", "user", "role", "team", "action", "object_type", "object_id", "residents", "purpose"}
        export = {"at", "role", "action", "purpose"}  # when and why, not by whom

    class Meta:
        indexes = [models.Index(fields=["team", "at"], name="audit_team_at")]

    def __str__(self):
        return f"{self.get_action_display()} {self.object_type}"
