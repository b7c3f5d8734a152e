import django_filters as filters
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from activiteiten.models import Activity, Session
from buurtwerk.core.dates import today
from buurtwerk.core.widgets import DateInput
from contacts.filters import YearFilter


def activities(request):
    return Activity.objects.of(request.team).by_name()


class SessionFilter(filters.FilterSet):
    activiteit = filters.ModelChoiceFilter(
        label=_("activiteit"), field_name="activity", queryset=activities, to_field_name="code"
    )
    soort = filters.ChoiceFilter(label=_("soort"), field_name="activity__kind", choices=Activity.Kind.choices)
    jaar = YearFilter(lambda rows, team, year: rows.taking_place().in_year(year), label=_("in jaar"))
    maand = filters.ChoiceFilter(label=_("maand"), field_name="date__month", choices=list(MONTHS.items()))
    van = filters.DateFilter(label=_("van"), field_name="date", lookup_expr="gte", widget=DateInput)
    tot = filters.DateFilter(label=_("tot en met"), field_name="date", lookup_expr="lte", widget=DateInput)
    stand = filters.ChoiceFilter(
        label=_("stand"),
        method="of_status",
        choices=[("open", _("nog aan te duiden")), ("komt", _("komt nog")), ("afgelast", _("afgelast"))],
    )

    class Meta:
        model = Session
        fields: list[str] = []

    def of_status(self, rows, name, value):
        narrowed = {
            "open": lambda: rows.filter(date__lte=today()).taking_place().unticked(),
            "komt": lambda: rows.filter(date__gte=today()).taking_place(),
            "afgelast": lambda: rows.exclude(cancelled_because=""),
        }
        return narrowed[value]()
