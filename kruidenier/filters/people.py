"""What pathways add to the list of residents."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from contacts.filters import ResidentFilter, YearFilter
from kruidenier.models import Stage
from kruidenier.pathway_figures import standings_in


class StageFilter(filters.ChoiceFilter):
    """Residents at a stop of the road, on the day that the year beside it ends, or today."""

    def filter(self, queryset, value):
        if not value:
            return queryset
        year = self.parent.form.cleaned_data.get("weg") or today().year
        there = [one.resident for one in standings_in(self.parent.request.team, year) if one.now.name.lower() == value]
        return queryset.filter(pk__in=there)


def on_the_road(rows, team, year):
    return rows.filter(pk__in=[one.resident for one in standings_in(team, year)])


def moved_on(rows, team, year):
    return rows.filter(pk__in=[one.resident for one in standings_in(team, year) if one.moved_on])


ResidentFilter.base_filters |= {
    "weg": YearFilter(on_the_road, label=_("met een traject in jaar")),
    "waar": StageFilter(label=_("waar op de weg"), choices=[(stage.name.lower(), stage.label) for stage in Stage]),
    "verder": YearFilter(moved_on, label=_("een stap verder in jaar")),
}
