import django_filters as filters
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from kruidenier.models import Volunteer, VolunteerDay

ACTIVE = "nu"


class VolunteerFilter(filters.FilterSet):
    stand = filters.ChoiceFilter(
        label=_("stand"), method="of_status", choices=[(ACTIVE, _("nu actief")), ("gestopt", _("gestopt"))]
    )
    dag = filters.ChoiceFilter(label=_("dag"), field_name="days__number", choices=VolunteerDay.Weekday.choices)

    class Meta:
        model = Volunteer
        fields: list[str] = []

    def of_status(self, rows, name, value):
        return rows.active_on(today()) if value == ACTIVE else rows.stopped_by(today())
