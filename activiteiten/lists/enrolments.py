"""The list of enrolments."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activiteiten.filters import EnrolmentFilter
from activiteiten.models import Enrolment
from buurtwerk.core.lists import Column, ListSpec
from contacts.lists import full_name
from contacts.models import Resident


def label_of(choices, value):
    """An empty choice says nothing in a list."""
    return str(choices(value).label) if value else ""


def moved_on_to(row):
    name = row["to_activity__name"] or row["to_organisation__name"]
    return name or label_of(Enrolment.Onward, row["moved_on_to"])


ENROLMENTS = ListSpec(
    name=_("inschrijvingen"),
    singular=_("inschrijving"),
    columns=(
        Column(
            "bewoner",
            _("Bewoner"),
            lambda row: full_name(row, "resident__"),
            ("resident__last_name", "resident__first_name"),
        ),
        Column("activiteit", _("Activiteit"), lambda row: row["activity__name"], ("activity__name",)),
        Column("van", _("Van"), lambda row: row["starts_on"], ("starts_on",)),
        Column("tot", _("Tot"), lambda row: row["ends_on"], ("ends_on",)),
        Column("reden", _("Waarom"), lambda row: label_of(Enrolment.Reason, row["reason"]), ("reason",)),
        Column("naar", _("Naar"), moved_on_to),
    ),
    fields=(
        "id",
        "resident",
        "resident__first_name",
        "resident__last_name",
        "resident__code",
        "activity__name",
        "starts_on",
        "ends_on",
        "reason",
        "moved_on_to",
        "to_activity__name",
        "to_organisation__name",
    ),
    url=lambda row: reverse("activiteiten:enrolment_edit", args=[row["id"]]),
    order=("-starts_on", "-pk"),
    filterset=EnrolmentFilter,
    empty_template="activiteiten/_enrolments_empty.html",
    search=lambda rows, query: rows.filter(resident__in=Resident.objects.matching(query)),
)
