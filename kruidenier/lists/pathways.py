"""What the list of pathways shows."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.lists import Column, ListSpec
from contacts.lists import full_name
from huisbezoeken.lists.signals import snippet
from kruidenier.filters.pathways import PathwayFilter
from kruidenier.models import Pathway, Stage


def outcome_of(row):
    """An empty choice says nothing in a list."""
    return str(Pathway.Outcome(row["outcome"]).label) if row["outcome"] else ""


PATHWAYS = ListSpec(
    name=_("trajecten"),
    singular=_("traject"),
    columns=(
        Column(
            "bewoner",
            _("Bewoner"),
            lambda row: full_name(row, "resident__"),
            ("resident__last_name", "resident__first_name"),
        ),
        Column("doel", _("Doel"), lambda row: snippet(row["goal"]), ("goal",)),
        Column("van", _("Van"), lambda row: row["starts_on"], ("starts_on",)),
        Column("tot", _("Tot"), lambda row: row["ends_on"], ("ends_on",)),
        Column("wie", _("Wie begeleidt"), lambda row: row["guide__name"], ("guide__name",)),
        Column("waar", _("Waar nu"), lambda row: str(Stage(row["stage_now"]).label), ("stage_now",)),
        Column("afloop", _("Afloop"), outcome_of, ("outcome",)),
    ),
    fields=(
        "id",
        "resident",
        "resident__first_name",
        "resident__last_name",
        "resident__code",
        "goal",
        "starts_on",
        "ends_on",
        "guide__name",
        "stage_now",
        "outcome",
    ),
    url=lambda row: reverse("kruidenier:pathway_detail", args=[row["id"]]),
    order=("-starts_on", "-pk"),
    filterset=PathwayFilter,
    empty_template="kruidenier/_pathways_empty.html",
    search=lambda rows, query: rows.matching(query),
)
