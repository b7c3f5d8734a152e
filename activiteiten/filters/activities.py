import django_filters as filters
from django.utils.translation import gettext_lazy as _

from activiteiten.models import Activity
from buurtwerk.core.dates import today
from contacts.filters import YearFilter, partners

GOING_ON, OVER = "loopt", "voorbij"


class ActivityFilter(filters.FilterSet):
    soort = filters.ChoiceFilter(label=_("soort"), field_name="kind", choices=Activity.Kind.choices)
    speerpunt = filters.ChoiceFilter(
        label=_("speerpunt"), field_name="activity_priorities__number", choices=Activity.Priority.choices
    )
    loopt = filters.ChoiceFilter(
        label=_("loopt"), method="of_period", choices=[(GOING_ON, _("nu")), (OVER, _("voorbij"))]
    )
    partner = filters.ModelChoiceFilter(
        label=_("partner"), field_name="activity_partners__organisation", queryset=partners, to_field_name="code"
    )
    jaar = YearFilter(lambda rows, team, year: rows.with_sessions_in(year), label=_("sessies in jaar"))

    class Meta:
        model = Activity
        fields: list[str] = []

    def of_period(self, rows, name, value):
        return rows.going_on(today()) if value == GOING_ON else rows.filter(ends_on__lt=today())
