"""What the list of ideas shows."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activiteiten.filters.ideas import IdeaFilter
from activiteiten.models import Idea, IdeaHelper
from buurtwerk.core.lists import Column, ListSpec
from buurtwerk.core.text import search_words
from contacts.lists import full_name
from contacts.models import Resident
from huisbezoeken.lists.signals import snippet

HELPERS = IdeaHelper.objects.order_by("resident__last_name", "resident__first_name", "pk").values(
    "idea", "resident", "resident__first_name", "resident__last_name", "resident__code"
)


def add_helpers(rows):
    """Who wants to help with the ideas of one page, in one query."""
    helpers = defaultdict(list)
    for helper in HELPERS.filter(idea__in=[row["id"] for row in rows]):
        helpers[helper["idea"]].append(helper)
    for row in rows:
        row["helpers"] = helpers[row["id"]]


def people_in(row):
    """Ids of whose idea it is and of who wants to help."""
    return {row["resident"], *(helper["resident"] for helper in row["helpers"])} - {None}


def whose(row):
    return full_name(row, "resident__") if row["resident"] else ""


def who_helps(row):
    return ", ".join(full_name(helper, "resident__") for helper in row["helpers"])


def matching(rows, query):
    """Every word stands in the idea, or in what somebody is found by whose idea it is or who wants to help."""
    for word in search_words(query):
        named = Resident.objects.filter(search_key__contains=word)
        helps = IdeaHelper.objects.filter(idea=OuterRef("pk"), resident__search_key__contains=word)
        rows = rows.filter(Q(search_key__contains=word) | Exists(named.filter(pk=OuterRef("resident"))) | Exists(helps))
    return rows


IDEAS = ListSpec(
    name=_("ideeën"),
    singular=_("idee"),
    columns=(
        Column("wat", _("Idee"), lambda row: snippet(row["text"]) or row["code"], ("text",)),
        Column("datum", _("Datum"), lambda row: row["date"], ("date",)),
        Column("wie", _("Van wie"), whose, ("resident__last_name", "resident__first_name")),
        Column("helpt", _("Wil helpen"), who_helps),
        Column("stand", _("Wat werd het"), lambda row: str(Idea.Status(row["status"]).label), ("status",)),
        Column("activiteit", _("Activiteit"), lambda row: row["activity__name"], ("activity__name",)),
    ),
    fields=(
        "id",
        "code",
        "text",
        "date",
        "status",
        "resident",
        "resident__first_name",
        "resident__last_name",
        "resident__code",
        "activity__name",
    ),
    url=lambda row: reverse("activiteiten:idea_detail", args=[row["id"]]),
    order=("-date", "-pk"),
    filterset=IdeaFilter,
    empty_template="activiteiten/_ideas_empty.html",
    search=matching,
    complete=add_helpers,
)
