import django_filters as filters
from django.db.models import Exists, Min, OuterRef
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.widgets import DateInput
from contacts.dossier import reached
from contacts.filters import HouseholdFilter, ResidentFilter, YearFilter, add_year_filter
from huisbezoeken.models import Feedback, HomeVisit, Theme, VisitWorker

NO_KIND = "geen"
MONTH_CHOICES = list(MONTHS.items())


def visit_workers(request):
    """Whoever made a visit of this team, also those who left."""
    made = VisitWorker.objects.filter(team=request.team, user=OuterRef("pk"))
    return User.objects.filter(Exists(made))


class VisitFilter(filters.FilterSet):
    jaar = YearFilter(lambda rows, team, year: rows.in_year(year), label=_("jaar"))
    maand = filters.ChoiceFilter(label=_("maand"), method="of_month", choices=MONTH_CHOICES)
    van = filters.DateFilter(label=_("van"), field_name="date", lookup_expr="gte", widget=DateInput)
    tot = filters.DateFilter(label=_("tot en met"), field_name="date", lookup_expr="lte", widget=DateInput)
    medewerker = filters.ModelChoiceFilter(label=_("medewerker"), method="of_worker", queryset=visit_workers)
    thema = filters.ModelChoiceFilter(
        label=_("thema"), method="of_theme", queryset=Theme.objects.all(), to_field_name="code"
    )
    soort = filters.ChoiceFilter(
        label=_("soort"),
        method="of_kind",
        choices=[*HomeVisit.Kind.choices[1:], (NO_KIND, HomeVisit.Kind.UNKNOWN.label)],
    )
    resultaat = filters.ChoiceFilter(label=_("resultaat"), field_name="result", choices=HomeVisit.Result.choices)

    class Meta:
        model = HomeVisit
        fields: list[str] = []

    def of_month(self, rows, name, value):
        return rows.filter(date__month=int(value))

    def of_worker(self, rows, name, user):
        return rows.filter(pk__in=rows.filter(visit_workers__user=user).values("pk"))

    def of_theme(self, rows, name, theme):
        return rows.filter(pk__in=rows.filter(visit_themes__theme=theme).values("pk"))

    def of_kind(self, rows, name, value):
        return rows.filter(kind="" if value == NO_KIND else value)


def first_held_in(rows, team, year):
    """Households whose first held visit ever falls in the year."""
    held = HomeVisit.objects.of(team).held().values("household").annotate(first=Min("date"))
    return rows.filter(pk__in=held.filter(first__year=year).values("household"))


add_year_filter(
    ResidentFilter,
    "bezocht",
    _("thuis bezocht in jaar"),
    lambda rows, team, year: rows.filter(reached(team, year, "resident", kinds={"visit"})),
)
add_year_filter(
    HouseholdFilter,
    "bezocht",
    _("thuis bezocht in jaar"),
    lambda rows, team, year: rows.filter(reached(team, year, "household", kinds={"visit"})),
)
add_year_filter(
    ResidentFilter,
    "teruggekoppeld",
    _("iets teruggekoppeld in jaar"),
    lambda rows, team, year: rows.filter(Exists(Feedback.objects.heard_in(year).filter(resident=OuterRef("pk")))),
)
add_year_filter(HouseholdFilter, "eerste", _("eerste bezoek in jaar"), first_held_in)
