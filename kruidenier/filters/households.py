"""What the grocery adds to the lists of households and residents."""

import django_filters as filters
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from contacts.filters import HouseholdFilter, ResidentFilter, YearFilter, add_year_filter
from kruidenier.models import ShopVisit


class GroceryMonthFilter(filters.ChoiceFilter):
    """Households that came in a month: of the year that the filter beside it names, or of this one."""

    def filter(self, queryset, value):
        if not value:
            return queryset
        year = self.parent.form.cleaned_data.get("kruidenier") or today().year
        came = ShopVisit.objects.of(self.parent.request.team).in_month(year, int(value))
        return queryset.filter(pk__in=came.values("card__household"))


class GroceryYearFilter(YearFilter):
    """Households that came in a year; with a month beside it, that filter takes the year along."""

    def __init__(self):
        super().__init__(came_in, label=_("bij de kruidenier in jaar"))

    def filter(self, queryset, value):
        month = self.parent.form.cleaned_data.get("kruideniermaand")
        return queryset if month else super().filter(queryset, value)


def came_in(rows, team, year):
    return rows.filter(pk__in=ShopVisit.objects.of(team).in_year(year).values("card__household"))


def named_in(rows, team, year):
    return rows.filter(pk__in=ShopVisit.objects.of(team).in_year(year).exclude(resident=None).values("resident"))


HouseholdFilter.base_filters |= {
    "kruidenier": GroceryYearFilter(),
    "kruideniermaand": GroceryMonthFilter(label=_("bij de kruidenier in maand"), choices=list(MONTHS.items())),
}
add_year_filter(ResidentFilter, "kruidenier", _("bij de kruidenier in jaar"), named_in)
