import django_filters as filters
from django.utils.translation import gettext_lazy as _

from activiteiten.models import Idea
from contacts.filters import YearFilter

UNFINISHED = "open"


class IdeaFilter(filters.FilterSet):
    stand = filters.ChoiceFilter(
        label=_("stand"), method="of_status", choices=[(UNFINISHED, _("nieuw of bezig")), *Idea.Status.choices]
    )
    jaar = YearFilter(lambda rows, team, year: rows.filter(date__year=year), label=_("gehoord in jaar"))

    class Meta:
        model = Idea
        fields: list[str] = []

    def of_status(self, rows, name, value):
        return rows.unfinished() if value == UNFINISHED else rows.filter(status=value)
