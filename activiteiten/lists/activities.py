"""The list of activities."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activiteiten.filters import ActivityFilter
from activiteiten.models import Activity
from buurtwerk.core.lists import Column, ListSpec

ACTIVITIES = ListSpec(
    name=_("activiteiten"),
    singular=_("activiteit"),
    columns=(
        Column("naam", _("Naam"), lambda row: row["name"], ("name",)),
        Column("soort", _("Soort"), lambda row: str(Activity.Kind(row["kind"]).label), ("kind",)),
        Column("plaats", _("Plaats"), lambda row: row["location__name"], ("location__name",)),
        Column("van", _("Van"), lambda row: row["starts_on"], ("starts_on",)),
        Column("tot", _("Tot en met"), lambda row: row["ends_on"], ("ends_on",)),
    ),
    fields=("id", "name", "kind", "location__name", "starts_on", "ends_on"),
    url=lambda row: reverse("activiteiten:detail", args=[row["id"]]),
    order=("name", "pk"),
    filterset=ActivityFilter,
    empty_template="activiteiten/_activities_empty.html",
    search=lambda rows, query: rows.matching(query),
)
