from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from wonen.models.file import HousingFile
from wonen.models.premium import Premium


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
            models.CheckConstraint(
                condition=Q(refusal_reason="") | Q(status="refused"),
                name="premium_application_reason_when_refused",
                violation_error_message=_("Kies de stand «geweigerd», of maak de reden leeg."),
            ),
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
