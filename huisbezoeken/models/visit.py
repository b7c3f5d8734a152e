from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models import Household, Referral, Resident
from huisbezoeken.models.theme import Theme


class HomeVisitQuerySet(TeamQuerySet):
    view_permission = Permission.VISIT_VIEW

    def held(self):
        return self.filter(result=HomeVisit.Result.CONVERSATION)

    def attempted_in_vain(self):
        """Nobody home, or refused."""
        return self.exclude(result=HomeVisit.Result.CONVERSATION)

    def in_year(self, year):
        return self.filter(date__year=year)

    def with_people(self):
        return self.select_related("household").prefetch_related(
            "visit_themes__theme", "visit_workers__user", "visit_residents__resident"
        )

    def newest_first(self):
        return self.order_by("-date", models.F("time").desc(nulls_last=True), "-pk")


class HomeVisit(TeamOwned, Versioned):
    """A visit to a household at home (UI: «huisbezoek»)."""

    class Kind(models.TextChoices):
        UNKNOWN = "", _("niet ingevuld")
        ORIENTATION = "orientation", _("wegwijs")
        FOLLOW_UP = "follow_up", _("opvolging")
        SPONTANEOUS = "spontaneous", _("spontaan")

    class Result(models.TextChoices):
        CONVERSATION = "conversation", _("gesprek")
        NOT_HOME = "not_home", _("niet thuis")
        REFUSED = "refused", _("geweigerd")

    code = models.CharField(_("code"), max_length=40, editable=False)
    household = models.ForeignKey(Household, models.PROTECT, related_name="visits", verbose_name=_("gezin"))
    date = models.DateField(_("datum"))
    time = models.TimeField(_("uur"), null=True, blank=True)
    kind = models.CharField(_("soort"), max_length=20, blank=True, choices=Kind.choices)
    result = models.CharField(_("hoe ging het"), max_length=20, choices=Result.choices)
    minutes = models.PositiveIntegerField(_("duur in minuten"), null=True, blank=True)
    report = models.TextField(_("verslag"), max_length=10_000, blank=True)
    confidential_note = models.TextField(_("vertrouwelijke nota"), max_length=10_000, blank=True)
    note_author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    themes = models.ManyToManyField(Theme, through="VisitTheme", verbose_name=_("thema's"))
    residents = models.ManyToManyField(Resident, through="VisitResident", verbose_name=_("wie was erbij"))

    workers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="VisitWorker", related_name="+", verbose_name=_("wie van ons")
    )

    objects = HomeVisitQuerySet.as_manager()

    class Privacy:
        subjects = "residents"
        erase = {"report": "", "confidential_note": ""}
        keep = {
            "team",
            "code",
            "household",
            "date",
            "time",
            "kind",
            "result",
            "minutes",
            "note_author",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"date", "kind", "result", "minutes", "report"}

    class Meta:
        verbose_name = _("huisbezoek")
        verbose_name_plural = _("huisbezoeken")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="visit_code_once"),
            models.CheckConstraint(
                condition=models.Q(note_author=None) | ~models.Q(confidential_note=""), name="visit_note_before_author"
            ),
        ]
        indexes = [models.Index(fields=["team", "date"], name="visit_team_date")]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("huisbezoeken:detail", args=[self.pk])

    @property
    def led_to_something(self):
        """A follow-up or a signal that leans on it."""
        return self.follow_ups.exists() or self.signals.exists()

    def sign_note(self, *, was_empty, by):
        """The first to write a confidential note is its author; without a note there is none."""
        if not self.confidential_note:
            self.note_author = None
        elif was_empty:
            self.note_author = by

    def note_readable_by(self, user):
        """The confidential note is for its author and the coordinators."""
        return self.note_author_id == user.pk or can(user, Permission.CONFIDENTIAL_READ, self.team)


class VisitResident(TeamOwned):
    """Who was there."""

    visit = models.ForeignKey(HomeVisit, models.CASCADE, related_name="visit_residents")
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="visit_residents")

    class Privacy:
        subjects = "resident"
        erase: dict[str, object] = {}
        keep = {"team", "visit", "resident"}
        export = {"visit"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "resident"], name="visit_resident_once")]


class VisitTheme(TeamOwned):
    visit = models.ForeignKey(HomeVisit, models.CASCADE, related_name="visit_themes")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "theme"], name="visit_theme_once")]


class VisitWorker(TeamOwned):
    """Who made the visit: a user, or a name as the workbook wrote it."""

    visit = models.ForeignKey(HomeVisit, models.CASCADE, related_name="visit_workers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("naam zoals geschreven"), max_length=200, blank=True)

    class Privacy:
        subjects = None  # a colleague, or somebody who was one
        erase = {"name": ""}
        keep = {"team", "visit", "user"}
        export: set[str] = set()

    class Meta:
        indexes = [models.Index(fields=["team", "user"], name="visit_worker_team_user")]
        constraints = [
            models.UniqueConstraint(fields=["visit", "user"], name="visit_worker_user_once"),
            models.UniqueConstraint(
                fields=["visit", "name"], condition=models.Q(user=None), name="visit_worker_name_once"
            ),
        ]

    def __str__(self):
        return str(self.user) if self.user_id else self.name


class VisitReferral(TeamOwned):
    """A referral that was made at a visit."""

    visit = models.ForeignKey(HomeVisit, models.CASCADE, related_name="visit_referrals", db_index=False)
    referral = models.ForeignKey(Referral, models.CASCADE, related_name="+")

    class Privacy:
        subjects = "referral__resident"
        erase: dict[str, object] = {}
        keep = {"team", "visit", "referral"}
        export: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "referral"], name="visit_referral_once")]
