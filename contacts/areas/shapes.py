"""The shape of an area: a geometry in GeoJSON (RFC 7946), read strictly and written in one way.

A shape is held as groups of lines: a polygon is a group of rings, a line a group of one.
"""

import json
import math
from dataclasses import dataclass

from django.utils.translation import gettext as _

from contacts.areas.thinning import thinned
from contacts.models.area import LONGEST_SHAPE

DECIMALS = 5  # about a metre
METRES = 1000  # a coordinate beyond this is no degree but a metre of a national grid
BELGIUM = ((2.4, 6.5), (49.4, 51.6))  # east, north
KINDS = ("Polygon", "MultiPolygon", "LineString", "MultiLineString")


class WrongShape(ValueError):
    """Its text says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Shape:
    kind: str
    groups: list

    @property
    def is_closed(self):
        return self.kind.endswith("Polygon")

    def as_text(self):
        """With points dropped where it would be too long to store."""
        return thinned(self.groups, self.is_closed, self.written, LONGEST_SHAPE)

    def written(self, groups):
        if self.kind == "LineString":
            coordinates = groups[0][0]
        elif self.kind == "MultiLineString":
            coordinates = [lines[0] for lines in groups]
        else:
            coordinates = groups if self.kind == "MultiPolygon" else groups[0]
        return json.dumps({"type": self.kind, "coordinates": coordinates}, separators=(",", ":"))


def text_of_shape(geometry):
    """The text that is stored of a parsed geometry; raises WrongShape."""
    return shape_of(geometry).as_text()


def stored_shape(text):
    """What was stored as (kind, groups) again."""
    geometry = json.loads(text)
    return Shape(geometry["type"], grouped(geometry["type"], geometry["coordinates"]))


def centre_of(text):
    """(east, north) in the middle of a stored shape's largest part; None where there is no shape."""
    if not text:
        return None
    lines = [lines[0] for lines in stored_shape(text).groups]
    sides = [tuple(zip(*line, strict=True)) for line in lines]
    xs, ys = max(sides, key=lambda side: max(side[0]) - min(side[0]) + max(side[1]) - min(side[1]))
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def shape_in(text):
    """The text that is stored of what a cell holds; raises WrongShape."""
    try:
        return text_of_shape(parsed(text))
    except WrongShape:
        raise
    except (ValueError, RecursionError) as error:
        raise WrongShape(_("Dit is geen GeoJSON. Plak de vorm zoals je kaartprogramma ze bewaart.")) from error


def parsed(text):
    """JSON without the numbers that it does not have; raises ValueError or RecursionError."""
    return json.loads(text, parse_constant=_no_number)


def _no_number(name):
    raise ValueError(name)


def shape_of(geometry):
    """A parsed geometry as a Shape, rounded; raises WrongShape."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in KINDS:
        raise WrongShape(
            _("De vorm ontbreekt of is geen vlak of lijn. Teken een vlak (Polygon) of een lijn (LineString).")
        )
    groups = grouped(kind, geometry.get("coordinates"))
    points = [point for lines in groups for line in lines for point in line]
    refuse_place(points)
    shape = Shape(kind, [[rounded(line) for line in lines] for lines in groups])
    if shape.is_closed:
        refuse_rings(shape.groups)
    elif any(len(line) < 2 for lines in shape.groups for line in lines):
        raise WrongShape(_("Een lijn heeft minstens twee punten nodig. Teken ze opnieuw."))
    return shape


def grouped(kind, coordinates):
    """Groups of lines of points, each list checked."""
    if kind == "LineString":
        return [[line_of(coordinates)]]
    if kind == "MultiLineString":
        return [[line_of(one)] for one in list_of(coordinates)]
    polygons = [coordinates] if kind == "Polygon" else list_of(coordinates)
    return [[line_of(ring) for ring in list_of(polygon)] for polygon in polygons]


def list_of(value):
    if not isinstance(value, list) or not value:
        raise WrongShape(_("De vorm heeft geen punten. Teken ze opnieuw in je kaartprogramma."))
    return value


def line_of(value):
    return [point_of(point) for point in list_of(value)]


def point_of(value):
    if not isinstance(value, list) or len(value) < 2 or not all(is_number(one) for one in value[:2]):
        raise WrongShape(_("Een punt van de vorm is geen paar getallen. Bewaar het bestand opnieuw als GeoJSON."))
    return [float(value[0]), float(value[1])]


def is_number(value):
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:  # more digits than a number can have
        return False


def refuse_place(points):
    """Degrees of the whole world are taken; metres, and degrees the wrong way round, are not."""
    if any(abs(x) > METRES or abs(y) > METRES for x, y in points):
        raise WrongShape(
            _("De coördinaten lijken meters (Lambert 72). Zet ze in je kaartprogramma om naar WGS84 (EPSG:4326).")
        )
    if any(abs(x) > 180 or abs(y) > 90 for x, y in points):
        raise WrongShape(_("De coördinaten liggen buiten de wereld. Bewaar het bestand opnieuw in WGS84 (EPSG:4326)."))
    (west, east), (south, north) = BELGIUM
    if all(west <= y <= east and south <= x <= north for x, y in points):
        raise WrongShape(
            _("Lengte en breedte staan omgewisseld. In GeoJSON komt de lengte (3,3) voor de breedte (50,8).")
        )


def rounded(line):
    """To about a metre, and no point twice in a row; 0 has no sign."""
    near = [[round(x, DECIMALS) + 0.0, round(y, DECIMALS) + 0.0] for x, y in line]
    return [point for at, point in enumerate(near) if at == 0 or point != near[at - 1]]


def refuse_rings(groups):
    rings = [ring for group in groups for ring in group]
    if any(ring[0] != ring[-1] for ring in rings):
        raise WrongShape(_("De rand van het vlak is niet gesloten: het laatste punt is niet het eerste. Sluit hem."))
    if any(len(ring) < 4 for ring in rings):
        raise WrongShape(_("Het vlak heeft te weinig punten of is te klein. Teken het opnieuw."))
