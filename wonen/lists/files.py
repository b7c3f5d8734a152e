"""The list of housing files."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.lists import Column, ListSpec
from buurtwerk.core.money import euro
from contacts.lists import MEMBERS, address, full_name
from wonen.filters.files import HousingFileFilter
from wonen.models import HousingFile


def add_people(rows):
    """Who lives in the households of one page, in one query."""
    homes: dict[int, list] = {row["household"]: [] for row in rows}
    for member in MEMBERS.filter(household__in=homes):
        homes[member["household"]].append(member)
    for row in rows:
        row["members"] = homes[row["household"]]


def residents_in(row):
    return [member["id"] for member in row["members"]]


def dwelling(row):
    return address(row) or address(row, "household__")


def about(row):
    """The kind, or what a file of another kind is about."""
    if row["question"]:
        return str(HousingFile.Question(row["question"]).label)
    return str(HousingFile.Kind(row["kind"]).label)


FILES = ListSpec(
    name=_("woondossiers"),
    singular=_("woondossier"),
    columns=(
        Column("gezin", _("Gezin"), lambda row: ", ".join(full_name(member) for member in row["members"])),
        Column("adres", _("Woning"), dwelling),
        Column("soort", _("Soort"), about, ("kind", "question")),
        Column("stap", _("Stap nu"), lambda row: row["step_now"], ("step_now",)),
        Column("tegen", _("Tegen"), lambda row: row["step_due"], ("step_due",)),
        Column("wie", _("Wie volgt op"), lambda row: row["worker__name"], ("worker__name",)),
        Column("geopend", _("Geopend"), lambda row: row["opened_on"], ("opened_on",)),
        Column("gesloten", _("Gesloten"), lambda row: row["closed_on"], ("closed_on",)),
        Column("toegekend", _("Toegekend"), lambda row: euro(row["granted"]), ("granted",), numeric=True),
    ),
    fields=(
        "id",
        "household",
        "household__street",
        "household__number",
        "household__box",
        "street",
        "number",
        "box",
        "kind",
        "question",
        "step_now",
        "step_due",
        "worker__name",
        "opened_on",
        "closed_on",
        "granted",
    ),
    url=lambda row: reverse("wonen:file_detail", args=[row["id"]]),
    order=(F("step_due").asc(nulls_last=True), "-opened_on", "-pk"),
    filterset=HousingFileFilter,
    empty_template="wonen/_files_empty.html",
    search=lambda rows, query: rows.matching(query),
    complete=add_people,
)
