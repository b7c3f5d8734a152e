import django_filters as filters
from django.utils.translation import gettext_lazy as _

from activiteiten.filters.sessions import activities
from activiteiten.models import Enrolment
from buurtwerk.core.dates import today
from contacts.filters import YearFilter


class EnrolmentFilter(filters.FilterSet):
    activiteit = filters.ModelChoiceFilter(
        label=_("activiteit"), field_name="activity", queryset=activities, to_field_name="code"
    )
    stand = filters.ChoiceFilter(label=_("stand"), method="of_status", choices=[("nu", _("doet nu mee"))])
    begonnen = YearFilter(lambda rows, team, year: rows.begun_in(year), label=_("begonnen in jaar"))
    gestopt = YearFilter(lambda rows, team, year: rows.ended_in(year), label=_("gestopt in jaar"))
    reden = filters.ChoiceFilter(label=_("waarom"), field_name="reason", choices=Enrolment.Reason.choices[1:])
    terug = filters.ChoiceFilter(
        label=_("al eerder"), method="of_earlier", choices=[("ja", _("kwam terug")), ("nee", _("voor het eerst"))]
    )

    class Meta:
        model = Enrolment
        fields: list[str] = []

    def of_status(self, rows, name, value):
        return rows.open_on(today())

    def of_earlier(self, rows, name, value):
        return rows.with_earlier().filter(came_back=value == "ja")
