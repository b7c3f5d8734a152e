"""The sheet of figures of the neighbourhood in the register workbook."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from buurtwerk.registers.cells import text_of
from buurtwerk.registers.columns import Column
from buurtwerk.registers.links import NAME_LENGTH
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource, Stored
from buurtwerk.registers.widgets import Cell, Choice, Text, Year
from contacts.actions import name_area
from contacts.models import Area
from contacts.models.area import street_key
from contacts.rules import no_year
from rapportage.models import NeighbourhoodFigure, Reach, indicator_key
from rapportage.neighbourhood.numbers import cell_text, number_in
from rapportage.neighbourhood.rules import no_number

AREAS = "Gebieden"
IS_NEW = "\0"  # before what a new area is known by until it has a code


class Number(Cell):
    """A number of two decimals at most, below zero too; an empty cell is none."""

    def clean(self, value, row=None, **kwargs):
        text = cell_text(value)
        number = number_in(text) if text else None
        if text and number is None:
            raise ValueError(no_number(text_of(value)))
        return number


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area as a row names it: shown by its name, and known by its code when it gets another."""

    code: str
    name: str = field(compare=False)


class AreaNames:
    """Key of a name -> NamedArea, of what the register holds, of what the workbook adds, and of what rows name anew."""

    def __init__(self, team):
        areas = Area.objects.of(team).values_list("code", "name")
        self.found = {street_key(name): NamedArea(code, name) for code, name in areas}
        self.has_begun = False

    def begin(self, look):
        if not self.has_begun:
            self.has_begun = True
            told = [NamedArea(row["code"], row["name"]) for row in look.told(AREAS).values()]
            self.found |= {street_key(area.name): area for area in told}


class AreaCell(Cell):
    """An area by its name, whatever the case or accents; one that is new is made. Empty: the whole neighbourhood."""

    path, field = "__code", "_id"

    def clean(self, value, row=None, look=None, **kwargs):
        text = text_of(value)
        if not text:
            return None
        if len(text) > NAME_LENGTH:
            raise ValueError(_("Een naam telt hier hoogstens %d tekens. Maak hem korter.") % NAME_LENGTH)
        names = look.once(AreaNames)
        names.begin(look)
        return names.found.setdefault(street_key(text), NamedArea(f"{IS_NEW}{street_key(text)}", text))

    def render(self, value, obj=None, **kwargs):
        return value.name if value else None

    def to_store(self, value, look):
        return look.id_of(AREAS, value.code) if value else None


@register
class NeighbourhoodFigureSheet(SheetResource):
    sheet = "Wijkcijfers"
    key = ("indicator", "area", "year")
    derived = ("key", "search_key")

    indicator = Column("indicator", "indicator", Text(), required=True)
    area = Column("area", "gebied", AreaCell())
    year = Column("year", "jaar", Year(no_year), required=True)
    value = Column("value", "waarde", Number(), required=True)
    unit = Column("unit", "eenheid", Text())
    source = Column("source", "bron", Text())
    reach = Column("reach", "zet naast", Choice(Reach.choices[1:]))

    class Meta:
        model = NeighbourhoodFigure

    def stored(self, team):
        names = dict(Area.objects.of(team).values_list("code", "name"))
        place = self.place("area")
        for row in super().stored(team):
            code = row.values[place]
            area = NamedArea(code, names[code]) if code else None
            yield Stored(row.pk, row.version, (*row.values[:place], area, *row.values[place + 1 :]))

    def before_rows(self, plan, look):
        """Make the areas that rows name and nobody knows yet; they lie nowhere until somebody says where."""
        named = {area for row in plan.rows if (area := self.value(row, "area"))}
        for area in sorted(named, key=lambda area: area.name):
            if area.code.startswith(IS_NEW):
                look.ids(AREAS)[area.code] = name_area(look.team, area.name).pk

    def key_of(self, key):
        return (indicator_key(key[0]), *key[1:])

    def complete(self, instance):
        instance.complete()
