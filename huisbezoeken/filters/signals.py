import django_filters as filters
from django.utils.translation import gettext_lazy as _

from contacts.filters import YearFilter, partners
from huisbezoeken.models import Signal, Theme

UNREAD, UNFINISHED, FINISHED = "nieuw", "open", "afgerond"


class SignalFilter(filters.FilterSet):
    stand = filters.ChoiceFilter(
        label=_("stand"),
        method="of_status",
        choices=[
            (UNREAD, _("nieuw of heropend")),
            (UNFINISHED, _("niet afgerond")),
            (FINISHED, _("afgerond")),
            *Signal.Status.choices,
        ],
    )
    thema = filters.ModelChoiceFilter(
        label=_("thema"), field_name="theme", queryset=Theme.objects.all(), to_field_name="code"
    )
    ernst = filters.ChoiceFilter(label=_("ernst"), field_name="severity", choices=Signal.Severity.choices[1:])
    partner = filters.ModelChoiceFilter(
        label=_("doorgegeven door"), field_name="organisation", queryset=partners, to_field_name="code"
    )
    jaar = YearFilter(lambda rows, team, year: rows.in_year(year), label=_("gehoord in jaar"))
    naar = YearFilter(
        lambda rows, team, year: rows.filter(to_steering_group_on__year=year), label=_("naar stuurgroep in jaar")
    )
    opgelost = YearFilter(lambda rows, team, year: rows.filter(resolved_on__year=year), label=_("opgelost in jaar"))

    class Meta:
        model = Signal
        fields: list[str] = []

    def of_status(self, rows, name, value):
        narrowed = {UNREAD: rows.unread(), UNFINISHED: rows.unfinished(), FINISHED: rows.finished()}
        return narrowed[value] if value in narrowed else rows.filter(status=value)
