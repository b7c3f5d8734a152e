from django.db import models
from django.utils.translation import gettext_lazy as _

from activiteiten.models.session import Session
from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import year_span
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models import Resident


class AttendanceQuerySet(TeamQuerySet):
    view_permission = Permission.ATTENDANCE_TICK

    def counted(self):
        """At sessions that took place."""
        return self.filter(session__cancelled_because="")

    def in_year(self, year):
        return self.filter(session__date__range=year_span(year))

    def by_name(self):
        return self.order_by("resident__last_name", "resident__first_name", "pk")

    def as_participant(self):
        return self.filter(role=Attendance.Role.PARTICIPANT)

    def as_volunteer(self):
        return self.filter(role=Attendance.Role.VOLUNTEER)


class Attendance(TeamOwned, Versioned):
    """Who was at a session, as participant or volunteer (UI: «aanwezigheid»)."""

    class Role(models.TextChoices):
        PARTICIPANT = "participant", _("deelnemer")
        VOLUNTEER = "volunteer", _("vrijwilliger")

    session = models.ForeignKey(Session, models.CASCADE, related_name="attendances", db_index=False)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="attendances", verbose_name=_("bewoner"))
    role = models.CharField(_("rol"), max_length=20, choices=Role.choices, default=Role.PARTICIPANT)

    objects = AttendanceQuerySet.as_manager()

    class Privacy:
        subjects = "resident"
        erase: dict[str, object] = {}
        keep = {"team", "session", "resident", "role", "version", "updated_at", "updated_by"}
        export = {"session", "role"}

    class Meta:
        verbose_name = _("aanwezigheid")
        verbose_name_plural = _("aanwezigheden")
        constraints = [models.UniqueConstraint(fields=["session", "resident"], name="attendance_once")]

    def __str__(self):
        return f"{self.resident}: {self.session}"
