"""The list of home visits."""

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import clock
from buurtwerk.core.lists import Column, ListSpec
from buurtwerk.core.text import search_words
from contacts.lists import add_members, address
from contacts.models import Household
from huisbezoeken.filters.visits import VisitFilter
from huisbezoeken.models import HomeVisit, VisitTheme, VisitWorker


def add_people(rows):
    """Who lives there, which themes and which workers: a query each for the page."""
    homes = [{"id": row["household"]} for row in rows]
    add_members(homes)
    themes, workers = defaultdict(list), defaultdict(list)
    numbers = [row["id"] for row in rows]
    for visit, name in (
        VisitTheme.objects.filter(visit__in=numbers).order_by("theme").values_list("visit", "theme__name")
    ):
        themes[visit].append(name)
    for visit, user, name in VisitWorker.objects.filter(visit__in=numbers).values_list("visit", "user__name", "name"):
        workers[visit].append(user or name)
    for row, home in zip(rows, homes, strict=True):
        row |= {"members": home["members"], "themes": themes[row["id"]], "workers": workers[row["id"]]}


def family(row):
    """The household as the team calls it: its names, else its address."""
    names = dict.fromkeys(member["last_name"] or member["code"] for member in row["members"])
    return " / ".join(names) or address(row, "household__") or row["household__code"]


def matching(rows, query):
    """By household, its members, or the code of the visit."""
    homes = Household.objects.matching_with_members(query).values("pk")
    found = rows.filter(household__in=homes)
    words = search_words(query)
    return found | rows.filter(code__iexact=query) if len(words) == 1 else found


VISITS = ListSpec(
    name=_("huisbezoeken"),
    singular=_("huisbezoek"),
    columns=(
        Column("gezin", _("Gezin"), family),
        Column("datum", _("Datum"), lambda row: row["date"], ("date", "time")),
        Column("uur", _("Uur"), lambda row: clock(row["time"])),
        Column("adres", _("Adres"), lambda row: address(row, "household__"), ("household__street",)),
        Column("hoe", _("Resultaat"), lambda row: str(HomeVisit.Result(row["result"]).label), ("result",)),
        Column("themas", _("Thema's"), lambda row: ", ".join(row["themes"])),
        Column("wie", _("Medewerkers"), lambda row: ", ".join(row["workers"])),
    ),
    fields=(
        "id",
        "code",
        "date",
        "time",
        "result",
        "household",
        "household__code",
        "household__street",
        "household__number",
        "household__box",
    ),
    url=lambda row: reverse("huisbezoeken:detail", args=[row["id"]]),
    order=("-date", "-pk"),
    filterset=VisitFilter,
    empty_template="huisbezoeken/_visits_empty.html",
    search=matching,
    complete=add_people,
)
