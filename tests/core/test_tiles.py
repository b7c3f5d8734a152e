"""Tiles of areas: placed about where they lie, shaded by class, readable."""

import itertools
import random
import re

import pytest

from buurtwerk.core.charts import Tile, tile_map
from buurtwerk.core.charts.classes import class_in, classes_of, range_text
from buurtwerk.core.charts.placing import placed
from buurtwerk.core.charts.scale import broken
from buurtwerk.core.charts.tiles import SHADES
from tests.core.test_charts import contrast


def draw(*tiles, **fields):
    default = {"id": "t", "title": "Bereik", "description": "Per gebied.", "least": 5, "withheld_label": "niet getoond"}
    return tile_map(tiles=list(tiles), **default | fields)


def places(number, seed=1):
    rng = random.Random(seed)
    return [(rng.random() * 2, rng.random()) for _ in range(number)]


class TestPlacing:
    @pytest.mark.parametrize("number", [1, 2, 3, 9, 17, 40, 200])
    def test_no_two_places_share_a_cell_and_none_falls_off(self, number):
        cells, columns = placed(places(number), most=7)

        assert len(set(cells)) == number
        assert 1 <= columns <= 7
        assert max(cells) < columns * -(-number // columns)

    def test_is_always_the_same(self):
        assert placed(places(23), most=7) == placed(places(23), most=7)

    def test_a_grid_of_places_keeps_its_order(self):
        grid = [(x, -y) for y in range(3) for x in range(3)]

        assert placed(grid, most=7) == (list(range(9)), 3)

    def test_north_is_above_and_east_on_the_right(self):
        cells, columns = placed([(0, 10), (10, 10), (0, 0), (10, 0)], most=7)

        assert columns == 2
        assert cells == [0, 1, 2, 3]

    def test_places_that_nobody_knows_come_last(self):
        cells, _columns = placed([None, (0, 1), (1, 0), None], most=2)

        assert sorted(cells) == [0, 1, 2, 3]
        assert min(cells[0], cells[3]) > max(cells[1], cells[2])

    def test_places_on_one_point_do_not_trip_over_each_other(self):
        cells, _columns = placed([(3, 50)] * 7, most=7)

        assert len(set(cells)) == 7


class TestClasses:
    @pytest.mark.parametrize("largest", range(5, 400))
    def test_hold_every_number_once(self, largest):
        classes = classes_of([0, largest], least=5)

        assert 1 <= len(classes) <= 4
        assert [class_in(value, classes) for value in (0, 5)] == [0, 1]
        assert class_in(largest, classes) == len(classes)
        assert all(low <= high for low, high in classes)
        assert all(after[0] == before[1] + 1 for before, after in itertools.pairwise(classes))

    def test_there_are_none_where_there_is_nothing_to_shade(self):
        assert classes_of([]) == classes_of([0, 0], least=5) == []

    def test_a_class_of_one_number_is_told_as_one(self):
        assert (range_text(5, 5), range_text(5, 1249)) == ("5", "5–1.249")


class TestDrawing:
    def test_each_tile_has_its_name_and_number(self):
        svg = draw(Tile("Noord", 12, "12", (3, 51)), Tile("Zuid", None, "<5", (3, 50)), Tile("Oost", 0, "0", (4, 50)))

        for told in ("Noord", "12", "Zuid", "&lt;5", "Oost", "niemand", "niet getoond"):
            assert told in svg
        assert svg.count("stroke-dasharray") == 2

    def test_has_a_role_a_title_and_a_description_and_no_style(self):
        svg = draw(Tile("Noord", 12, "12"))

        assert 'role="img"' in svg
        assert "<title" in svg
        assert "<desc" in svg
        assert "style=" not in svg

    def test_names_are_escaped(self):
        assert "<b>" not in draw(Tile("<b>Noord</b>", 12, "12"))

    def test_without_tiles_there_is_a_calm_line(self):
        assert "Geen gegevens" in draw()

    def test_forty_tiles_do_not_overlap_and_stay_within_the_picture(self):
        svg = draw(*[Tile(f"Gebied {n}", n, str(n), place) for n, place in enumerate(places(40), 5)])

        boxes = [
            tuple(map(float, box))
            for box in re.findall(r'<rect x="([0-9.]+)" y="([0-9.]+)" width="([0-9.]+)" height="([0-9.]+)" rx="7"', svg)
        ]
        assert len(boxes) == 40
        assert all(x + wide <= 560 for x, _y, wide, _high in boxes)
        apart = [
            a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0] or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1]
            for at, a in enumerate(boxes)
            for b in boxes[:at]
        ]
        assert all(apart)

    @pytest.mark.parametrize(("fill", "ink"), SHADES)
    def test_text_can_be_read_on_each_shade(self, fill, ink):
        assert contrast(fill, ink) >= 4.5


class TestBrokenNames:
    @pytest.mark.parametrize(
        "name", ["Burgemeester Vandenbulckelaan", "Twee-Bruggenstraat", "X" * 200, "Dreef", "a b c d e f g h i j"]
    )
    def test_no_line_is_wider_than_it_may_be(self, name):
        lines = broken(name, width=66, size=10.5, lines=3)

        assert 1 <= len(lines) <= 3
        assert all(len(line) <= 12 for line in lines)

    def test_nothing_gets_lost_of_a_name_that_fits(self):
        assert broken("Vandenbulckelaan", width=66, size=10.5, lines=3) == ["Vandenbulck-", "elaan"]
