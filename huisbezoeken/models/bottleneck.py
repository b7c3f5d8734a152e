from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key
from huisbezoeken.models.signal import Signal
from huisbezoeken.models.theme import Theme
from huisbezoeken.models.visit import VisitResident


class BottleneckQuerySet(TeamQuerySet):
    view_permission = Permission.SIGNAL_VIEW

    def in_year(self, year):
        return self.filter(date__year=year)

    def unfinished(self):
        return self.filter(status__in=[Bottleneck.Status.OPEN, Bottleneck.Status.DECIDED])

    def with_outcome(self):
        """There is something to tell those who raised it."""
        return self.filter(status__in=OUTCOMES)

    def to_tell_back(self):
        """Decided on or resolved, while somebody behind its signals was not told yet."""
        related: Any = self.model._meta.get_field("feedbacks").related_model
        feedback = related.objects
        told = feedback.filter(bottleneck=OuterRef("bottleneck"), resident=OuterRef("signal__resident"))
        tellers = BottleneckSignal.objects.filter(bottleneck=OuterRef("pk"), signal__resident__isnull=False)
        told_there = feedback.filter(bottleneck=OuterRef(OuterRef("pk")), resident=OuterRef("resident"))
        there = VisitResident.objects.filter(visit__signals__bottleneck_signals__bottleneck=OuterRef("pk"))
        waiting = Exists(tellers.filter(~Exists(told))) | Exists(there.filter(~Exists(told_there)))
        return self.with_outcome().filter(waiting)

    def newest_first(self):
        return self.order_by("-date", "-pk")


class Bottleneck(TeamOwned, Versioned):
    """What keeps coming back, made of signals, so that somebody can decide on it (UI: «knelpunt»).

    It is written to be read aloud in a meeting: without names.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        DECIDED = "decided", _("beslist")
        RESOLVED = "resolved", _("opgelost")
        CLOSED = "closed", _("afgesloten")

    code = models.CharField(_("code"), max_length=40, editable=False)
    date = models.DateField(_("vastgesteld op"))
    title = models.CharField(_("titel"), max_length=200)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+", verbose_name=_("thema"))
    description = models.TextField(_("wat is het"), max_length=10_000)
    concerns = models.TextField(_("wie raakt het"), max_length=10_000, blank=True)
    since = models.CharField(_("sinds wanneer"), max_length=200, blank=True)  # «sinds de verhuis van het loket»
    tried = models.TextField(_("wat is er al geprobeerd"), max_length=10_000, blank=True)
    wanted = models.TextField(_("wat is er nodig"), max_length=10_000, blank=True)
    status = models.CharField(_("stand"), max_length=10, choices=Status.choices, default=Status.OPEN)
    signals = models.ManyToManyField(Signal, through="BottleneckSignal", verbose_name=_("signalen"))
    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = BottleneckQuerySet.as_manager()

    class Privacy:
        subjects = "bottleneck_signals__signal__resident"
        erase = dict.fromkeys(("title", "description", "concerns", "since", "tried", "wanted", "search_key"), "")
        keep = {"team", "code", "date", "theme", "status", "version", "updated_at", "updated_by"}
        export = {"date", "title", "theme", "description", "status"}

    class Meta:
        verbose_name = _("knelpunt")
        verbose_name_plural = _("knelpunten")
        constraints = [models.UniqueConstraint(fields=["team", "code"], name="bottleneck_code_once")]
        indexes = [models.Index(fields=["team", "status", "date"], name="bottleneck_team_status")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("huisbezoeken:bottleneck_detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.refresh_search_key()
        super().save(*args, **kwargs)

    def refresh_search_key(self):
        self.search_key = search_key(self.code, self.title, self.description)

    @property
    def is_finished(self):
        return self.status in {self.Status.RESOLVED, self.Status.CLOSED}

    @property
    def has_outcome(self):
        """Whether there is something to tell those who raised it."""
        return self.status in OUTCOMES

    @property
    def next_statuses(self):
        """Where somebody can put it from here; that it is decided follows from the decision itself."""
        status = self.Status
        onward = [status.OPEN] if self.is_finished else [status.RESOLVED, status.CLOSED]
        return onward + ([status.CLOSED] if self.status == status.RESOLVED else [])

    @property
    def parts(self):
        """(question, answer) of what is told about it, in the order in which one reads it aloud."""
        names = ("description", "concerns", "since", "tried", "wanted")
        fields: list[Any] = [self._meta.get_field(name) for name in names]
        told = [(field.verbose_name, getattr(self, field.name)) for field in fields]
        return [(question, answer) for question, answer in told if answer]


OUTCOMES = {Bottleneck.Status.DECIDED, Bottleneck.Status.RESOLVED}


class BottleneckSignal(TeamOwned):
    bottleneck = models.ForeignKey(Bottleneck, models.CASCADE, related_name="bottleneck_signals")
    signal = models.ForeignKey(Signal, models.PROTECT, related_name="bottleneck_signals")

    class Privacy:
        subjects = "signal__resident"
        erase: dict[str, object] = {}
        keep = {"team", "bottleneck", "signal"}
        export: set[str] = set()

    class Meta:
        verbose_name_plural = _("knelpunten")
        constraints = [models.UniqueConstraint(fields=["bottleneck", "signal"], name="bottleneck_signal_once")]


class BottleneckChange(TeamOwned):
    """One change of a bottleneck's status, with who and when."""

    bottleneck = models.ForeignKey(Bottleneck, models.CASCADE, related_name="changes")
    at = models.DateTimeField(_("wanneer"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    status = models.CharField(_("stand"), max_length=10, choices=Bottleneck.Status.choices)
    note = models.TextField(_("nota"), max_length=10_000, blank=True)

    class Privacy:
        subjects = "bottleneck__bottleneck_signals__signal__resident"
        erase = {"note": ""}
        keep = {"team", "bottleneck", "at", "by", "status"}
        export = {"at", "status", "note"}

    class Meta:
        ordering = ["at", "pk"]
