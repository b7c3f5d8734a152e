from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.querysets import TeamQuerySet
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.models import TeamOwned, Versioned
from buurtwerk.core.text import search_key, search_words
from buurtwerk.registers.cells import plain
from contacts.models import Area
from rapportage.neighbourhood.numbers import number_text

LAST_YEAR = 9999


def indicator_key(name):
    """What makes two indicators the same: not case or double spaces."""
    return " ".join(plain(name).split())[:400]


class Reach(models.TextChoices):
    """The share of whom the team reached that a figure is set beside; what each counts: neighbourhood/measures.py."""

    BY_NAME = "", _("volgens de naam van de indicator")
    NOTHING = "nothing", _("niets")
    SINGLE_PARENT = "single_parent", _("eenoudergezinnen")
    SINGLE = "single", _("alleenstaanden")
    COUPLE_WITH_CHILDREN = "couple_with_children", _("koppels met kinderen")
    FOREIGN_RESIDENTS = "foreign_residents", _("bewoners uit een ander land")
    FOREIGN_HOUSEHOLDS = "foreign_households", _("gezinnen uit een ander land")
    TENANTS = "tenants", _("huurders")
    PRIVATE_RENT = "private_rent", _("private huurders")
    SOCIAL_RENT = "social_rent", _("sociale huurders")
    OWNERS = "owners", _("eigenaars")
    SOCIAL_SERVICE = "social_service", _("klanten van de sociale dienst")
    AGE_0_17 = "age_0_17", _("0-17 jaar")
    AGE_18_34 = "age_18_34", _("18-34 jaar")
    AGE_35_59 = "age_35_59", _("35-59 jaar")
    AGE_60 = "age_60", _("60 jaar en ouder")
    WOMEN = "women", _("vrouwen")


class NeighbourhoodFigureQuerySet(TeamQuerySet):
    view_permission = Permission.FIGURES_VIEW

    def until(self, year):
        """Of that year and before: what was known of the neighbourhood then."""
        return self.filter(year__lte=year)

    def of_indicator(self, figure):
        return self.filter(key=figure.key)

    def matching(self, query):
        """Every word stands in the indicator, unit or source, or in the name of the area."""
        rows = self
        for word in search_words(query):
            rows = rows.filter(Q(search_key__contains=word) | Q(area__key__contains=word))
        return rows

    def with_area(self):
        return self.select_related("area")

    def by_area(self):
        """The whole neighbourhood first, then the areas by name; of each the latest first."""
        return self.order_by("key", models.F("area__key").asc(nulls_first=True), "-year", "pk")


class NeighbourhoodFigure(TeamOwned, Versioned):
    """What a statistics office or the town says of the neighbourhood in a year (UI: «wijkcijfer»).

    Without an area it is of the whole neighbourhood. `unit` is as it is written: «%», «personen».
    """

    indicator = models.CharField(_("indicator"), max_length=200)
    key = models.CharField(max_length=400, editable=False)
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="figures", verbose_name=_("gebied")
    )
    year = models.PositiveSmallIntegerField(_("jaar"))
    value = models.DecimalField(_("waarde"), max_digits=14, decimal_places=2)
    unit = models.CharField(_("eenheid"), max_length=200, blank=True)
    source = models.CharField(_("bron"), max_length=200, blank=True)
    reach = models.CharField(_("zet naast"), max_length=30, blank=True, choices=Reach.choices)
    search_key = models.CharField(max_length=1000, editable=False, default="")

    objects = NeighbourhoodFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("wijkcijfer")
        verbose_name_plural = _("wijkcijfers")
        constraints = [
            models.UniqueConstraint(fields=["team", "key", "area", "year"], name="neighbourhood_figure_once"),
            models.UniqueConstraint(  # a key with nothing in it is never the same as another
                fields=["team", "key", "year"], condition=Q(area=None), name="neighbourhood_figure_once_whole"
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1, LAST_YEAR)),
                name="neighbourhood_figure_year",
                violation_error_message=_("Dat is geen jaartal. Schrijf het met vier cijfers, zoals 1984."),
            ),
        ]
        indexes = [models.Index(fields=["team", "year"], name="neighbourhood_figure_year_idx")]

    def __str__(self):
        return f"{self.indicator}{f', {self.area}' if self.area else ''} ({self.year})"

    def get_absolute_url(self):
        return reverse("rapportage:figure_detail", args=[self.pk])

    def save(self, *args, **kwargs):
        self.complete()
        super().save(*args, **kwargs)

    def complete(self):
        """What follows from other fields; bulk writes call it themselves."""
        self.key = indicator_key(self.indicator)
        self.search_key = search_key(self.indicator, self.unit, self.source)

    @property
    def text(self):
        """The value with its unit: «11,4 %»."""
        return number_text(self.value, self.unit)

    @property
    def is_share(self):
        return self.unit.strip().casefold() in ("%", "procent", "percent")
