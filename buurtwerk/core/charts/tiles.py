"""A map of equal tiles: one for each area, about where it lies, shaded by class."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from buurtwerk.core.charts.classes import class_in, classes_of, range_text
from buurtwerk.core.charts.placing import placed
from buurtwerk.core.charts.scale import broken, width_of
from buurtwerk.core.charts.svg import SIZE, WIDTH, element, picture, text, together

# (fill, text on it), light to dark: a test works out that each can be read.
SHADES = (("#d6ebe8", "#10292b"), ("#97cdca", "#10292b"), ("#2b7f85", "#ffffff"), ("#0b4f55", "#ffffff"))
GAP = 6
WIDEST, MOST_COLUMNS = 132, 7
HIGHEST, LOWEST = 84, 70
NARROW = 100  # narrower tiles have small names, on three lines


@dataclass(frozen=True, slots=True)
class Tile:
    """`value` is None where it does not show, `text` what stands instead; `place` is (east, north), or None."""

    name: str
    value: int | None
    text: str
    place: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """`least`: the smallest number that shows, but for zero; `withheld_label`: what the legend calls what does not."""

    id: str
    title: str
    description: str
    tiles: list[Tile]
    least: int = 1
    withheld_label: str = ""

    @property
    def is_empty(self):
        return not self.tiles

    @property
    def classes(self):
        return classes_of([tile.value for tile in self.tiles if tile.value is not None], least=self.least)


@dataclass(frozen=True, slots=True)
class Grid:
    columns: int
    wide: float
    high: float

    def corner(self, cell):
        row, column = divmod(cell, self.columns)
        return column * (self.wide + GAP), row * (self.high + GAP) + 2


def tile_map(**fields):
    """Takes the fields of `Tiles`."""
    return picture(Tiles(**fields), _tiles)


def _tiles(data):
    cells, columns = placed([tile.place for tile in data.tiles], most=MOST_COLUMNS)
    wide = min(WIDEST, (WIDTH - GAP * (columns - 1)) / columns)
    grid = Grid(columns, wide, max(LOWEST, min(HIGHEST, wide * 0.72)))
    bottom = (max(cells) // columns + 1) * (grid.high + GAP)
    drawn = [_tile(data, tile, grid, cell) for tile, cell in zip(data.tiles, cells, strict=True)]
    legend, high = _legend(data, bottom + 8)
    return bottom + 8 + high, [*drawn, legend]


def _tile(data, tile, grid, cell):
    x, y = grid.corner(cell)
    ink, box = _look(data, tile, x, y, grid.wide, grid.high)
    size, most = (10.5, 3) if grid.wide < NARROW else (11.5, 2)
    lines = broken(tile.name, width=grid.wide - 8, size=size, lines=most)
    middle = x + grid.wide / 2
    names = [_ink(line, middle, y + 15 + at * size * 1.12, ink, size) for at, line in enumerate(lines)]
    return together([box, *names, _ink(tile.text, middle, y + grid.high - 9, ink, 17, 700)])


def _look(data, tile, x, y, wide, high):
    """(colour of its text, its box): outlined where nobody was counted, dashed where the number does not show."""
    at = class_in(tile.value or 0, data.classes)
    box = {"x": x + 0.6, "y": y + 0.6, "width": wide - 1.2, "height": high - 1.2, "rx": 7}
    if tile.value is not None and at:
        fill, ink = SHADES[at - 1]
        return ink, element("rect", **box, fill=fill, stroke="#0b4f55", stroke_width=0.8)
    dashes = "4 3" if tile.value is None else None
    return "currentColor", element(
        "rect", **box, fill="none", stroke="currentColor", stroke_opacity=0.6, stroke_dasharray=dashes
    )


def _ink(content, x, y, fill, size, weight=None):
    return element("text", content, x=x, y=y, text_anchor="middle", font_size=size, font_weight=weight, fill=fill)


def _legend(data, top):
    """The classes beside their shades and what is dashed, and how high that is."""
    parts, x, y = [], 0.0, top
    for mark, label in _marks(data):
        wide = 24 + width_of(label, SIZE)
        if x and x + wide > WIDTH:
            x, y = 0.0, y + 22
        name = text(label, 24, 11, anchor="start", size=SIZE)
        parts.append(element("g", mark, name, transform=f"translate({x:.1f} {y:.1f})"))
        x += wide + 22
    return together(parts), y - top + 20


def _marks(data):
    """(mark, label) of what occurs."""
    shades = [_key(fill=fill, stroke="#0b4f55", stroke_width=0.8) for fill, _ink_on_it in SHADES]
    shown = [*zip(shades, (range_text(*one) for one in data.classes), strict=False)]
    empty = {"fill": "none", "stroke": "currentColor", "stroke_opacity": 0.6}
    if any(tile.value == 0 for tile in data.tiles):
        shown.insert(0, (_key(**empty), _("niemand")))
    if any(tile.value is None for tile in data.tiles):
        shown.append((_key(**empty, stroke_dasharray="4 3"), data.withheld_label))
    return shown


def _key(**look):
    return element("rect", x=0.5, y=0.5, width=17, height=12, rx=3, **look)
