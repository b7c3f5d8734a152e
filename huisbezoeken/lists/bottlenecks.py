"""The list of bottlenecks."""

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.lists import Column, ListSpec
from huisbezoeken.actions.bottlenecks import residents_behind
from huisbezoeken.filters.bottlenecks import BottleneckFilter
from huisbezoeken.models import Bottleneck, BottleneckSignal


def add_signals(rows):
    """How many signals each bundles; and whom all of the page tell of, as a list is audited as a whole."""
    signals: dict[int, int] = defaultdict(int)
    found = BottleneckSignal.objects.filter(bottleneck__in=[row["id"] for row in rows])
    for bottleneck in found.values_list("bottleneck", flat=True):
        signals[bottleneck] += 1
    people = residents_behind(*[row["id"] for row in rows])
    for row in rows:
        row["signals"], row["people"] = signals[row["id"]], people


BOTTLENECKS = ListSpec(
    name=_("knelpunten"),
    singular=_("knelpunt"),
    columns=(
        Column("wat", _("Knelpunt"), lambda row: row["title"] or row["code"], ("title",)),
        Column("thema", _("Thema"), lambda row: row["theme__name"], ("theme__position",)),
        Column("signalen", _("Signalen"), lambda row: row["signals"], numeric=True),
        Column("datum", _("Vastgesteld op"), lambda row: row["date"], ("date",)),
        Column("stand", _("Stand"), lambda row: str(Bottleneck.Status(row["status"]).label), ("status",)),
    ),
    fields=("id", "code", "title", "theme__name", "date", "status"),
    url=lambda row: reverse("huisbezoeken:bottleneck_detail", args=[row["id"]]),
    order=("-date", "-pk"),
    filterset=BottleneckFilter,
    empty_template="huisbezoeken/_bottlenecks_empty.html",
    search=lambda rows, query: rows.matching(query),
    complete=add_signals,
)
