from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activiteiten.models.activity import Activity
from activiteiten.models.location import Location
from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import clock, dutch, today
from buurtwerk.core.models import TeamOwned, Versioned
from huisbezoeken.models import FollowUp, Signal

STILL_OPEN = timedelta(days=7)  # as long as a volunteer may mend who was there


class SessionQuerySet(TeamQuerySet):
    view_permission = Permission.ATTENDANCE_TICK

    def taking_place(self):
        """What was cancelled counts nowhere."""
        return self.filter(cancelled_because="")

    def in_year(self, year):
        return self.filter(date__year=year)

    def to_tick(self, day):
        """Of that day and the week before it: still to be written down, or to be mended."""
        return self.taking_place().filter(date__range=(day - STILL_OPEN, day))

    def unticked(self):
        """Nobody was written down yet, neither by name nor as a number."""
        return self.filter(attendances=None, anonymous_adults=0, anonymous_children=0)

    def before(self, session):
        """Sessions of the same activity that took place earlier, the latest first."""
        earlier = Q(date__lt=session.date) | Q(date=session.date, begins_at__lt=session.begins_at)
        if session.begins_at is None:
            earlier = Q(date__lt=session.date)
        return self.taking_place().filter(earlier, activity=session.activity_id).latest_first()

    def led_by(self, user):
        return self.filter(activity__activity_leaders__user=user)

    def with_place(self):
        return self.select_related("activity__location", "location")

    def in_order(self):
        return self.order_by("date", F("begins_at").asc(nulls_first=True), "pk")

    def latest_first(self):
        return self.order_by("-date", F("begins_at").desc(nulls_last=True), "-pk")


class Session(TeamOwned, Versioned):
    """One time that an activity takes place (UI: «sessie»)."""

    code = models.CharField(_("code"), max_length=40, editable=False)
    activity = models.ForeignKey(
        Activity, models.PROTECT, related_name="sessions", verbose_name=_("activiteit"), db_index=False
    )
    date = models.DateField(_("datum"))
    begins_at = models.TimeField(_("begin"), null=True, blank=True)
    ends_at = models.TimeField(_("einde"), null=True, blank=True)  # earlier than the beginning: after midnight
    location = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name=_("plaats")
    )  # empty: where the activity is
    anonymous_adults = models.PositiveIntegerField(_("volwassenen die niemand kent"), default=0)
    anonymous_children = models.PositiveIntegerField(_("kinderen die niemand kent"), default=0)
    cancelled_because = models.CharField(_("afgelast omdat"), max_length=200, blank=True)  # filled in: cancelled
    report = models.TextField(_("verslag"), max_length=10_000, blank=True)

    objects = SessionQuerySet.as_manager()

    class Privacy:
        subjects = "attendances__resident"
        erase = {"report": ""}
        keep = {
            "team",
            "code",
            "activity",
            "date",
            "begins_at",
            "ends_at",
            "location",
            "anonymous_adults",
            "anonymous_children",
            "cancelled_because",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"activity", "date"}

    class Meta:
        verbose_name = _("sessie")
        verbose_name_plural = _("sessies")
        constraints = [models.UniqueConstraint(fields=["team", "code"], name="session_code_once")]
        indexes = [
            models.Index(fields=["team", "date"], name="session_team_date"),
            models.Index(fields=["activity", "date"], name="session_activity_date"),
        ]

    def __str__(self):
        return f"{self.activity}, {dutch(self.date)}"

    def get_absolute_url(self):
        return reverse("activiteiten:session_detail", args=[self.pk])

    @property
    def is_cancelled(self):
        return bool(self.cancelled_because)

    @property
    def place(self):
        """Its own place, else the activity's; None where neither is told."""
        return self.location or self.activity.location

    @property
    def hours(self):
        """13:30–16:00, or as much of it as is known."""
        return "–".join(clock(time) for time in (self.begins_at, self.ends_at) if time)

    @property
    def last_day(self):
        """The day on which it ends: the next one when it goes on after midnight."""
        is_past_midnight = self.begins_at and self.ends_at and self.ends_at <= self.begins_at
        return self.date + timedelta(days=1) if is_past_midnight else self.date

    @property
    def has_begun(self):
        """Whether somebody can have been there by now."""
        return self.date <= today()

    @property
    def has_report_by_now(self):
        """Whether there can be something to tell; what was told stays to be read."""
        return bool(self.pk and (self.report or self.has_begun))

    @property
    def somebody_was_there(self):
        """Written down, by name or as a number."""
        return bool(self.anonymous_adults or self.anonymous_children) or self.attendances.exists()

    def signals_raised(self):
        found = Signal.objects.filter(pk__in=self.session_signals.values("signal"))
        return found.select_related("theme").newest_first()

    def follow_ups_asked(self):
        found = FollowUp.objects.filter(pk__in=self.session_follow_ups.values("follow_up"))
        return found.with_people().by_due_date()

    @property
    def is_open_to_volunteers(self):
        return today() - STILL_OPEN <= self.date <= today()


class SessionSignal(TeamOwned):
    """A signal that was raised at a session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="session_signals", db_index=False)
    signal = models.ForeignKey(Signal, models.CASCADE, related_name="+")

    class Privacy:
        subjects = ("signal__resident", "session__attendances__resident")
        erase: dict[str, object] = {}
        keep = {"team", "session", "signal"}
        export: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "signal"], name="session_signal_once")]


class SessionFollowUp(TeamOwned):
    """A question or task that came up at a session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="session_follow_ups", db_index=False)
    follow_up = models.ForeignKey(FollowUp, models.CASCADE, related_name="+")

    class Privacy:
        subjects = ("follow_up__resident", "follow_up__household__residents")
        erase: dict[str, object] = {}
        keep = {"team", "session", "follow_up"}
        export: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "follow_up"], name="session_follow_up_once")]
