import django_filters as filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today, year_span
from contacts.filters import YearFilter
from kruidenier.models import Survey, SurveyRound


def with_round(rows, rounds):
    return rows.filter(Exists(rounds.filter(survey=OuterRef("pk"))))


class SurveyFilter(filters.FilterSet):
    stand = filters.ChoiceFilter(
        label=_("stand"), method="of_state", choices=[("loopt", _("loopt nu")), ("rust", _("loopt nu niet"))]
    )
    jaar = YearFilter(
        lambda rows, team, year: with_round(rows, SurveyRound.objects.filter(starts_on__range=year_span(year))),
        label=_("ronde begonnen in jaar"),
    )

    class Meta:
        model = Survey
        fields: list[str] = []

    def of_state(self, rows, name, value):
        running = with_round(rows, SurveyRound.objects.open_on(today()))
        return running if value == "loopt" else rows.exclude(pk__in=running.values("pk"))
