import django_filters as filters
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.widgets import DateInput
from contacts.filters import YearFilter
from kruidenier.models import ShopVisit


class ShopVisitFilter(filters.FilterSet):
    jaar = YearFilter(lambda rows, team, year: rows.in_year(year), label=_("jaar"))
    maand = filters.ChoiceFilter(label=_("maand"), method="of_month", choices=list(MONTHS.items()))
    van = filters.DateFilter(label=_("van"), field_name="date", lookup_expr="gte", widget=DateInput)
    tot = filters.DateFilter(label=_("tot en met"), field_name="date", lookup_expr="lte", widget=DateInput)
    vraag = filters.ChoiceFilter(label=_("vraag"), method="of_question", choices=[("ja", _("had een vraag"))])

    class Meta:
        model = ShopVisit
        fields: list[str] = []

    def of_month(self, rows, name, value):
        return rows.filter(date__month=int(value))

    def of_question(self, rows, name, value):
        return rows.exclude(question=None)
