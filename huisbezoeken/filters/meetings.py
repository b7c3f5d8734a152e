import django_filters as filters
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from contacts.filters import YearFilter
from contacts.models import Group
from huisbezoeken.models import AgendaItem, Meeting


def groups(request):
    return Group.objects.of(request.team).by_name()


class MeetingFilter(filters.FilterSet):
    groep = filters.ModelChoiceFilter(label=_("groep"), field_name="group", queryset=groups)
    wanneer = filters.ChoiceFilter(
        label=_("wanneer"), method="of_moment", choices=[("komt", _("komt nog")), ("geweest", _("is geweest"))]
    )
    jaar = YearFilter(lambda rows, team, year: rows.in_year(year), label=_("jaar"))

    class Meta:
        model = Meeting
        fields: list[str] = []

    def of_moment(self, rows, name, value):
        return rows.to_come(today()) if value == "komt" else rows.held_by(today())


class DecisionFilter(filters.FilterSet):
    groep = filters.ModelChoiceFilter(label=_("groep"), field_name="meeting__group", queryset=groups)
    stand = filters.ChoiceFilter(
        label=_("stand"), method="of_status", choices=[("open", _("nog te doen")), ("gedaan", _("gedaan"))]
    )
    jaar = YearFilter(lambda rows, team, year: rows.decided_in(year), label=_("beslist in jaar"))

    class Meta:
        model = AgendaItem
        fields: list[str] = []

    def of_status(self, rows, name, value):
        return rows.to_do() if value == "open" else rows.carried_out()
