from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import year_span
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models import Resident
from huisbezoeken.models.bottleneck import Bottleneck
from huisbezoeken.models.signal import Signal


class FeedbackQuerySet(TeamQuerySet):
    view_permission = Permission.SIGNAL_VIEW

    def heard_in(self, year):
        """Told in the year; not those who could no longer be reached."""
        return self.filter(told_on__range=year_span(year)).exclude(how=Feedback.How.UNREACHED)

    def about(self, subject):
        """Of a bottleneck, or of a signal."""
        return self.filter(**{subject._meta.model_name: subject})


class Feedback(TeamOwned, Versioned):
    """A resident was told what came of what they had raised, or can no longer be told (UI: «terugkoppeling»)."""

    class How(models.TextChoices):
        VISIT = "visit", _("bij een huisbezoek")
        PHONE = "phone", _("telefoon")
        STREET = "street", _("op straat")
        MEETING = "meeting", _("op een activiteit")
        LETTER = "letter", _("brief of bericht")
        NEWSLETTER = "newsletter", _("nieuwsbrief")
        UNREACHED = "unreached", _("niet meer te bereiken")

    bottleneck = models.ForeignKey(
        Bottleneck, models.CASCADE, null=True, blank=True, related_name="feedbacks", verbose_name=_("knelpunt")
    )
    signal = models.ForeignKey(
        Signal, models.CASCADE, null=True, blank=True, related_name="feedbacks", verbose_name=_("signaal")
    )
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="feedbacks", verbose_name=_("bewoner"))
    told_on = models.DateField(_("verteld op"))
    how = models.CharField(_("hoe"), max_length=10, choices=How.choices)

    objects = FeedbackQuerySet.as_manager()

    class Privacy:
        subjects = "resident"
        erase: dict[str, object] = {}
        keep = {
            "team",
            "bottleneck",
            "signal",
            "resident",
            "told_on",
            "how",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"told_on", "how"}

    class Meta:
        verbose_name = _("terugkoppeling")
        verbose_name_plural = _("terugkoppelingen")
        constraints = [
            models.UniqueConstraint(fields=["bottleneck", "resident"], name="feedback_bottleneck_once"),
            models.UniqueConstraint(fields=["signal", "resident"], name="feedback_signal_once"),
            models.CheckConstraint(
                condition=Q(bottleneck=None, signal__isnull=False) | Q(bottleneck__isnull=False, signal=None),
                name="feedback_about_one_matter",
                violation_error_message=_("Vul een knelpunt in of een signaal, niet allebei."),
            ),
        ]
        indexes = [models.Index(fields=["team", "told_on"], name="feedback_team_told")]

    def __str__(self):
        return str(self._meta.verbose_name)

    def get_absolute_url(self):
        return self.subject.get_absolute_url()

    @property
    def subject(self):
        return self.bottleneck or self.signal
