from django.conf import settings
from django.db import models
from django.db.models import F, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today, year_span
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key, search_words
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

    def without_guide(self, members):
        """Nobody guides them, or somebody who is none of these `members` any more."""
        return self.filter(Q(guide=None) | ~Q(guide__in=members))

    def with_step_late(self, day):
        """Running, with a step that was to be done before that day."""
        late = PathwayStep.objects.due(day).filter(date__lt=day)
        return self.filter(pk__in=late.values("pathway"))

    def with_stage(self, day, name="stage_now"):
        """Adds, under that `name`, how far its resident has come by that day, over all their pathways."""
        theirs = PathwayStep.objects.filter(pathway__resident=OuterRef("resident")).reached(day).order_by()
        furthest = theirs.values("pathway__resident").annotate(furthest=Max("stage")).values("furthest")
        return self.annotate(**{name: Coalesce(Subquery(furthest), Value(Stage.VISITOR.value))})

    def matching(self, query):
        """Every word stands in the goal or the code, or in what the resident is found by."""
        rows = self
        for word in search_words(query):
            rows = rows.filter(Q(search_key__contains=word) | Q(resident__search_key__contains=word))
        return rows

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

    def due(self, day):
        """Still to do, by that day or before, on a pathway that runs."""
        return self.filter(is_done=False, date__lte=day, pathway__in=Pathway.objects.running_on(day))

    def reached(self, day):
        """Those that say where somebody is on the road by that day, done or not."""
        return self.filter(stage__isnull=False, date__lte=day)

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

    @property
    def is_late(self):
        """Where a pathway is over nothing is late any more."""
        return not self.is_done and self.date < today() and self.pathway.is_running
