"""The list of sessions."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activiteiten.filters import SessionFilter
from activiteiten.models import Activity, Attendance
from buurtwerk.core.dates import clock
from buurtwerk.core.lists import Column, ListSpec


def add_people(rows):
    """How many were at the sessions of one page, by role, in one query."""
    ids = [row["id"] for row in rows]
    by = Attendance.objects.filter(session__in=ids).order_by().values("session")
    roles = {role: Count("pk", filter=Q(role=role)) for role in Attendance.Role.values}
    counted: dict[int, Any] = {row["session"]: row for row in by.annotate(**roles)}
    for row in rows:
        found = counted.get(row["id"], {})
        row["volunteers"] = found.get("volunteer", 0)
        unknown = row["anonymous_adults"] + row["anonymous_children"]
        row["participants"] = found.get("participant", 0) + unknown


def hours(row):
    return "–".join(clock(row[name]) for name in ("begins_at", "ends_at") if row[name])


SESSIONS = ListSpec(
    name=_("sessies"),
    singular=_("sessie"),
    columns=(
        Column("activiteit", _("Activiteit"), lambda row: row["activity__name"], ("activity__name",)),
        Column("datum", _("Datum"), lambda row: row["date"], ("date", "begins_at")),
        Column("uur", _("Uur"), hours),
        Column(
            "plaats",
            _("Plaats"),
            lambda row: row["location__name"] or row["activity__location__name"],
        ),
        Column("deelnemers", _("Deelnemers"), lambda row: row["participants"], numeric=True),
        Column("vrijwilligers", _("Vrijwilligers"), lambda row: row["volunteers"], numeric=True),
        Column("afgelast", _("Afgelast"), lambda row: row["cancelled_because"]),
    ),
    fields=(
        "id",
        "activity__name",
        "date",
        "begins_at",
        "ends_at",
        "location__name",
        "activity__location__name",
        "anonymous_adults",
        "anonymous_children",
        "cancelled_because",
    ),
    url=lambda row: reverse("activiteiten:session_detail", args=[row["id"]]),
    order=("-date", "-begins_at", "-pk"),
    filterset=SessionFilter,
    empty_template="activiteiten/_sessions_empty.html",
    search=lambda rows, query: rows.filter(activity__in=Activity.objects.matching(query)),
    complete=add_people,
)
