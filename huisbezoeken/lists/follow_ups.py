"""The list of follow-ups."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.lists import Column, ListSpec
from contacts.lists import add_members, full_name
from huisbezoeken.filters.follow_ups import FollowUpFilter
from huisbezoeken.lists.visits import family
from huisbezoeken.models import FollowUp
from huisbezoeken.models.follow_up import title_of

LATE = _("te laat")


def add_people(rows):
    """Who lives in the households that are named, in one query."""
    homes = [{"id": row["household"]} for row in rows]
    add_members(homes)
    for row, home in zip(rows, homes, strict=True):
        row["members"] = home["members"]


def shown_people(row):
    """Ids of the residents that a row names."""
    return [row["resident"]] if row["resident"] else [member["id"] for member in row["members"]]


def about(row):
    """The resident, or the household as the team calls it; nobody for a task of the team's own."""
    if row["resident"]:
        return full_name({name: row[f"resident__{name}"] for name in ("first_name", "last_name", "code")})
    return family(row) if row["household"] else ""


def status(row):
    is_late = row["status"] == FollowUp.Status.OPEN and row["due_on"] < today()
    return str(LATE) if is_late else str(FollowUp.Status(row["status"]).label)


FOLLOW_UPS = ListSpec(
    name=_("opvolgingen"),
    singular=_("opvolging"),
    columns=(
        Column("wat", _("Wat"), lambda row: title_of(row["text"], row["kind"]), ("text",)),
        Column("over", _("Over"), about, ("resident__last_name", "household__street")),
        Column("tegen", _("Tegen"), lambda row: row["due_on"], ("due_on", "time")),
        Column("stand", _("Stand"), status, ("status",)),
        Column("soort", _("Soort"), lambda row: str(FollowUp.Kind(row["kind"]).label), ("kind",)),
        Column("wie", _("Wie doet het"), lambda row: row["worker__name"], ("worker__name",)),
    ),
    fields=(
        "id",
        "text",
        "kind",
        "due_on",
        "status",
        "worker__name",
        "resident",
        "resident__first_name",
        "resident__last_name",
        "resident__code",
        "household",
        "household__code",
        "household__street",
        "household__number",
        "household__box",
    ),
    url=lambda row: reverse("huisbezoeken:follow_up_detail", args=[row["id"]]),
    order=("due_on", "time", "pk"),
    filterset=FollowUpFilter,
    empty_template="huisbezoeken/_follow_ups_empty.html",
    search=lambda rows, query: rows.matching(query),
    complete=add_people,
)
