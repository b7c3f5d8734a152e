import django_filters as filters
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from contacts.models import Area
from wonen.models import APPLICANTS, Premium

RUNNING, TO_COME, OVER = "loopt", "later", "voorbij"
EVERYWHERE = "overal"


def area_choices(request):
    areas = Area.objects.of(request.team).by_name().values_list("code", "name")
    return [(EVERYWHERE, _("overal")), *areas]


class PremiumFilter(filters.FilterSet):
    stand = filters.ChoiceFilter(
        label=_("stand"),
        method="of_period",
        choices=[(RUNNING, _("loopt nu")), (TO_COME, _("begint later")), (OVER, _("voorbij"))],
    )
    voor = filters.ChoiceFilter(label=_("voor wie"), method="of_applicant", choices=APPLICANTS)
    gebied = filters.ChoiceFilter(label=_("gebied"), method="of_area", choices=[])

    class Meta:
        model = Premium
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["gebied"].extra["choices"] = area_choices(self.request)

    def of_period(self, rows, name, value):
        return {RUNNING: rows.running_on, TO_COME: rows.to_come, OVER: rows.over}[value](today())

    def of_applicant(self, rows, name, value):
        return rows.for_applicant(value)

    def of_area(self, rows, name, value):
        """What holds everywhere holds in each area too."""
        return rows.in_area("" if value == EVERYWHERE else value)
