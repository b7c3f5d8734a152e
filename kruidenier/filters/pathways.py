import django_filters as filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today
from contacts.filters import YearFilter
from kruidenier.models import Pathway, Stage
from kruidenier.pathway_figures import last_day

RUNNING, LATE, NOBODY, NOT_TOLD = "loopt", "telaat", "niemand", "geen"


def guide_choices(request):
    """Whoever guides or guided somebody of this team, also those who left; and nobody."""
    theirs = Pathway.objects.of(request.team).filter(guide=OuterRef("pk"))
    people = User.objects.filter(Exists(theirs)).order_by("name", "email")
    return [(NOBODY, _("nog niemand, of wie weg is")), *((str(person.pk), str(person)) for person in people)]


class PathwayFilter(filters.FilterSet):
    """Over rows with their stage (`with_stage`)."""

    stand = filters.ChoiceFilter(
        label=_("stand"), method="of_status", choices=[(RUNNING, _("loopt")), ("gestopt", _("gestopt"))]
    )
    begeleider = filters.ChoiceFilter(label=_("wie begeleidt"), method="of_guide", choices=[])
    waar = filters.ChoiceFilter(label=_("waar nu"), field_name="stage_now", choices=Stage.choices)
    stap = filters.ChoiceFilter(label=_("stap"), method="of_step", choices=[(LATE, _("te laat"))])
    begonnen = YearFilter(lambda rows, team, year: rows.begun_in(year), label=_("begonnen in jaar"))
    gestopt = YearFilter(lambda rows, team, year: rows.ended_in(year), label=_("gestopt in jaar"))
    lopend = YearFilter(lambda rows, team, year: rows.running_on(last_day(year)), label=_("lopend in jaar"))
    afloop = filters.ChoiceFilter(
        label=_("afloop"),
        method="of_outcome",
        choices=[*Pathway.Outcome.choices[1:], (NOT_TOLD, Pathway.Outcome.UNKNOWN.label)],
    )

    class Meta:
        model = Pathway
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["begeleider"].extra["choices"] = guide_choices(self.request)

    def of_status(self, rows, name, value):
        return rows.running_on(today()) if value == RUNNING else rows.filter(ends_on__lt=today())

    def of_guide(self, rows, name, value):
        if value == NOBODY:
            return rows.without_guide(User.objects.workers_of(self.request.team).values("pk"))
        return rows.filter(guide=value)

    def of_outcome(self, rows, name, value):
        return rows.filter(outcome="" if value == NOT_TOLD else value)

    def of_step(self, rows, name, value):
        return rows.with_step_late(today())
