"""What the list of areas shows."""

from collections import defaultdict

import django_filters as filters
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.lists import Column, ListPage, ListSpec
from contacts.area_figures import streets_outside
from contacts.models import Area, AreaStreet

SHOWN = 8  # streets of one area


class AreaFilter(filters.FilterSet):
    soort = filters.ChoiceFilter(label=_("soort"), field_name="kind", choices=Area.Kind.choices)
    vorm = filters.ChoiceFilter(label=_("op de kaart"), method="of_shape", choices=[("ja", _("ja")), ("nee", _("nee"))])

    class Meta:
        model = Area
        fields: list[str] = []

    def of_shape(self, rows, name, value):
        return rows.filter(is_drawn=value == "ja")


def add_streets(rows):
    """The streets of the areas of one page, in one query."""
    streets = defaultdict(list)
    of_rows = AreaStreet.objects.filter(area__in=[row["id"] for row in rows])
    for area, name in of_rows.order_by("key").values_list("area", "name"):
        streets[area].append(name)
    for row in rows:
        row["streets"] = streets[row["id"]]


def shortened(names):
    more = len(names) - SHOWN
    told = ", ".join(names[:SHOWN])
    return told if more <= 0 else _("%(streets)s en nog %(more)d") % {"streets": told, "more": more}


class AreaPage(ListPage):
    """The list, and what leads on from it."""

    @property
    def year(self):
        return today().year

    @cached_property
    def outside(self):
        """How many streets of households lie in no area."""
        return sum(bool(street) for street, _number in streets_outside(self.request.team))


AREAS = ListSpec(
    name=_("gebieden"),
    singular=_("gebied"),
    columns=(
        Column("naam", _("Naam"), lambda row: row["name"], ("key",)),
        Column("soort", _("Soort"), lambda row: str(Area.Kind(row["kind"]).label), ("kind",)),
        Column("straten", _("Straten"), lambda row: shortened(row["streets"])),
        Column("kaart", _("Op de kaart"), lambda row: _("ja") if row["is_drawn"] else _("nee"), ("is_drawn",)),
    ),
    fields=("id", "name", "kind", "is_drawn"),
    url=lambda row: reverse("contacts:area_detail", args=[row["id"]]),
    order=("key", "pk"),
    filterset=AreaFilter,
    empty_template="contacts/_areas_empty.html",
    search=lambda rows, query: rows.named_like(query),
    complete=add_streets,
)
