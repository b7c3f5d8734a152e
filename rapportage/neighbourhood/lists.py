"""What the list of figures of the neighbourhood shows."""

import django_filters as filters
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.core.dates import today
from buurtwerk.core.lists import Column, ListPage, ListSpec
from contacts.models import Area
from rapportage.models import NeighbourhoodFigure
from rapportage.neighbourhood.numbers import number_text

WHOLE = "wijk"


def indicators_of(team):
    """(key, name as it was written last) of every indicator."""
    rows = NeighbourhoodFigure.objects.of(team).order_by("key", "pk").values_list("key", "indicator")
    return list(dict(rows).items())


def years_of(team):
    rows = NeighbourhoodFigure.objects.of(team).order_by("-year").values_list("year", flat=True).distinct()
    return [(str(year), str(year)) for year in rows]


def areas_of(team):
    return [
        (WHOLE, _("de hele wijk")),
        *((str(pk), name) for pk, name in Area.objects.of(team).by_name().values_list("pk", "name")),
    ]


class FigureFilter(filters.FilterSet):
    indicator = filters.ChoiceFilter(label=_("indicator"), field_name="key", choices=[])
    gebied = filters.ChoiceFilter(label=_("gebied"), method="of_area", choices=[])
    jaar = filters.ChoiceFilter(label=_("jaar"), field_name="year", choices=[])
    bron = filters.ChoiceFilter(
        label=_("bron"), method="of_source", choices=[("ja", _("genoteerd")), ("nee", _("niet genoteerd"))]
    )

    class Meta:
        model = NeighbourhoodFigure
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        team = self.request.team
        for name, choices in (("indicator", indicators_of), ("gebied", areas_of), ("jaar", years_of)):
            self.filters[name].extra["choices"] = choices(team)

    def of_area(self, rows, name, value):
        return rows.filter(area=None) if value == WHOLE else rows.filter(area=value)

    def of_source(self, rows, name, value):
        return rows.exclude(source="") if value == "ja" else rows.filter(source="")


class FigurePage(ListPage):
    """The list, and what leads on from it."""

    @property
    def year(self):
        return today().year


FIGURES = ListSpec(
    name=_("wijkcijfers"),
    singular=_("wijkcijfer"),
    columns=(
        Column("indicator", _("Indicator"), lambda row: row["indicator"], ("key",)),
        Column("gebied", _("Gebied"), lambda row: row["area__name"] or _("de hele wijk"), ("area__key",)),
        Column("jaar", _("Jaar"), lambda row: str(row["year"]), ("year",), numeric=True),
        Column("waarde", _("Waarde"), lambda row: number_text(row["value"], row["unit"]), ("value",), numeric=True),
        Column("bron", _("Bron"), lambda row: row["source"] or _("niet genoteerd"), ("source",)),
    ),
    fields=("id", "indicator", "area__name", "year", "value", "unit", "source"),
    url=lambda row: reverse("rapportage:figure_detail", args=[row["id"]]),
    order=("key", F("area__key").asc(nulls_first=True), "-year", "pk"),
    filterset=FigureFilter,
    empty_template="rapportage/_figures_empty.html",
    search=lambda rows, query: rows.matching(query),
)
