from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key, search_words
from contacts.models import Household, Resident
from huisbezoeken.models.encounter import Encounter
from huisbezoeken.models.visit import HomeVisit


class FollowUpQuerySet(TeamQuerySet):
    view_permission = Permission.FOLLOW_UP_VIEW

    def open(self):
        return self.filter(status=FollowUp.Status.OPEN)

    def due(self, day):
        """Open, and to be done on that day or before."""
        return self.open().filter(due_on__lte=day)

    def due_between(self, first, last):
        """Open, and to be done on one of these days."""
        return self.open().filter(due_on__range=(first, last))

    def without_worker(self, members):
        """Nobody does them, or somebody who is none of these `members` any more."""
        return self.filter(Q(worker=None) | ~Q(worker__in=members))

    def about(self, subject):
        """Of a resident, or of a household with whoever lives there."""
        if isinstance(subject, Resident):
            return self.filter(Q(resident=subject) | Q(resident=None, household=subject.household_id))
        return self.filter(household=subject)

    def matching(self, query):
        """Every word stands in its own key, or in that of whom it is about."""
        rows = self
        for word in search_words(query):
            living = Resident.objects.filter(household=OuterRef("household"), search_key__contains=word)
            rows = rows.filter(
                Q(search_key__contains=word)
                | Q(resident__search_key__contains=word)
                | Q(household__search_key__contains=word)
                | Q(Exists(living), resident=None)
            )
        return rows

    def with_people(self):
        return self.select_related("household", "resident", "worker")

    def by_due_date(self):
        return self.order_by("due_on", F("time").asc(nulls_last=True), "pk")


class FollowUp(TeamOwned, Versioned):
    """A question or task with a day to do it by (UI: «opvolging»); of kind visit it is a planned home visit."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("vraag")
        TASK = "task", _("taak")
        VISIT = "visit", _("huisbezoek")

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        DONE = "done", _("gedaan")
        CANCELLED = "cancelled", _("vervallen")

    code = models.CharField(_("code"), max_length=40, editable=False)
    kind = models.CharField(_("soort"), max_length=10, choices=Kind.choices, default=Kind.QUESTION)
    text = models.TextField(_("wat"), max_length=10_000, blank=True)
    promise = models.TextField(_("wat is er beloofd"), max_length=10_000, blank=True)
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name=_("gezin")
    )
    resident = models.ForeignKey(
        Resident, models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name=_("voor wie")
    )
    due_on = models.DateField(_("tegen wanneer"))
    time = models.TimeField(_("uur"), null=True, blank=True)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie doet het"),
    )
    status = models.CharField(_("stand"), max_length=10, choices=Status.choices, default=Status.OPEN)
    closed_on = models.DateField(_("gedaan op"), null=True, blank=True)
    visit = models.ForeignKey(
        HomeVisit, models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name=_("uit huisbezoek")
    )
    encounter = models.ForeignKey(
        Encounter, models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name=_("uit contact")
    )
    made_visit = models.ForeignKey(
        HomeVisit, models.PROTECT, null=True, blank=True, related_name="planned_as", verbose_name=_("werd huisbezoek")
    )

    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = FollowUpQuerySet.as_manager()

    class Privacy:
        subjects = ("resident", "household__residents")  # the first that leads to somebody
        erase = {"text": "", "promise": "", "search_key": ""}
        keep = {
            "team",
            "code",
            "kind",
            "household",
            "resident",
            "due_on",
            "time",
            "worker",
            "status",
            "closed_on",
            "visit",
            "encounter",
            "made_visit",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"kind", "text", "promise", "due_on", "status", "closed_on"}

    class Meta:
        verbose_name = _("opvolging")
        verbose_name_plural = _("opvolgingen")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="follow_up_code_once"),
            models.CheckConstraint(
                condition=Q(status="open", closed_on=None) | (~Q(status="open") & Q(closed_on__isnull=False)),
                name="follow_up_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(household__isnull=False) | (Q(resident=None) & ~Q(kind="visit")),
                name="follow_up_names_household",
                violation_error_message=_("Kies het gezin waar je op bezoek gaat."),
            ),
        ]
        indexes = [models.Index(fields=["team", "status", "due_on"], name="follow_up_team_due")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("huisbezoeken:follow_up_detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.refresh_search_key()
        super().save(*args, **kwargs)

    def refresh_search_key(self):
        self.search_key = search_key(self.code, self.text)

    @property
    def title(self):
        return title_of(self.text, self.kind)

    @property
    def is_open(self):
        return self.status == self.Status.OPEN

    @property
    def is_visit(self):
        return self.kind == self.Kind.VISIT

    @property
    def is_late(self):
        return self.is_open and self.due_on < today()

    @property
    def subject(self):
        """Whom it is about: a resident, a household or nobody."""
        return self.resident or self.household


def title_of(text, kind):
    """Its first line; a planned visit need not say anything."""
    return text.split("\n")[0][:120] or str(FollowUp.Kind(kind).label).capitalize()


class FollowUpChange(TeamOwned):
    """What happened to a follow-up: one line of its history."""

    class What(models.TextChoices):
        MADE = "made", _("gemaakt")
        MOVED = "moved", _("verplaatst")
        HANDED_OVER = "handed_over", _("doorgegeven")
        DONE = "done", _("gedaan")
        CANCELLED = "cancelled", _("vervallen")
        REOPENED = "reopened", _("opnieuw geopend")

    follow_up = models.ForeignKey(FollowUp, models.CASCADE, related_name="changes")
    at = models.DateTimeField(_("wanneer"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    what = models.CharField(_("wat"), max_length=15, choices=What.choices)
    due_on = models.DateField(_("tegen wanneer"))  # as it was from then on
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")  # likewise
    note = models.TextField(_("nota"), max_length=10_000, blank=True)

    class Privacy:
        subjects = ("follow_up__resident", "follow_up__household__residents")
        erase = {"note": ""}
        keep = {"team", "follow_up", "at", "by", "what", "due_on", "worker"}
        export = {"at", "what", "due_on", "note"}

    class Meta:
        ordering = ["at", "pk"]
