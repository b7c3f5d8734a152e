import django_filters as filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.widgets import DateInput
from contacts.filters import YearFilter
from wonen.models import FundEntry, HousingFile

COUNTS, TAKEN_BACK, COUNTERS = "telt", "gecorrigeerd", "correctie"


def files(request):
    """Those that something was booked on."""
    booked = FundEntry.objects.of(request.team).filter(file=OuterRef("pk"))
    return HousingFile.objects.of(request.team).filter(Exists(booked)).order_by("code")


class FundEntryFilter(filters.FilterSet):
    soort = filters.ChoiceFilter(label=_("soort"), field_name="kind", choices=FundEntry.Kind.choices)
    dossier = filters.ModelChoiceFilter(label=_("dossier"), field_name="file", queryset=files, to_field_name="code")
    jaar = YearFilter(lambda rows, team, year: rows.in_year(year), label=_("jaar"))
    van = filters.DateFilter(label=_("van"), field_name="date", lookup_expr="gte", widget=DateInput)
    tot = filters.DateFilter(label=_("tot en met"), field_name="date", lookup_expr="lte", widget=DateInput)
    stand = filters.ChoiceFilter(
        label=_("correcties"),
        method="of_standing",
        choices=[
            (COUNTS, _("zonder correcties en wat gecorrigeerd is")),
            (TAKEN_BACK, _("wat gecorrigeerd is")),
            (COUNTERS, _("de correcties")),
        ],
    )

    class Meta:
        model = FundEntry
        fields: list[str] = []

    def of_standing(self, rows, name, value):
        if value == COUNTERS:
            return rows.exclude(corrects=None)
        return rows.filter(corrects=None, corrected_by__isnull=value == COUNTS)
