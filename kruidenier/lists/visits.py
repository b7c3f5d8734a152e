"""The list of shop visits."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import clock
from buurtwerk.core.lists import Column, ListSpec
from buurtwerk.core.money import euro
from contacts.lists import MEMBERS, address, full_name
from contacts.models import Household
from kruidenier.filters.visits import ShopVisitFilter


def add_people(rows):
    """Who lives in the households of one page, in one query."""
    homes: dict[int, list] = {row["card__household"]: [] for row in rows}
    for member in MEMBERS.filter(household__in=homes):
        homes[member["household"]].append(member)
    for row in rows:
        row["members"] = homes[row["card__household"]]


def who_came(row):
    return full_name(row, "resident__") if row["resident"] else ""


def residents_of_visit(row):
    return [*(member["id"] for member in row["members"]), *([row["resident"]] if row["resident"] else [])]


def home(row):
    return ", ".join(full_name(member) for member in row["members"]) or address(row, "card__household__")


def matching(rows, query):
    homes = Household.objects.matching_with_members(query)
    return rows.filter(card__household__in=homes) | rows.filter(card__code__iexact=query.strip())


VISITS = ListSpec(
    name=_("winkelbezoeken"),
    singular=_("winkelbezoek"),
    columns=(
        Column("datum", _("Datum"), lambda row: row["date"], ("date", "time")),
        Column("uur", _("Uur"), lambda row: clock(row["time"])),
        Column("kaart", _("Kaart"), lambda row: row["card__code"], ("card__code",)),
        Column("gezin", _("Gezin"), home),
        Column("wie", _("Wie kwam"), who_came, ("resident__last_name", "resident__first_name")),
        Column("bedrag", _("Bedrag"), lambda row: euro(row["amount"]), ("amount",), numeric=True),
    ),
    fields=(
        "id",
        "date",
        "time",
        "card__code",
        "card__household",
        "card__household__street",
        "card__household__number",
        "card__household__box",
        "resident",
        "resident__first_name",
        "resident__last_name",
        "resident__code",
        "amount",
    ),
    url=lambda row: reverse("kruidenier:visit_edit", args=[row["id"]]),
    order=("-date", "-time", "-pk"),
    filterset=ShopVisitFilter,
    empty_template="kruidenier/_visits_empty.html",
    search=matching,
    complete=add_people,
)
