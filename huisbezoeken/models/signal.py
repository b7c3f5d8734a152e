from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key
from contacts.models import Organisation, Resident
from huisbezoeken.models.theme import Theme
from huisbezoeken.models.visit import HomeVisit


class SignalQuerySet(TeamQuerySet):
    view_permission = Permission.SIGNAL_VIEW

    def in_year(self, year):
        return self.filter(date__year=year)

    def unread(self):
        """Nobody took them up yet, or not since they came back."""
        return self.filter(status__in=[Signal.Status.NEW, Signal.Status.REOPENED])

    def finished(self):
        return self.filter(status__in=[Signal.Status.RESOLVED, Signal.Status.CLOSED])

    def unfinished(self):
        return self.exclude(status__in=[Signal.Status.RESOLVED, Signal.Status.CLOSED])

    def with_people(self):
        return self.select_related("theme", "resident", "organisation", "visit__household")

    def newest_first(self):
        return self.order_by("-date", "-pk")


class Signal(TeamOwned, Versioned):
    """What the team hears that is more than one household's own matter (UI: «signaal»)."""

    class Severity(models.TextChoices):
        UNKNOWN = "", _("niet ingeschat")
        NUISANCE = "nuisance", _("hinderlijk")
        SERIOUS = "serious", _("ernstig")
        URGENT = "urgent", _("dringend")

    class Status(models.TextChoices):
        NEW = "new", _("nieuw")
        IN_FOLLOW_UP = "in_follow_up", _("in opvolging")
        TO_STEERING_GROUP = "to_steering_group", _("naar stuurgroep")
        RESOLVED = "resolved", _("opgelost")
        CLOSED = "closed", _("afgesloten")
        REOPENED = "reopened", _("heropend")

    code = models.CharField(_("code"), max_length=40, editable=False)
    date = models.DateField(_("datum"))
    visit = models.ForeignKey(
        HomeVisit, models.PROTECT, null=True, blank=True, related_name="signals", verbose_name=_("huisbezoek")
    )
    resident = models.ForeignKey(
        Resident, models.PROTECT, null=True, blank=True, related_name="signals", verbose_name=_("verteld door")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="signals", verbose_name=_("doorgegeven door")
    )
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+", verbose_name=_("thema"))
    description = models.TextField(_("omschrijving"), max_length=10_000)
    severity = models.CharField(_("hoe erg is het"), max_length=10, blank=True, choices=Severity.choices)
    people_concerned = models.PositiveIntegerField(_("hoeveel mensen raakt het"), null=True, blank=True)
    status = models.CharField(_("stand"), max_length=20, choices=Status.choices, default=Status.NEW)
    to_steering_group_on = models.DateField(_("naar stuurgroep op"), null=True, blank=True)
    resolved_on = models.DateField(_("opgelost op"), null=True, blank=True)
    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = SignalQuerySet.as_manager()

    class Privacy:
        subjects = ("resident", "visit__visit_residents__resident")  # the first that leads to somebody
        erase = {"description": "", "search_key": ""}
        keep = {
            "team",
            "code",
            "date",
            "visit",
            "resident",
            "organisation",
            "theme",
            "severity",
            "people_concerned",
            "status",
            "to_steering_group_on",
            "resolved_on",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"date", "theme", "description", "severity", "status"}

    class Meta:
        verbose_name = _("signaal")
        verbose_name_plural = _("signalen")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="signal_code_once"),
            models.CheckConstraint(
                condition=Q(to_steering_group_on=None) | Q(to_steering_group_on__gte=F("date")),
                name="signal_steering_group_after_date",
                violation_error_message=_("Naar de stuurgroep gaan kan niet voor de dag van het signaal."),
            ),
            models.CheckConstraint(
                condition=Q(resolved_on=None) | Q(resolved_on__gte=F("date")),
                name="signal_resolved_after_date",
                violation_error_message=_("Opgelost zijn kan niet voor de dag van het signaal."),
            ),
        ]
        indexes = [
            models.Index(fields=["team", "date"], name="signal_team_date"),
            models.Index(fields=["team", "status"], name="signal_team_status"),
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("huisbezoeken:signal_detail", args=[self.pk])

    @property
    def next_statuses(self):
        """Where a signal can go from here."""
        status = self.Status
        if self.status in {status.RESOLVED, status.CLOSED}:
            return [status.REOPENED, *({status.CLOSED} - {self.status})]
        onward = [status.IN_FOLLOW_UP, status.TO_STEERING_GROUP, status.RESOLVED, status.CLOSED]
        return [other for other in onward if other != self.status]

    def save(self, *args, **kwargs):
        self.refresh_search_key()
        super().save(*args, **kwargs)

    def refresh_search_key(self):
        self.search_key = search_key(self.code, self.description)


class SignalChange(TeamOwned):
    """One change of a signal's status, with who and when."""

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="changes")
    at = models.DateTimeField(_("wanneer"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    status = models.CharField(_("stand"), max_length=20, choices=Signal.Status.choices)
    note = models.TextField(_("nota"), max_length=10_000, blank=True)

    class Privacy:
        subjects = ("signal__resident", "signal__visit__visit_residents__resident")
        erase = {"note": ""}
        keep = {"team", "signal", "at", "by", "status"}
        export = {"at", "status", "note"}

    class Meta:
        ordering = ["at", "pk"]
