from datetime import date, timedelta

import django_filters as filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import User
from buurtwerk.core.dates import today
from contacts.filters import YearFilter, partners
from contacts.models import Household
from wonen.models import HousingFile, HousingStep, LoanTerms

OPEN, CLOSED = "open", "gesloten"
LATE, LONG, NOTHING = "laat", "lang", "niets"
NOBODY = "niemand"
RUNS, REMIND, OVERDUE = "loopt", "herinneren", "te-laat"
KNOWN, UNKNOWN = "ingevuld", "geen"
GRANTED = [(KNOWN, _("ingevuld")), (UNKNOWN, _("niet ingevuld"))]
WITHIN = {"week": timedelta(days=7), "maand": timedelta(days=30)}


def worker_choices(request):
    """Whoever follows up or followed up a file of this team, also those who left; and nobody."""
    theirs = HousingFile.objects.of(request.team).filter(worker=OuterRef("pk"))
    people = User.objects.filter(Exists(theirs)).order_by("name", "email")
    return [(NOBODY, _("nog niemand")), *((str(person.pk), str(person)) for person in people)]


def step_choices(request):
    """What is to be done in the open files of this team."""
    texts = HousingStep.objects.of(request.team).to_do().order_by("text").values_list("text", flat=True).distinct()
    return [(text, text) for text in texts]


class HousingFileFilter(filters.FilterSet):
    """Over files with their step (`with_step`)."""

    stand = filters.ChoiceFilter(
        label=_("stand"), method="of_status", choices=[(OPEN, _("open")), (CLOSED, _("gesloten"))]
    )
    soort = filters.ChoiceFilter(label=_("soort"), field_name="kind", choices=HousingFile.Kind.choices)
    vraag = filters.ChoiceFilter(label=_("waarover"), field_name="question", choices=HousingFile.Question.choices)
    stap = filters.ChoiceFilter(label=_("stap nu"), field_name="step_now", choices=[])
    wacht = filters.ChoiceFilter(
        label=_("wacht"),
        method="of_waiting",
        choices=[
            (LATE, _("stap te laat")),
            ("week", _("stap tegen over een week")),
            ("maand", _("stap tegen over een maand")),
            (LONG, _("langer dan gewoonlijk")),
            (NOTHING, _("geen stap")),
        ],
    )
    lening = filters.ChoiceFilter(
        label=_("lening"),
        method="of_loan",
        choices=[
            (RUNS, _("loopt nog")),
            (REMIND, _("komt binnenkort terug, of is te laat")),
            (OVERDUE, _("te laat")),
        ],
    )
    wie = filters.ChoiceFilter(label=_("wie volgt op"), method="of_worker", choices=[])
    afloop = filters.ChoiceFilter(label=_("afloop"), field_name="outcome", choices=HousingFile.Outcome.choices[1:])
    bewoning = filters.ChoiceFilter(
        label=_("huurder of eigenaar"), method="of_tenure", choices=Household.Tenure.choices
    )
    partner = filters.ModelChoiceFilter(
        label=_("partner"), field_name="partners__organisation", queryset=partners, to_field_name="code"
    )
    toegekend = filters.ChoiceFilter(
        label=_("toegekend bedrag"),
        method="of_granted",
        choices=GRANTED,
    )
    geopend = YearFilter(lambda rows, team, year: rows.opened_in(year), label=_("geopend in jaar"))
    gesloten = YearFilter(lambda rows, team, year: rows.closed_in(year), label=_("gesloten in jaar"))
    lopend = YearFilter(
        lambda rows, team, year: rows.open_on(date(year, 12, 31)), label=_("open op het einde van jaar")
    )

    class Meta:
        model = HousingFile
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["wie"].extra["choices"] = worker_choices(self.request)
        self.filters["stap"].extra["choices"] = step_choices(self.request)

    def of_status(self, rows, name, value):
        return rows.open_on(today()) if value == OPEN else rows.filter(closed_on__lte=today())

    def of_waiting(self, rows, name, value):
        if value in WITHIN:
            return rows.with_step_due(today() + WITHIN[value])
        return {LATE: rows.with_step_late, LONG: rows.waiting_long, NOTHING: rows.without_step}[value](today())

    def of_loan(self, rows, name, value):
        if value == RUNS:
            return rows.owing()
        terms = LoanTerms.objects.of(self.request.team)
        return rows.filter(loan_terms__in=terms.overdue(today()) if value == OVERDUE else terms.to_remind(today()))

    def of_worker(self, rows, name, value):
        return rows.without_worker() if value == NOBODY else rows.filter(worker=value)

    def of_granted(self, rows, name, value):
        return rows.filter(granted__isnull=value == UNKNOWN)

    def of_tenure(self, rows, name, value):
        """As the file says, or else as its household does."""
        unknown = Household.Tenure.UNKNOWN
        told = rows.filter(tenure=value)
        return told if value == unknown else told | rows.filter(tenure=unknown, household__tenure=value)
