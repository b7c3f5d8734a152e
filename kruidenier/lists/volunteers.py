"""What the list of volunteers shows."""

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.lists import Column, ListSpec
from contacts.lists import full_name
from contacts.models import Resident
from kruidenier.filters.volunteers import VolunteerFilter
from kruidenier.models import VolunteerDay


def add_days(rows):
    """The days of the volunteers of one page, in one query."""
    days = defaultdict(list)
    of_page = VolunteerDay.objects.filter(volunteer__in=[row["id"] for row in rows]).order_by("number")
    for volunteer, number in of_page.values_list("volunteer", "number"):
        days[volunteer].append(str(VolunteerDay.Weekday(number).label))
    for row in rows:
        row["days"] = ", ".join(days[row["id"]])


VOLUNTEERS = ListSpec(
    name=_("vrijwilligers"),
    singular=_("vrijwilliger"),
    columns=(
        Column(
            "naam",
            _("Naam"),
            lambda row: full_name(row, "resident__"),
            ("resident__last_name", "resident__first_name"),
        ),
        Column("telefoon", _("Telefoon"), lambda row: row["resident__phone"]),
        Column("waarvoor", _("Waarvoor"), lambda row: row["task"], ("task",)),
        Column("dagen", _("Dagen"), lambda row: row["days"]),
        Column("van", _("Van"), lambda row: row["starts_on"], ("starts_on",)),
        Column("tot", _("Tot"), lambda row: row["ends_on"], ("ends_on",)),
    ),
    fields=(
        "id",
        "resident",
        "resident__first_name",
        "resident__last_name",
        "resident__code",
        "resident__phone",
        "task",
        "starts_on",
        "ends_on",
    ),
    url=lambda row: reverse("kruidenier:volunteer_edit", args=[row["id"]]),
    order=("resident__last_name", "resident__first_name", "-starts_on", "pk"),
    filterset=VolunteerFilter,
    empty_template="kruidenier/_volunteers_empty.html",
    search=lambda rows, query: rows.filter(resident__in=Resident.objects.matching(query)),
    complete=add_days,
)
