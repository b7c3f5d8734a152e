"""Who was reached where: the table and the tiles of the report, the table and the map on the screen.

Takes published figures only, so that no small number can slip in.
"""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from buurtwerk.core.charts import Tile, tile_map
from buurtwerk.core.charts.classes import class_in, classes_of, range_text
from contacts.area_figures import ELSEWHERE
from contacts.areas.shapes import centre_of
from contacts.models import Area
from rapportage.linked_areas import AREAS
from rapportage.parts import as_text
from rapportage.together import SMALLEST_SHOWN
from rapportage.withholding import Withheld


@dataclass(frozen=True, slots=True)
class Value:
    """A number of this year beside last year's ("": there was none)."""

    now: Any
    before: Any

    @property
    def text(self):
        return as_text(self.now)

    @property
    def before_text(self):
        return as_text(self.before)

    @property
    def short(self):
        """What there is room for on a map."""
        if isinstance(self.now, Withheld):
            return "<5" if self.now is Withheld.FEW else "–"
        return self.text

    @property
    def leaves_out(self):
        return any(isinstance(value, Withheld) for value in (self.now, self.before))


@dataclass(frozen=True, slots=True)
class AreaRow:
    code: str
    name: str
    shape: str
    residents: Value
    households: Value

    @property
    def shown(self):
        """The number of residents, None where it does not show."""
        return None if isinstance(self.residents.now, Withheld) else self.residents.now


@dataclass(frozen=True)
class AreaPart:
    """`rows` are the areas by name; `elsewhere` is who lives in none of them."""

    rows: list[AreaRow]
    elsewhere: AreaRow
    year: int
    has_before: bool

    id = "reach-areas"

    @property
    def title(self):
        return _("Bereik per gebied")

    @property
    def all_rows(self):
        return [*self.rows, self.elsewhere]

    @property
    def leaves_out(self):
        return any(value.leaves_out for row in self.all_rows for value in (row.residents, row.households))

    @property
    def has_shapes(self):
        return any(row.shape for row in self.rows)

    @cached_property
    def classes(self):
        return classes_of([row.shown for row in self.rows if row.shown is not None], least=SMALLEST_SHOWN)

    @property
    def legend(self):
        """(class, what it holds) of the map."""
        return [(at, range_text(*one)) for at, one in enumerate(self.classes, 1)]

    @property
    def has_nobody(self):
        return any(row.shown == 0 for row in self.rows)

    @property
    def has_withheld(self):
        return any(row.shown is None for row in self.rows)

    @cached_property
    def tiles(self) -> SafeString:
        return tile_map(
            id=f"{self.id}-{self.year}",
            title=f"{self.title} ({self.year})",
            description=self._description(),
            tiles=[Tile(row.name, row.shown, row.residents.short, centre_of(row.shape)) for row in self.rows],
            least=SMALLEST_SHOWN,
            withheld_label=_("niet getoond"),
        )

    def _description(self):
        most = max((row for row in self.rows if row.shown), key=lambda row: row.shown, default=None)
        told = _("Bereikte bewoners per gebied; elk vakje ligt ongeveer waar het gebied ligt.")
        named = most and _("Het meest: %(name)s (%(number)s).") % {"name": most.name, "number": most.residents.text}
        return f"{told} {named}" if named else told

    @property
    def on_map(self):
        """What the map draws, as JSON can hold it; areas without a shape stand in the table only."""
        return [
            {
                "code": row.code,
                "name": row.name,
                "shape": json.loads(row.shape),
                "residents": row.residents.text,
                "households": row.households.text,
                "short": row.residents.short,
                "look": "withheld" if row.shown is None else str(class_in(row.shown, self.classes)),
            }
            for row in self.rows
            if row.shape
        ]


def areas_of(team):
    """(code, name, shape) of each area, by name."""
    return list(Area.objects.of(team).by_name().values_list("code", "name", "shape"))


def area_part(areas, published, before, year):
    """`areas` as `areas_of` gives them; None where the figures tell of none."""
    if AREAS not in published:
        return None
    sides = published[AREAS], (before or {}).get(AREAS)
    rows = [_row(code, name, shape, *sides) for code, name, shape in areas if code in published[AREAS]["residents"]]
    elsewhere = _row(ELSEWHERE, _("elders of onbekend"), "", *sides)
    return AreaPart(rows, elsewhere, year, sides[1] is not None)


def _row(code, name, shape, now, before):
    values = [Value(now[key][code], before[key].get(code, 0) if before else "") for key in ("residents", "households")]
    return AreaRow(code, name, shape, *values)
