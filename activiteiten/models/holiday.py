from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class SchoolHolidayQuerySet(models.QuerySet):
    def on(self, first, last):
        """Those with a day from `first` up to and including `last`."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)


class SchoolHoliday(models.Model):
    """Days on which Flemish schools are closed; one list for all teams, kept under /beheer/ (UI: «schoolvakantie»)."""

    name = models.CharField(_("naam"), max_length=60)
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"))

    objects = SchoolHolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("schoolvakantie")
        verbose_name_plural = _("schoolvakanties")
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["name", "starts_on"], name="school_holiday_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="school_holiday_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return self.name
