from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today, year_span
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key
from contacts.models import Resident


class Stage(models.IntegerChoices):
    """The road that somebody goes at the grocery; further on is a larger number."""

    VISITOR = 1, _("bezoeker")
    PARTICIPANT = 2, _("deelnemer")
    VOLUNTEER = 3, _("vrijwilliger")
    INITIATOR = 4, _("trekker")


class PathwayQuerySet(TeamQuerySet):
    view_permission = Permission.GROCERY_VIEW

    def running_on(self, day):
        """Begun by that day, and not ended before it: the last day still counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def begun_in(self, year):
        return self.filter(starts_on__range=year_span(year))

    def ended_in(self, year):
        return self.filter(ends_on__range=year_span(year))

    def with_people(self):
        return self.select_related("resident__household", "guide")

    def newest_first(self):
        return self.order_by("-starts_on", "-pk")


class Pathway(TeamOwned, Versioned):
    """What a visitor or volunteer works towards, with somebody of the team beside them (UI: «traject»)."""

    class Outcome(models.TextChoices):
        UNKNOWN = "", _("niet ingevuld")
        REACHED = "reached", _("gelukt")
        PARTLY = "partly", _("deels gelukt")
        OTHERWISE = "otherwise", _("het werd iets anders")
        STOPPED = "stopped", _("gestopt")

    code = models.CharField(_("code"), max_length=40, editable=False)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="pathways", verbose_name=_("bewoner"))
    starts_on = models.DateField(_("van"))
    goal = models.TextField(_("doel, in eigen woorden"), max_length=10_000)
    guide = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie begeleidt"),
    )
    ends_on = models.DateField(_("tot"), null=True, blank=True)
    outcome = models.CharField(_("hoe liep het af"), max_length=20, blank=True, choices=Outcome.choices)
    outcome_note = models.TextField(_("wat het geworden is"), max_length=10_000, blank=True)
    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = PathwayQuerySet.as_manager()

    class Privacy:
        subjects = "resident"
        erase = {"goal": "", "outcome_note": "", "search_key": ""}
        keep = {
            "team",
            "code",
            "resident",
            "starts_on",
            "guide",
            "ends_on",
            "outcome",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"starts_on", "goal", "ends_on", "outcome", "outcome_note"}

    class Meta:
        verbose_name = _("traject")
        verbose_name_plural = _("trajecten")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="pathway_code_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="pathway_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(ends_on__isnull=False),
                name="pathway_outcome_when_ended",
                violation_error_message=_("Vul de laatste dag in, of kies geen afloop."),
            ),
        ]
        indexes = [
            models.Index(fields=["team", "starts_on"], name="pathway_team_start"),
            models.Index(fields=["team", "ends_on"], name="pathway_team_end"),
        ]

    def __str__(self):
        return self.goal.split("\n")[0][:120] or self.code

    def get_absolute_url(self):
        return reverse("kruidenier:pathway_detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.refresh_search_key()
        super().save(*args, **kwargs)

    def refresh_search_key(self):
        self.search_key = search_key(self.code, self.goal)

    @property
    def is_running(self):
        """What `running_on` asks of many, today."""
        return self.starts_on <= today() and (self.ends_on is None or self.ends_on >= today())


class PathwayStepQuerySet(TeamQuerySet):
    view_permission = Permission.GROCERY_VIEW

    def in_order(self):
        return self.order_by("date", "pk")


class PathwayStep(TeamOwned, Versioned):
    """A step on a pathway, done or still to do; one with a stage says how far somebody has come by that day."""

    code = models.CharField(_("code"), max_length=40, editable=False)
    pathway = models.ForeignKey(Pathway, models.CASCADE, related_name="steps", verbose_name=_("traject"))
    date = models.DateField(_("dag"))
    text = models.TextField(_("wat"), max_length=10_000, blank=True)
    stage = models.PositiveSmallIntegerField(_("is nu"), null=True, blank=True, choices=Stage.choices)
    is_done = models.BooleanField(_("gedaan"), default=False)

    objects = PathwayStepQuerySet.as_manager()

    class Privacy:
        subjects = "pathway__resident"
        erase = {"text": ""}
        keep = {"team", "code", "pathway", "date", "stage", "is_done", "version", "updated_at", "updated_by"}
        export = {"date", "text", "stage", "is_done"}

    class Meta:
        verbose_name = _("stap")
        verbose_name_plural = _("stappen")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="pathway_step_code_once"),
            models.CheckConstraint(
                condition=Q(stage=None) | Q(stage__range=(1, 4)), name="pathway_step_stage_on_the_road"
            ),
        ]

    def __str__(self):
        return self.text.split("\n")[0][:120] or self.get_stage_display() or self.code

    def get_absolute_url(self):
        return self.pathway.get_absolute_url()


class VolunteerQuerySet(TeamQuerySet):
    view_permission = Permission.GROCERY_VIEW

    def active_on(self, day):
        """Begun by that day, and not stopped before it: the last day still counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def by_name(self):
        return self.order_by("resident__last_name", "resident__first_name", "pk")


class Volunteer(TeamOwned, Versioned):
    """A resident who lends a hand at the grocery: since when, for what, which days (UI: «vrijwilliger»)."""

    code = models.CharField(_("code"), max_length=40, editable=False)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="volunteering", verbose_name=_("bewoner"))
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot"), null=True, blank=True)
    task = models.CharField(_("waarvoor"), max_length=200, blank=True)
    note = models.TextField(_("nota"), max_length=10_000, blank=True)

    objects = VolunteerQuerySet.as_manager()

    class Privacy:
        subjects = "resident"
        erase = {"task": "", "note": ""}
        keep = {"team", "code", "resident", "starts_on", "ends_on", "version", "updated_at", "updated_by"}
        export = {"starts_on", "ends_on", "task", "note"}

    class Meta:
        verbose_name = _("vrijwilliger")
        verbose_name_plural = _("vrijwilligers")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="volunteer_code_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="volunteer_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return str(self.resident)

    def get_absolute_url(self):
        return reverse("kruidenier:volunteer_edit", args=[self.pk])

    @property
    def weekdays(self):
        """The numbers of the days, Monday is 1."""
        return sorted(day.number for day in self.days.all())


class VolunteerDay(TeamOwned):
    """A day of the week on which a volunteer comes."""

    class Weekday(models.IntegerChoices):
        MONDAY = 1, _("maandag")
        TUESDAY = 2, _("dinsdag")
        WEDNESDAY = 3, _("woensdag")
        THURSDAY = 4, _("donderdag")
        FRIDAY = 5, _("vrijdag")
        SATURDAY = 6, _("zaterdag")
        SUNDAY = 7, _("zondag")

    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="days", db_index=False)
    number = models.PositiveSmallIntegerField(_("dag"), choices=Weekday.choices)

    class Privacy:
        subjects = "volunteer__resident"
        erase: dict[str, object] = {}
        keep = {"team", "volunteer", "number"}
        export = {"number"}

    class Meta:
        verbose_name_plural = _("dagen")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["volunteer", "number"], name="volunteer_day_once")]
