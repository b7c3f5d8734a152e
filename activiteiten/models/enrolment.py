from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activiteiten.models.activity import Activity
from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today, year_span
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models import Organisation, Resident


class EnrolmentQuerySet(TeamQuerySet):
    view_permission = Permission.ACTIVITY_VIEW

    def open_on(self, day):
        """Begun by that day, and not ended before it: the last day still counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def taking_a_place(self, day):
        """Not over: those that still have to begin take a place too."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day))

    def begun_in(self, year):
        return self.filter(starts_on__range=year_span(year))

    def ended_in(self, year):
        return self.filter(ends_on__range=year_span(year))

    def with_earlier(self):
        """Adds `came_back`: whether the same resident was enrolled in the same activity before."""
        earlier = Enrolment.objects.filter(
            activity=OuterRef("activity"), resident=OuterRef("resident"), starts_on__lt=OuterRef("starts_on")
        )
        return self.annotate(came_back=Exists(earlier))

    def with_people(self):
        return self.select_related("resident__household", "to_activity", "to_organisation")

    def by_name(self):
        return self.order_by("resident__last_name", "resident__first_name", "starts_on", "pk")


class Enrolment(TeamOwned, Versioned):
    """A resident takes part in an activity from a day on, until one (UI: «inschrijving»)."""

    class Reason(models.TextChoices):
        UNKNOWN = "", _("niet ingevuld")
        ONWARD = "onward", _("doorstroom")
        MOVED_HOUSE = "moved_house", _("verhuis")
        STOPPED = "stopped", _("gestopt")
        OTHER = "other", _("andere")

    class Onward(models.TextChoices):
        UNKNOWN = "", _("niet ingevuld")
        WORK = "work", _("werk")
        TRAINING = "training", _("opleiding")
        VOLUNTEERING = "volunteering", _("vrijwilligerswerk")
        ACTIVITY = "activity", _("een andere activiteit")
        PARTNER = "partner", _("een partner")

    activity = models.ForeignKey(
        Activity, models.PROTECT, related_name="enrolments", verbose_name=_("activiteit"), db_index=False
    )
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="enrolments", verbose_name=_("bewoner"))
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot"), null=True, blank=True)
    reason = models.CharField(_("waarom gestopt"), max_length=20, blank=True, choices=Reason.choices)
    moved_on_to = models.CharField(_("doorgestroomd naar"), max_length=20, blank=True, choices=Onward.choices)
    to_activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("welke activiteit")
    )
    to_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("welke partner")
    )
    note = models.TextField(_("nota"), max_length=10_000, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Privacy:
        subjects = "resident"
        erase = {"note": ""}
        keep = {
            "team",
            "activity",
            "resident",
            "starts_on",
            "ends_on",
            "reason",
            "moved_on_to",
            "to_activity",
            "to_organisation",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"activity", "starts_on", "ends_on", "reason", "moved_on_to", "to_activity", "to_organisation", "note"}

    class Meta:
        verbose_name = _("inschrijving")
        verbose_name_plural = _("inschrijvingen")
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "resident", "starts_on"],
                name="enrolment_once_a_day",
                violation_error_message=_("Deze bewoner is vanaf die dag al ingeschreven."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="enrolment_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
            models.CheckConstraint(
                condition=Q(moved_on_to="") | Q(reason="onward"), name="enrolment_moves_on_with_that_reason"
            ),
            models.CheckConstraint(
                condition=Q(to_activity=None) | Q(moved_on_to="activity"), name="enrolment_names_activity_moved_on_to"
            ),
            models.CheckConstraint(
                condition=Q(to_organisation=None) | Q(moved_on_to="partner"),
                name="enrolment_names_partner_moved_on_to",
            ),
        ]
        indexes = [
            models.Index(fields=["team", "starts_on"], name="enrolment_team_start"),
            models.Index(fields=["team", "ends_on"], name="enrolment_team_end"),
        ]

    def __str__(self):
        return f"{self.resident}: {self.activity}"

    def get_absolute_url(self):
        return reverse("activiteiten:enrolment_edit", args=[self.pk])

    @property
    def takes_a_place(self):
        """What `taking_a_place` asks of many, today."""
        return self.ends_on is None or self.ends_on > today()

    @property
    def onward(self):
        """Where somebody moved on to, as it is shown."""
        return self.to_activity or self.to_organisation or (self.get_moved_on_to_display() if self.moved_on_to else "")


class WaitingQuerySet(TeamQuerySet):
    view_permission = Permission.ACTIVITY_VIEW

    def in_order(self):
        """Who came first stands first."""
        return self.order_by("since", "pk")


class Waiting(TeamOwned, Versioned):
    """A resident waits for a place in an activity that is full (UI: «wachtlijst»)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="waiting", db_index=False)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="waiting", verbose_name=_("bewoner"))
    since = models.DateTimeField(_("sinds"), default=timezone.now)
    note = models.CharField(_("nota"), max_length=200, blank=True)

    objects = WaitingQuerySet.as_manager()

    class Privacy:
        subjects = "resident"
        erase = {"note": ""}
        keep = {"team", "activity", "resident", "since", "version", "updated_at", "updated_by"}
        export = {"activity", "since", "note"}

    class Meta:
        verbose_name = _("plaats op de wachtlijst")
        verbose_name_plural = _("plaatsen op de wachtlijst")
        constraints = [models.UniqueConstraint(fields=["activity", "resident"], name="waiting_once")]

    def __str__(self):
        return f"{self.resident}: {self.activity}"

    def get_absolute_url(self):
        return self.activity.get_absolute_url()
