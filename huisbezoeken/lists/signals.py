"""The list of signals."""

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.lists import Column, ListSpec
from huisbezoeken.filters.signals import SignalFilter
from huisbezoeken.models import Signal, VisitResident

SNIPPET = 160


def snippet(text):
    """The text on one line, as much of it as a list has room for."""
    line = " ".join(text.split())
    return line if len(line) <= SNIPPET else f"{line[:SNIPPET].rsplit(' ', 1)[0]} …"


def add_people(rows):
    """Whom each signal tells of: who told it and who was at the visit, in one query."""
    there = defaultdict(set)
    visits = {row["visit"] for row in rows} - {None}
    for visit, resident in VisitResident.objects.filter(visit__in=visits).values_list("visit", "resident"):
        there[visit].add(resident)
    for row in rows:
        row["people"] = (there[row["visit"]] | {row["resident"]}) - {None}


SIGNALS = ListSpec(
    name=_("signalen"),
    singular=_("signaal"),
    columns=(
        Column("wat", _("Signaal"), lambda row: snippet(row["description"]) or row["code"], ("description",)),
        Column("thema", _("Thema"), lambda row: row["theme__name"], ("theme__position",)),
        Column("datum", _("Datum"), lambda row: row["date"], ("date",)),
        Column("stand", _("Stand"), lambda row: str(Signal.Status(row["status"]).label), ("status",)),
        Column("ernst", _("Ernst"), lambda row: str(Signal.Severity(row["severity"]).label), ("severity",)),
        Column("hoeveel", _("Raakt"), lambda row: row["people_concerned"], ("people_concerned",), numeric=True),
    ),
    fields=(
        "id",
        "code",
        "description",
        "theme__name",
        "date",
        "status",
        "severity",
        "people_concerned",
        "resident",
        "visit",
    ),
    url=lambda row: reverse("huisbezoeken:signal_detail", args=[row["id"]]),
    order=("-date", "-pk"),
    filterset=SignalFilter,
    empty_template="huisbezoeken/_signals_empty.html",
    search=lambda rows, query: rows.matching(query),
    complete=add_people,
)
