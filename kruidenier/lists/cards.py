"""The list of customer cards."""

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.lists import Column, ListSpec
from contacts.lists import MEMBERS, address, full_name
from contacts.models import Household
from kruidenier.filters.cards import CardFilter
from kruidenier.models import ShopVisit


def add_people(rows):
    """Who lives in the households of one page, and when each card was last used: a query each."""
    members = MEMBERS.filter(household__in=[row["household"] for row in rows])
    homes: dict[int, list] = {row["household"]: [] for row in rows}
    for member in members:
        homes[member["household"]].append(member)
    came = ShopVisit.objects.filter(card__in=[row["id"] for row in rows]).order_by()
    last = dict(came.values_list("card").annotate(last=Max("date")))
    for row in rows:
        row["members"], row["last"] = homes[row["household"]], last.get(row["id"])


def residents_in(row):
    return [member["id"] for member in row["members"]]


def stand_of(row):
    """«loopt», «verlopen», or when it is still to begin."""
    if row["starts_on"] > today():
        return _now("begint nog")
    return _now("loopt") if row["ends_on"] is None or row["ends_on"] >= today() else _now("verlopen")


def matching(rows, query):
    """By the number of the card, or by whoever lives in the household and where."""
    homes = Household.objects.matching_with_members(query)
    return rows.filter(household__in=homes) | rows.filter(code__iexact=query.strip())


CARDS = ListSpec(
    name=_("klantenkaarten"),
    singular=_("klantenkaart"),
    columns=(
        Column("kaart", _("Kaart"), lambda row: row["code"], ("code",)),
        Column("gezin", _("Gezin"), lambda row: ", ".join(full_name(member) for member in row["members"])),
        Column(
            "adres", _("Adres"), lambda row: address(row, "household__"), ("household__street", "household__number")
        ),
        Column("van", _("Van"), lambda row: row["starts_on"], ("starts_on",)),
        Column("tot", _("Tot en met"), lambda row: row["ends_on"], ("ends_on",)),
        Column("stand", _("Stand"), stand_of),
        Column("laatst", _("Laatst gekomen"), lambda row: row["last"]),
    ),
    fields=(
        "id",
        "code",
        "household",
        "household__street",
        "household__number",
        "household__box",
        "starts_on",
        "ends_on",
    ),
    url=lambda row: reverse("kruidenier:card_detail", args=[row["id"]]),
    order=("code", "pk"),
    filterset=CardFilter,
    empty_template="kruidenier/_cards_empty.html",
    search=matching,
    complete=add_people,
)
