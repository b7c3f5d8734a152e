from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activiteiten.models.location import Location
from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import year_span
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key
from contacts.models import Organisation
from huisbezoeken.models import Theme


class ActivityQuerySet(TeamQuerySet):
    view_permission = Permission.ACTIVITY_VIEW

    def going_on(self, day):
        """Not over yet on that day; one without an end never is."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def with_sessions_in(self, year):
        """At least one session of the year that took place."""
        return self.filter(sessions__date__range=year_span(year), sessions__cancelled_because="").distinct()

    def with_links(self):
        """Whatever hangs on it, for its page and its form."""
        return self.select_related("location").prefetch_related(
            "activity_priorities", "activity_themes__theme", "activity_partners__organisation", "activity_leaders__user"
        )

    def by_name(self):
        return self.order_by("name", "pk")


class Activity(TeamOwned, Versioned):
    """What the team organises, once or every week (UI: «activiteit»)."""

    class Kind(models.TextChoices):
        WORKSHOP = "workshop", _("atelier")
        MEETING = "meeting", _("ontmoeting")
        HOLIDAY = "holiday", _("vakantieaanbod")
        FOCUS_GROUP = "focus_group", _("focusgroep")
        NEIGHBOURHOOD = "neighbourhood", _("buurtinitiatief")
        TRAINING = "training", _("vorming")
        SERVICE = "service", _("dienstverlening")

    class Priority(models.IntegerChoices):
        """The four of the cooperation agreement (UI: «speerpunten»)."""

        MEETING_PLACES = 1, _("1. ontmoeting en laagdrempelig aanbod")
        ACCESSIBLE_HELP = 2, _("2. toegankelijke hulp en diensten")
        VOICE = 3, _("3. een stem geven, kwaliteiten erkennen")
        COOPERATION = 4, _("4. duurzaam samenwerken")

    code = models.CharField(_("code"), max_length=40, editable=False)
    name = models.CharField(_("naam"), max_length=200)
    kind = models.CharField(_("soort"), max_length=20, choices=Kind.choices)
    location = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name=_("plaats")
    )
    starts_on = models.DateField(_("van"), null=True, blank=True)
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("hoeveel plaatsen"), null=True, blank=True)  # empty: as many as come
    by_family = models.BooleanField(_("gezinnen komen samen"), default=False)  # attendance is ticked by household
    description = models.TextField(_("omschrijving"), max_length=10_000, blank=True)
    themes = models.ManyToManyField(Theme, through="ActivityTheme", verbose_name=_("thema's"))
    partners = models.ManyToManyField(Organisation, through="ActivityPartner", verbose_name=_("partners"))
    leaders = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="ActivityLeader", related_name="+", verbose_name=_("wie leidt het")
    )
    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activiteit")
        verbose_name_plural = _("activiteiten")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="activity_code_once"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="activity_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gt=0),
                name="activity_holds_somebody",
                violation_error_message=_("Er is plaats voor minstens één persoon. Maak leeg als er geen grens is."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("activiteiten:detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.refresh_search_key()
        super().save(*args, **kwargs)

    def refresh_search_key(self):
        self.search_key = search_key(self.code, self.name)

    @property
    def is_focus_group(self):
        return self.kind == self.Kind.FOCUS_GROUP

    @property
    def only_theme(self):
        """The theme it is about; None where there are none or several."""
        rows = list(self.activity_themes.all()[:2])
        return rows[0].theme if len(rows) == 1 else None

    @property
    def priorities(self):
        return [row.number for row in self.activity_priorities.all()]


class ActivityPriority(TeamOwned):
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="activity_priorities", db_index=False)
    number = models.PositiveSmallIntegerField(choices=Activity.Priority.choices)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="activity_priority_once"),
            models.CheckConstraint(condition=Q(number__range=(1, 4)), name="activity_priority_1_to_4"),
        ]


class ActivityTheme(TeamOwned):
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="activity_themes", db_index=False)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "theme"], name="activity_theme_once")]


class ActivityPartner(TeamOwned):
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="activity_partners", db_index=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="activity_partners")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "organisation"], name="activity_partner_once")]


class ActivityLeader(TeamOwned):
    """Who leads it: a user, or a name as the workbook wrote it (a volunteer, somebody of a partner)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="activity_leaders", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("naam zoals geschreven"), max_length=200, blank=True)

    class Privacy:
        subjects = None  # a colleague, or somebody who helps
        erase = {"name": ""}
        keep = {"team", "activity", "user"}
        export: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "user"], name="activity_leader_user_once"),
            models.UniqueConstraint(
                fields=["activity", "name"], condition=Q(user=None), name="activity_leader_name_once"
            ),
        ]

    def __str__(self):
        return str(self.user) if self.user_id else self.name
