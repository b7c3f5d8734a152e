"""Shapes of areas: what is taken, how it is written, and how too many points are dropped."""

import json
import math
import random

import pytest

from contacts.areas.shapes import WrongShape, centre_of, shape_in, stored_shape, text_of_shape
from contacts.models.area import LONGEST_SHAPE

RING = [[3.3, 50.8], [3.4, 50.8], [3.4, 50.9], [3.3, 50.8]]
LINE = [[3.3, 50.8], [3.4, 50.8]]


def geometry(kind, coordinates):
    return {"type": kind, "coordinates": coordinates}


def circle(points, east=3.3, seed=1):
    """A ring with a border that is not smooth."""
    rng = random.Random(seed)
    turns = [2 * math.pi * at / points for at in range(points)]
    wide = [0.02 + rng.random() * 0.002 for _ in turns]
    ring = [[east + wide[at] * math.cos(turn), 50.85 + wide[at] * math.sin(turn)] for at, turn in enumerate(turns)]
    return [*ring, ring[0]]


class TestWriting:
    @pytest.mark.parametrize(
        ("kind", "coordinates"),
        [
            ("Polygon", [RING]),
            ("Polygon", [RING, [[3.35, 50.82], [3.36, 50.82], [3.36, 50.83], [3.35, 50.82]]]),
            ("MultiPolygon", [[RING], [[[x + 1, y] for x, y in RING]]]),
            ("LineString", LINE),
            ("MultiLineString", [LINE, [[3.5, 50.8], [3.6, 50.9], [3.7, 50.8]]]),
        ],
    )
    def test_each_kind_comes_out_as_it_went_in(self, kind, coordinates):
        text = text_of_shape(geometry(kind, coordinates))

        assert json.loads(text) == geometry(kind, coordinates)
        assert shape_in(text) == text
        assert stored_shape(text).kind == kind

    def test_coordinates_are_rounded_to_a_metre_and_lose_their_height(self):
        text = text_of_shape(
            geometry("LineString", [[3.300001234, 50.8, 12.5], [3.3000012, 50.80000001], [-0.000001, 4]])
        )

        assert text == '{"type":"LineString","coordinates":[[3.3,50.8],[0.0,4.0]]}'

    def test_other_members_are_not_kept(self):
        assert "bewoner" not in text_of_shape(geometry("Polygon", [RING]) | {"bewoner": "Samira"})


WRONG = {
    "geen vlak": [
        None,
        "Polygon",
        {},
        [],
        3,
        geometry("Point", [3, 50]),
        {"type": "GeometryCollection", "geometries": []},
    ],
    "geen punten": [
        geometry("Polygon", []),
        geometry("Polygon", None),
        geometry("Polygon", [[]]),
        geometry("MultiPolygon", [[]]),
        geometry("LineString", {}),
    ],
    "geen paar getallen": [
        geometry("LineString", [[3.3], [3.4, 50.8]]),
        geometry("LineString", [["3.3", "50.8"], [3.4, 50.8]]),
        geometry("LineString", [[True, False], [3.4, 50.8]]),
        geometry("LineString", [[float("nan"), 50.8], [3.4, 50.8]]),
        geometry("LineString", [[float("inf"), 50.8], [3.4, 50.8]]),
        geometry("LineString", [[10**400, 50.8], [3.4, 50.8]]),
        geometry("LineString", [3.3, 50.8]),
        geometry("Polygon", [[[[3.3, 50.8]]]]),
    ],
    "niet gesloten": [geometry("Polygon", [[*RING[:3], [3.3, 50.7]]])],
    "te weinig punten": [
        geometry("Polygon", [[RING[0], RING[1], RING[0]]]),
        geometry("Polygon", [[[3.300000, 50.8], [3.300001, 50.8], [3.300001, 50.800001], [3.300000, 50.8]]]),
    ],
    "minstens twee punten": [geometry("LineString", [[3.3, 50.8]]), geometry("LineString", [[3.3, 50.8], [3.3, 50.8]])],
    "Lambert 72": [geometry("LineString", [[73100, 173400], [73200, 173500]])],
    "buiten de wereld": [geometry("LineString", [[181, 50], [3, 50]]), geometry("LineString", [[3, -90.1], [3, 50]])],
    "omgewisseld": [geometry("Polygon", [[[y, x] for x, y in RING]])],
}


@pytest.mark.parametrize(("said", "wrong"), [(said, one) for said, some in WRONG.items() for one in some])
def test_what_is_no_shape_is_told_with_what_to_do(said, wrong):
    with pytest.raises(WrongShape, match=said):
        text_of_shape(wrong)


@pytest.mark.parametrize(
    "text", ["", "ja", "{", "[" * 100_000, '{"type": "Polygon", "coordinates": [[[NaN, 1]]]}', "1" * 5000]
)
def test_text_that_is_no_json_is_told_so(text):
    with pytest.raises(WrongShape):
        shape_in(text)


class TestDroppingPoints:
    @pytest.mark.parametrize("points", [900, 3_000, 40_000])
    def test_a_shape_with_too_many_points_keeps_its_form(self, points):
        ring = circle(points)

        text = text_of_shape(geometry("Polygon", [ring]))
        [[kept]] = stored_shape(text).groups

        assert len(text) <= LONGEST_SHAPE
        assert kept[0] == kept[-1]
        assert len(kept) > 40
        assert abs(max(x for x, _y in kept) - max(x for x, _y in ring)) < 0.002

    def test_it_is_always_the_same_and_stays_as_it_is(self):
        text = text_of_shape(geometry("Polygon", [circle(3_000)]))

        assert text == text_of_shape(geometry("Polygon", [circle(3_000)])) == shape_in(text)

    def test_the_largest_part_stays_when_thousands_are_too_small(self):
        specks = [
            [[[x + at * 0.001, y] for x, y in [[3, 50], [3.0002, 50], [3.0002, 50.0002], [3, 50]]]]
            for at in range(3_000)
        ]

        text = text_of_shape(geometry("MultiPolygon", [*specks, [RING]]))

        assert len(text) <= LONGEST_SHAPE
        assert any(max(x for x, _y in lines[0]) == 3.4 for lines in stored_shape(text).groups)

    def test_lines_lose_points_too(self):
        text = text_of_shape(geometry("MultiLineString", [circle(2_000), circle(2_000, east=4, seed=2)]))

        assert len(text) <= LONGEST_SHAPE
        assert len(stored_shape(text).groups) == 2

    def test_thousands_of_specks_become_one_box(self):
        specks = [
            [[[x + at * 0.0003, y] for x, y in [[3, 50], [3.0001, 50], [3.0001, 50.0001], [3, 50]]]]
            for at in range(3_000)
        ]

        assert stored_shape(text_of_shape(geometry("MultiPolygon", specks))).kind == "MultiPolygon"


class TestCentre:
    def test_lies_in_the_middle_of_the_largest_part(self):
        text = text_of_shape(geometry("MultiPolygon", [[RING], [[[x * 10 - 20, y] for x, y in RING]]]))

        assert centre_of(text) == pytest.approx((13.5, 50.85))

    def test_without_a_shape_there_is_none(self):
        assert centre_of("") is None
