import re

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from contacts.models import Resident


class VolunteerQuerySet(TeamQuerySet):
    view_permission = Permission.GROCERY_VIEW

    def active_on(self, day):
        """Begun by that day, and not stopped before it: the last day still counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def overlapping(self, starts_on, ends_on):
        """Running on a day of this period; without an end it goes on for ever."""
        rows = self.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
        return rows.filter(starts_on__lte=ends_on) if ends_on else rows

    def stopped_by(self, day):
        return self.filter(ends_on__lt=day)

    def with_people(self):
        return self.select_related("resident").prefetch_related("days")

    def by_name(self):
        return self.order_by("resident__last_name", "resident__first_name", "pk")


class Volunteer(TeamOwned, Versioned):
    """A resident who lends a hand at the grocery: since when, for what, which days (UI: «vrijwilliger»)."""

    code = models.CharField(_("code"), max_length=40, editable=False)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="volunteering", verbose_name=_("bewoner"))
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot"), null=True, blank=True)
    task = models.CharField(_("waarvoor"), max_length=200, blank=True)
    note = models.TextField(_("nota"), max_length=10_000, blank=True)

    objects = VolunteerQuerySet.as_manager()

    class Privacy:
        subjects = "resident"
        erase = {"task": "", "note": ""}
        keep = {"team", "code", "resident", "starts_on", "ends_on", "version", "updated_at", "updated_by"}
        export = {"starts_on", "ends_on", "task", "note"}

    class Meta:
        verbose_name = _("vrijwilliger")
        verbose_name_plural = _("vrijwilligers")
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="volunteer_code_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="volunteer_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return str(self.resident)

    def get_absolute_url(self):
        return reverse("kruidenier:volunteer_edit", args=[self.pk])

    @property
    def weekdays(self):
        """The numbers of the days, Monday is 1."""
        return sorted(day.number for day in self.days.all())

    @property
    def day_names(self):
        """«maandag, donderdag»."""
        return ", ".join(str(VolunteerDay.Weekday(number).label) for number in self.weekdays)

    @property
    def dialled(self):
        """The number as a telephone takes it, «+32 (0)56» without the zero; empty where words stand beside it."""
        number = re.sub(r"[\s/.()-]", "", self.resident.phone.replace("(0)", ""))
        return number if re.fullmatch(r"\+?[0-9]{8,15}", number) else ""


class VolunteerDay(TeamOwned):
    """A day of the week on which a volunteer comes."""

    class Weekday(models.IntegerChoices):
        MONDAY = 1, _("maandag")
        TUESDAY = 2, _("dinsdag")
        WEDNESDAY = 3, _("woensdag")
        THURSDAY = 4, _("donderdag")
        FRIDAY = 5, _("vrijdag")
        SATURDAY = 6, _("zaterdag")
        SUNDAY = 7, _("zondag")

    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="days", db_index=False)
    number = models.PositiveSmallIntegerField(_("dag"), choices=Weekday.choices)

    class Privacy:
        subjects = "volunteer__resident"
        erase: dict[str, object] = {}
        keep = {"team", "volunteer", "number"}
        export = {"number"}

    class Meta:
        verbose_name_plural = _("dagen")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["volunteer", "number"], name="volunteer_day_once")]
