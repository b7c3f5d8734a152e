from calendar import monthrange
from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from wonen.models.file import HousingFile
from wonen.models.fund import FundEntry

LONGEST_TERM = 600  # months
LONGEST_NOTICE = 120
USUAL_NOTICE = 12


class LoanTermsQuerySet(TeamQuerySet):
    view_permission = Permission.HOUSING_VIEW

    def owing(self):
        """Of files that still owe something."""
        return self.filter(file__in=FundEntry.objects.owing_files())

    def to_remind(self, day):
        """Due, or to be reminded of by that day, or of a household that leaves its home while that is not settled."""
        return self.owing().leaving().filter(Q(remind_on__lte=day) | Q(is_leaving=True))

    def leaving(self):
        """Adds `is_leaving`: what is owed is due on leaving, and the household asks to move or has moved."""
        moves = HousingFile.objects.that_leave().filter(household=OuterRef("file__household"))
        since = moves.filter(Q(closed_on=None) | Q(closed_on__gte=OuterRef("agreed_on")))
        return self.annotate(is_leaving=Q(due_on_leaving=True, left_on=None) & Exists(since))

    def overdue(self, day):
        return self.owing().filter(ends_on__lt=day)


class LoanTerms(TeamOwned, Versioned):
    """What was agreed on about the loan of a file (UI: «afspraken over de lening»): when it comes back.

    After `months`, or on `due_on`, or neither: then only on sale or move, once it is known when (`left_on`). `ends_on`
    and `remind_on` follow from these.
    """

    file = models.OneToOneField(HousingFile, models.CASCADE, related_name="loan_terms", verbose_name=_("woondossier"))
    agreed_on = models.DateField(_("overeengekomen op"))
    months = models.PositiveSmallIntegerField(_("looptijd in maanden"), null=True, blank=True)
    due_on = models.DateField(_("terug tegen"), null=True, blank=True)
    due_on_leaving = models.BooleanField(_("terug bij verkoop of verhuis"), default=True)
    left_on = models.DateField(_("verkocht of verhuisd op"), null=True, blank=True)
    notice = models.PositiveSmallIntegerField(_("maanden vooraf herinneren"), default=USUAL_NOTICE)
    note = models.TextField(_("nota"), max_length=10_000, blank=True)
    ends_on = models.DateField(_("einde"), null=True, editable=False)
    remind_on = models.DateField(_("herinnering"), null=True, editable=False)

    objects = LoanTermsQuerySet.as_manager()

    class Privacy:
        subjects = "file__household__residents"
        erase = {"note": ""}
        keep = {
            "team",
            "file",
            "agreed_on",
            "months",
            "due_on",
            "due_on_leaving",
            "left_on",
            "notice",
            "ends_on",
            "remind_on",
            "version",
            "updated_at",
            "updated_by",
        }
        export = {"agreed_on", "months", "due_on", "due_on_leaving", "left_on", "note", "ends_on"}

    class Meta:
        verbose_name = _("afspraken over de lening")
        verbose_name_plural = _("afspraken over leningen")
        constraints = [
            models.CheckConstraint(
                condition=Q(months=None) | Q(due_on=None),
                name="loan_terms_one_end",
                violation_error_message=_("Vul een looptijd in of een datum, niet allebei."),
            ),
            models.CheckConstraint(
                condition=Q(months=None) | Q(months__range=(1, LONGEST_TERM)),
                name="loan_terms_months_that_can_be",
                violation_error_message=_("Schrijf een aantal maanden van 1 tot 600, of laat leeg."),
            ),
            models.CheckConstraint(
                condition=Q(notice__lte=LONGEST_NOTICE),
                name="loan_terms_notice_that_can_be",
                violation_error_message=_("Schrijf een aantal maanden van 0 tot 120."),
            ),
            models.CheckConstraint(
                condition=Q(months__isnull=False) | Q(due_on__isnull=False) | Q(due_on_leaving=True),
                name="loan_terms_some_end",
                violation_error_message=_(
                    "Zeg wanneer het geld terugkomt: na een looptijd, op een datum, of bij verkoop of verhuis."
                ),
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(due_on_leaving=True),
                name="loan_terms_left_when_due",
                violation_error_message=_("Kies dat het geld terugkomt bij verkoop of verhuis, of maak dit leeg."),
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("agreed_on")),
                name="loan_terms_left_after_agreed",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]
        indexes = [models.Index(fields=["team", "remind_on"], name="loan_terms_remind")]

    def __str__(self):
        return str(_("Lening van %s") % self.file)

    def get_absolute_url(self):
        return self.file.get_absolute_url()

    def save(self, *args, **kwargs):
        self.complete()
        super().save(*args, **kwargs)

    def complete(self):
        agreed = self.due_on or (months_later(self.agreed_on, self.months) if self.months else None)
        self.ends_on = min((day for day in (agreed, self.left_on) if day), default=None)
        self.remind_on = months_later(self.ends_on, -self.notice) if self.ends_on else None


def months_later(day, months):
    """The same day so many months later (or, below 0, before); the last of the month where it has no such day."""
    count = min(max(day.year * 12 + day.month - 1 + months, 12), date.max.year * 12 + 11)
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
