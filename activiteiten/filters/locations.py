import django_filters as filters
from django.utils.translation import gettext_lazy as _

from activiteiten.models import Location


class LocationFilter(filters.FilterSet):
    gebruik = filters.ChoiceFilter(
        label=_("gebruik"), method="of_use", choices=[("ja", _("in gebruik")), ("nee", _("nog niet gebruikt"))]
    )

    class Meta:
        model = Location
        fields: list[str] = []

    def of_use(self, rows, name, value):
        return rows.in_use() if value == "ja" else rows.unused()
