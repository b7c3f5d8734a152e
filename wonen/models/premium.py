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
