from datetime import timedelta

import django_filters as filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today, week_span
from huisbezoeken.models import FollowUp

NOBODY, EVERYTHING = "niemand", "alle"
WEEK = timedelta(days=7)


def worker_choices(request):
    """Whoever has a follow-up in this team, also those who left; and nobody."""
    theirs = FollowUp.objects.of(request.team).filter(worker=OuterRef("pk"))
    people = User.objects.filter(Exists(theirs)).order_by("name", "email")
    return [(NOBODY, _("nog niemand, of wie weg is")), *((str(person.pk), str(person)) for person in people)]


class FollowUpFilter(filters.FilterSet):
    """Without a choice of `stand` only what is open shows."""

    stand = filters.ChoiceFilter(
        label=_("stand"),
        method="of_status",
        empty_label=_("open"),
        choices=[
            ("telaat", _("te laat")),
            ("vandaag", _("tegen vandaag")),
            ("dezeweek", _("deze week")),
            ("week", _("tegen over zeven dagen")),
            ("done", _("gedaan")),
            ("cancelled", _("vervallen")),
            (EVERYTHING, _("alle")),
        ],
    )
    medewerker = filters.ChoiceFilter(label=_("wie doet het"), method="of_worker", choices=[])
    soort = filters.ChoiceFilter(label=_("soort"), field_name="kind", choices=FollowUp.Kind.choices)

    class Meta:
        model = FollowUp
        fields: list[str] = []

    def __init__(self, data=None, *args, **kwargs):
        super().__init__({} if data is None else data, *args, **kwargs)  # also what is not asked for narrows
        self.filters["medewerker"].extra["choices"] = worker_choices(self.request)

    def filter_queryset(self, queryset):
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("stand") else rows.open()

    def of_status(self, rows, name, value):
        narrowed = {
            "telaat": rows.due(today() - timedelta(days=1)),
            "vandaag": rows.due(today()),
            "dezeweek": rows.due_between(*week_span(today())),
            "week": rows.due(today() + WEEK),
            EVERYTHING: rows,
        }
        return narrowed[value] if value in narrowed else rows.filter(status=value)

    def of_worker(self, rows, name, value):
        if value == NOBODY:
            return rows.without_worker(User.objects.workers_of(self.request.team).values("pk"))
        return rows.filter(worker=value)
