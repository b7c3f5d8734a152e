"""The sheet of areas, their streets and their shapes in the register workbook."""

from buurtwerk.registers.cells import plain, text_of
from buurtwerk.registers.columns import Column, ListColumn
from buurtwerk.registers.lists import Listed
from buurtwerk.registers.registry import register
from buurtwerk.registers.resources import SheetResource
from buurtwerk.registers.widgets import Cell, Choice, Text
from contacts.areas import rules
from contacts.areas.shapes import shape_in
from contacts.models import Area, AreaStreet
from contacts.models.area import street_key

KEY, STREETS = "gebied", "straten"


class AreaName(Text):
    def clean(self, value, row=None, stored=None, **kwargs):
        name = super().clean(value, row=row, stored=stored, **kwargs)
        if name and (message := rules.wrong_name(name)):
            raise ValueError(message)
        return name


class StreetList(Listed):
    def each(self, entries, look, stored):
        streets = rules.once_each(entries)
        if message := rules.wrong_streets(streets):
            raise ValueError(message)
        return streets


class ShapeCell(Cell):
    """GeoJSON as text, in the one way that it is stored."""

    def clean(self, value, row=None, stored=None, **kwargs):
        text = text_of(value)
        return text if not text or text == stored else shape_in(text)


class Claims:
    """Who has which name and which street: code of the area by key. A street may move within one workbook."""

    def __init__(self, team):
        areas = Area.objects.of(team).prefetch_related("streets")
        self.names = {area.key: area.code for area in areas}
        self.streets = {street.key: area.code for area in areas for street in area.streets.all()}
        self.called = {area.code: area.name for area in areas}
        self.has_begun = False

    def begin(self, sheet):
        """Areas that the workbook tells the streets of do not hold on to those they had."""
        if not self.has_begun:
            retold = codes_retold(sheet)
            self.streets = {key: code for key, code in self.streets.items() if code not in retold}
            self.has_begun = True

    def taken(self, code, name, streets):
        """(attribute, message) of what another area has already; what is free is claimed."""
        if self.names.setdefault(street_key(name), code) != code:
            return [("name", rules.name_taken(name))]
        self.called[code] = name
        owners = {key: self.streets.get(key, code) for key in map(street_key, streets)}
        owners = {key: self.called.get(owner, owner) for key, owner in owners.items() if owner != code}
        if message := rules.streets_taken(streets, owners):
            return [("streets", message)]
        self.streets |= {street_key(street): code for street in streets}
        return []


def codes_retold(sheet):
    """The codes in a sheet that has a column of streets."""
    header = [plain(title) for title in sheet.header]
    if STREETS not in header:
        return set()
    place = header.index(KEY)
    return {text_of(cells[place]) for _number, cells in sheet.rows()}


@register
class AreaSheet(SheetResource):
    sheet = "Gebieden"
    derived = ("key",)

    code = Column("code", KEY, Text(), required=True)
    name = Column("name", "naam", AreaName(), required=True)
    kind = Column("kind", "soort", Choice(Area.Kind.choices, empty=Area.Kind.SECTOR.value))
    shape = Column("shape", "vorm", ShapeCell())

    streets = ListColumn(
        "streets",
        STREETS,
        StreetList(),
        child=AreaStreet,
        parent="area",
        entry="name",
        made=lambda name, look: {"name": name, "key": street_key(name)},
    )

    class Meta:
        model = Area

    def settle(self, values):
        """A street that names none covers the one of its own name."""
        kind, name, streets = (self.value(values, attribute) for attribute in ("kind", "name", "streets"))
        if name:
            values[self.place("streets")] = tuple(rules.streets_of(kind, name, streets))

    def clashes(self, values, look, sheet):
        code, name, streets = (self.value(values, attribute) for attribute in ("code", "name", "streets"))
        claims = look.once(Claims)
        claims.begin(sheet)
        return claims.taken(code, name, streets) if name else []

    def complete(self, instance):
        instance.complete()
