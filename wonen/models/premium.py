"""Premiums: the catalogue, and what is asked of it in housing files."""

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key
from contacts.models import Area, Household
from wonen.models.file import HousingFile

Tenure = Household.Tenure
APPLICANTS = [(tenure.value, tenure.label) for tenure in Tenure if tenure not in (Tenure.OTHER, Tenure.UNKNOWN)]


class PremiumQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW

    def running_on(self, day):
        """Begun by that day and not over: the last day still counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def to_come(self, day):
        return self.filter(starts_on__gt=day)

    def over(self, day):
        return self.filter(ends_on__lt=day)

    def for_applicant(self, tenure):
        """Those that somebody who lives so may ask: named, or open to everybody."""
        named = PremiumTenure.objects.filter(premium=OuterRef("pk"))
        return self.filter(Exists(named.filter(tenure=tenure)) | ~Exists(named))

    def in_area(self, code):
        """Those of an area, and what holds everywhere; without a code only the latter."""
        return self.filter(Q(area=None) | Q(area__code=code) if code else Q(area=None))

    def with_applications(self):
        """Adds `asked_times`: in how many files it is being asked or was."""
        return self.annotate(asked_times=Count("applications", distinct=True))

    def with_conditions(self):
        """All that eligibility.py looks at."""
        return self.select_related("area").prefetch_related("area__streets", "tenures")

    def by_name(self):
        return self.order_by("name", "pk")


class Premium(TeamOwned, Versioned):
    """A premium that households may ask for their home, in an area and a period (UI: «premie»).

    Without an area it holds everywhere; without tenures everybody may ask. Amounts are in euro.
    """

    code = models.CharField(_("code"), max_length=40, editable=False)
    name = models.CharField(_("naam"), max_length=200)
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="premiums", verbose_name=_("gebied")
    )
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    maximum = models.DecimalField(_("hoogstens"), max_digits=8, decimal_places=2, null=True, blank=True)
    share = models.PositiveSmallIntegerField(_("deel van de kosten"), null=True, blank=True)  # per cent
    conditions = models.TextField(_("voorwaarden"), max_length=10_000, blank=True)
    link = models.CharField(_("website"), max_length=500, blank=True)
    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = PremiumQuerySet.as_manager()

    class Meta:
        verbose_name = _("premie")
        verbose_name_plural = _("premies")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="premium_code_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="premium_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__range=(1, 100)),
                name="premium_share_is_a_share",
                violation_error_message=_("Schrijf een deel van 1 tot 100, of laat leeg."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("wonen:premium_detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.refresh_search_key()
        super().save(*args, **kwargs)

    def refresh_search_key(self):
        self.search_key = search_key(self.code, self.name, self.conditions)

    def runs_on(self, day):
        """What `running_on` asks of many."""
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)

    @property
    def is_running(self):
        return self.runs_on(today())

    @property
    def is_to_come(self):
        return self.starts_on > today()

    @property
    def link_url(self):
        """Where the browser can go; empty for what is no address."""
        if self.link.startswith(("http://", "https://")):
            return self.link
        return f"https://{self.link}" if "." in self.link and ":" not in self.link else ""

    @property
    def applicants(self):
        """The tenures that may ask it; none: everybody."""
        return [row.tenure for row in self.tenures.all()]

    @property
    def for_whom(self):
        """«eigenaar, noodkoper»."""
        return ", ".join(str(row) for row in self.tenures.all()) or str(_("iedereen"))

    @cached_property
    def street_keys(self):
        """Of its area: what eligibility.py compares many dwellings with."""
        return {street.key for street in self.area.streets.all()} if self.area else set()


class PremiumTenureQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW


class PremiumTenure(TeamOwned):
    """Who may ask a premium: one who lives so."""

    premium = models.ForeignKey(Premium, models.CASCADE, related_name="tenures", db_index=False)
    tenure = models.CharField(_("voor wie"), max_length=20, choices=APPLICANTS)

    objects = PremiumTenureQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("voor wie")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["premium", "tenure"], name="premium_tenure_once")]

    def __str__(self):
        return self.get_tenure_display()


class PremiumPaperQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW


class PremiumPaper(TeamOwned):
    """A paper that is needed to ask a premium."""

    premium = models.ForeignKey(Premium, models.CASCADE, related_name="papers", db_index=False)
    name = models.CharField(_("papier"), max_length=200)
    position = models.PositiveSmallIntegerField(_("plaats"), default=0)

    objects = PremiumPaperQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("papieren van een premie")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["premium", "name"], name="premium_paper_once")]

    def __str__(self):
        return self.name


class PremiumApplicationQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW

    def newest_first(self):
        return self.order_by("-pk")

    def with_numbers(self):
        """Adds how many papers each takes, and how many of them are there: `papers_needed`, `papers_there`."""
        there = Count("papers", filter=Q(papers__gathered_on__isnull=False))
        return self.annotate(papers_needed=Count("papers"), papers_there=there)


class PremiumApplication(TeamOwned, Versioned):
    """A premium that is considered, asked, granted or refused in a housing file, once each (UI: «premieaanvraag»)."""

    class Status(models.TextChoices):
        POSSIBLE = "possible", _("mogelijk")
        GATHERING = "gathering", _("papieren verzamelen")
        ASKED = "asked", _("aangevraagd")
        GRANTED = "granted", _("toegekend")
        REFUSED = "refused", _("geweigerd")

    code = models.CharField(_("code"), max_length=40, editable=False)
    file = models.ForeignKey(
        HousingFile, models.CASCADE, related_name="premium_applications", verbose_name=_("woondossier")
    )
    premium = models.ForeignKey(Premium, models.PROTECT, related_name="applications", verbose_name=_("premie"))
    status = models.CharField(_("stand"), max_length=20, choices=Status.choices, default=Status.POSSIBLE)
    asked_on = models.DateField(_("aangevraagd op"), null=True, blank=True)
    asked = models.DecimalField(_("gevraagd bedrag"), max_digits=8, decimal_places=2, null=True, blank=True)
    decided_on = models.DateField(_("beslist op"), null=True, blank=True)
    granted = models.DecimalField(_("toegekend bedrag"), max_digits=8, decimal_places=2, null=True, blank=True)
    refusal_reason = models.TextField(_("reden van de weigering"), max_length=10_000, blank=True)

    objects = PremiumApplicationQuerySet.as_manager()

    class Privacy:
        subjects = "file__household__residents"
        erase = {"refusal_reason": ""}
        keep = {
            "team",
            "code",
            "file",
            "premium",
            "status",
            "asked_on",
            "asked",
            "decided_on",
            "granted",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"premium", "status", "asked_on", "asked", "decided_on", "granted", "refusal_reason"}

    class Meta:
        verbose_name = _("premieaanvraag")
        verbose_name_plural = _("premieaanvragen")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="premium_application_code_once"),
            models.UniqueConstraint(fields=["file", "premium"], name="premium_application_once_a_file"),
            models.CheckConstraint(
                condition=Q(granted=None) | Q(status="granted"),
                name="premium_application_amount_when_granted",
                violation_error_message=_("Kies de stand «toegekend», of maak het toegekende bedrag leeg."),
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None) | Q(status__in=["granted", "refused"]),
                name="premium_application_day_when_decided",
                violation_error_message=_("Kies de stand «toegekend» of «geweigerd», of maak de beslissing leeg."),
            ),
            models.CheckConstraint(
                condition=Q(asked_on=None) | Q(decided_on=None) | Q(decided_on__gte=F("asked_on")),
                name="premium_application_decided_after_asked",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return str(self.premium)

    def get_absolute_url(self):
        return f"{self.file.get_absolute_url()}#premies"

    @property
    def is_beyond_maximum(self):
        """More was granted than the premium gives at most: it may be, but somebody should look."""
        most = self.premium.maximum
        return self.granted is not None and most is not None and self.granted > most

    @property
    def still_needed(self):
        """The papers of the premium, by name, that are not in the list of this application."""
        there = {paper.name for paper in self.papers.all()}
        return [paper.name for paper in self.premium.papers.all() if paper.name not in there]


class ApplicationPaperQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW


class ApplicationPaper(TeamOwned, Versioned):
    """A paper for an application, copied from the premium: what changes there holds for applications to come."""

    application = models.ForeignKey(
        PremiumApplication, models.CASCADE, related_name="papers", db_index=False, verbose_name=_("premieaanvraag")
    )
    name = models.CharField(_("papier"), max_length=200)
    position = models.PositiveSmallIntegerField(_("plaats"), default=0)
    gathered_on = models.DateField(_("verzameld"), null=True, blank=True)

    objects = ApplicationPaperQuerySet.as_manager()

    class Privacy:
        subjects = "application__file__household__residents"
        erase: dict[str, object] = {}
        keep = {
            "team",
            "application",
            "name",
            "position",
            "gathered_on",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"name", "gathered_on"}

    class Meta:
        verbose_name = _("papier van een premieaanvraag")
        verbose_name_plural = _("papieren van een premieaanvraag")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["application", "name"], name="application_paper_once")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.application.get_absolute_url()
