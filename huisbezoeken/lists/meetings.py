"""The lists of meetings, and of what was decided there."""

from collections import Counter

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import clock, today
from buurtwerk.core.lists import Column, ListSpec
from buurtwerk.core.text import fold, search_words
from huisbezoeken.actions.meetings import residents_told_of
from huisbezoeken.filters.meetings import DecisionFilter, MeetingFilter
from huisbezoeken.lists.signals import snippet
from huisbezoeken.models import AgendaItem, FollowUp


def add_items(rows):
    """How many items each has, and how many were decided on; one query."""
    items: Counter[int] = Counter()
    decided: Counter[int] = Counter()
    found = AgendaItem.objects.filter(meeting__in=[row["id"] for row in rows])
    for meeting, decision in found.values_list("meeting", "decision"):
        items[meeting] += 1
        decided[meeting] += bool(decision)
    for row in rows:
        row["items"], row["decided"] = items[row["id"]], decided[row["id"]]


def add_people(rows):
    """Whom the decisions of one page tell of, all of them together: a list is audited as a whole."""
    items = AgendaItem.objects.filter(pk__in=[row["id"] for row in rows]).select_related("signal")
    people = residents_told_of(*items)
    for row in rows:
        row["people"] = people


def search_meetings(rows, query):
    """By place and code, and by the name of the group: of these there are a few."""
    names = dict(rows.values_list("group", "group__name").distinct().order_by())
    for word in search_words(query):
        groups = [pk for pk, name in names.items() if word in fold(name)]
        rows = rows.filter(Q(search_key__contains=word) | Q(group__in=groups))
    return rows


def state(row):
    if not row["follow_up__status"]:
        return str(_("niets te doen"))
    is_open = row["follow_up__status"] == "open"
    if is_open and row["follow_up__due_on"] < today():
        return str(_("te laat"))
    return str(_("nog te doen") if is_open else FollowUp.Status(row["follow_up__status"]).label)


MEETINGS = ListSpec(
    name=_("overlegmomenten"),
    singular=_("overlegmoment"),
    columns=(
        Column("groep", _("Groep"), lambda row: row["group__name"], ("group__name",)),
        Column("datum", _("Datum"), lambda row: row["date"], ("date", "starts_at")),
        Column("uur", _("Uur"), lambda row: clock(row["starts_at"])),
        Column("plaats", _("Plaats"), lambda row: row["place"], ("place",)),
        Column("punten", _("Punten"), lambda row: row["items"], numeric=True),
        Column("beslist", _("Beslissingen"), lambda row: row["decided"], numeric=True),
    ),
    fields=("id", "group__name", "date", "starts_at", "place"),
    url=lambda row: reverse("huisbezoeken:meeting_detail", args=[row["id"]]),
    order=("-date", "-pk"),
    filterset=MeetingFilter,
    empty_template="huisbezoeken/_meetings_empty.html",
    search=search_meetings,
    complete=add_items,
)

DECISIONS = ListSpec(
    name=_("beslissingen"),
    singular=_("beslissing"),
    columns=(
        Column("wat", _("Beslissing"), lambda row: snippet(row["decision"]), ("decision",)),
        Column("groep", _("Groep"), lambda row: row["meeting__group__name"], ("meeting__group__name",)),
        Column("datum", _("Beslist op"), lambda row: row["meeting__date"], ("meeting__date",)),
        Column("wie", _("Wie doet het"), lambda row: row["owner__function"] or row["worker__name"]),
        Column("tegen", _("Tegen"), lambda row: row["follow_up__due_on"], ("follow_up__due_on",)),
        Column("stand", _("Stand"), state, ("follow_up__status",)),
    ),
    fields=(
        "id",
        "decision",
        "meeting",
        "meeting__group__name",
        "meeting__date",
        "owner__function",
        "worker__name",
        "follow_up__due_on",
        "follow_up__status",
    ),
    url=lambda row: reverse("huisbezoeken:meeting_detail", args=[row["meeting"]]),
    order=("-meeting__date", "-pk"),
    filterset=DecisionFilter,
    empty_template="huisbezoeken/_decisions_empty.html",
    search=lambda rows, query: rows.matching(query),
    complete=add_people,
)
