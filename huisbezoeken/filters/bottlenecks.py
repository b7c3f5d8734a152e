import django_filters as filters
from django.utils.translation import gettext_lazy as _

from contacts.filters import YearFilter
from huisbezoeken.models import Bottleneck, Theme

UNDECIDED, UNFINISHED, UNTOLD = "open", "lopend", "terugkoppelen"


class BottleneckFilter(filters.FilterSet):
    stand = filters.ChoiceFilter(
        label=_("stand"),
        method="of_status",
        choices=[
            (UNDECIDED, _("nog niet beslist")),
            (UNFINISHED, _("niet afgerond")),
            (UNTOLD, _("nog terug te koppelen")),
            *[(status.value, status.label) for status in Bottleneck.Status if status != Bottleneck.Status.OPEN],
        ],
    )
    thema = filters.ModelChoiceFilter(
        label=_("thema"), field_name="theme", queryset=Theme.objects.all(), to_field_name="code"
    )
    jaar = YearFilter(lambda rows, team, year: rows.in_year(year), label=_("vastgesteld in jaar"))

    class Meta:
        model = Bottleneck
        fields: list[str] = []

    def of_status(self, rows, name, value):
        narrowed = {UNFINISHED: rows.unfinished, UNTOLD: rows.to_tell_back}
        return narrowed[value]() if value in narrowed else rows.filter(status=value)  # «open» is a status too
