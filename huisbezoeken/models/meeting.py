from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import dutch, today
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key
from contacts.models import Group, GroupMember


class MeetingQuerySet(TeamQuerySet):
    view_permission = Permission.MEETING_VIEW

    def in_year(self, year):
        return self.filter(date__year=year)

    def to_come(self, day):
        return self.filter(date__gte=day)

    def held_by(self, day):
        return self.filter(date__lte=day)

    def soonest_first(self):
        return self.order_by("date", F("starts_at").asc(nulls_last=True), "pk")

    def with_group(self):
        return self.select_related("group")


class Meeting(TeamOwned, Versioned):
    """A meeting of a group: its agenda before, what was decided after (UI: «overleg»)."""

    code = models.CharField(_("code"), max_length=40, editable=False)
    group = models.ForeignKey(Group, models.PROTECT, related_name="meetings", verbose_name=_("groep"))
    date = models.DateField(_("datum"))
    starts_at = models.TimeField(_("van"), null=True, blank=True)
    ends_at = models.TimeField(_("tot"), null=True, blank=True)
    place = models.CharField(_("plaats"), max_length=200, blank=True)
    figures_year = models.PositiveSmallIntegerField(_("cijfers van"), null=True, blank=True)  # for the papers asked for
    guests = models.CharField(_("ook aanwezig"), max_length=200, blank=True)  # by function
    report = models.TextField(_("verslag"), max_length=10_000, blank=True)  # what belongs to no item
    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = MeetingQuerySet.as_manager()

    class Privacy:
        subjects = ("items__signal__resident", "items__bottleneck__bottleneck_signals__signal__resident")
        erase = {"report": "", "search_key": ""}
        keep = {
            "team",
            "code",
            "group",
            "date",
            "starts_at",
            "ends_at",
            "place",
            "figures_year",
            "guests",
            "version",
            "updated_at",
            "updated_by",
        }
        export: set[str] = set()

    class Meta:
        verbose_name = _("overleg")
        verbose_name_plural = _("overleg")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="meeting_code_once"),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=False) | Q(ends_at=None),
                name="meeting_ends_when_it_starts",
                violation_error_message=_("Vul ook in wanneer het begint."),
            ),
        ]
        indexes = [models.Index(fields=["team", "date"], name="meeting_team_date")]

    def __str__(self):
        return f"{self.group}, {dutch(self.date)}"

    def get_absolute_url(self):
        return reverse("huisbezoeken:meeting_detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.refresh_search_key()
        super().save(*args, **kwargs)

    def refresh_search_key(self):
        self.search_key = search_key(self.code, self.place)

    @property
    def is_to_come(self):
        return self.date > today()

    @cached_property
    def paper_keys(self):
        return [paper.key for paper in self.papers.all()]


class MeetingPaper(TeamOwned):
    """Figures that the meeting wants to see; which ones there are, apps above register (huisbezoeken/papers.py)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="papers")
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "key"], name="meeting_paper_once")]


class MeetingPresence(TeamOwned, Versioned):
    """Whether a member of the group was at a meeting (UI: «aanwezigheid»)."""

    class Status(models.TextChoices):
        PRESENT = "present", _("aanwezig")
        EXCUSED = "excused", _("verontschuldigd")
        ABSENT = "absent", _("afwezig")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="presences", verbose_name=_("overleg"))
    member = models.ForeignKey(GroupMember, models.PROTECT, related_name="presences", verbose_name=_("lid"))
    status = models.CharField(_("stand"), max_length=10, choices=Status.choices, default=Status.PRESENT)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("aanwezigheid op overleg")
        verbose_name_plural = _("aanwezigheden op overleg")
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="meeting_presence_once")]
