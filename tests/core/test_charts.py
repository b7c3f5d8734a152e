import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from buurtwerk.core.charts import PALETTE, Series, bar, chart, flow, horizontal_bar, line, stacked_bar
from buurtwerk.core.charts.scale import number, ticks, wrap

KINDS = [bar, line, stacked_bar, horizontal_bar]
MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
SVG = "{http://www.w3.org/2000/svg}"


def make_fields(**fields):
    defaults = {
        "id": "bezoeken",
        "title": "Bezoeken per kwartaal",
        "description": "Het derde kwartaal was het drukst.",
        "labels": ["een", "twee", "drie"],
        "series": [Series("2019", [10, 0, 1250]), Series("2018", [8, None, 900])],
        "withheld_label": "< 5",
    }
    return defaults | fields


def tree_of(kind, **fields):
    return ElementTree.fromstring(kind(**make_fields(**fields)))


def texts_of(kind, **fields):
    return [node.text for node in tree_of(kind, **fields).iter(f"{SVG}text")]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    """As WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("kind", KINDS)
class TestEveryKind:
    def test_a_screen_reader_hears_title_and_description(self, kind):
        tree = tree_of(kind)

        named = [tree.find(f".//*[@id='{id}']").text for id in tree.get("aria-labelledby").split()]

        assert tree.get("role") == "img"
        assert named == ["Bezoeken per kwartaal", "Het derde kwartaal was het drukst."]

    def test_the_look_is_in_presentation_attributes_only(self, kind):
        tree = tree_of(kind)

        tags = {node.tag for node in tree.iter()}
        names = {name for node in tree.iter() for name in node.attrib}

        assert not tags & {f"{SVG}style", f"{SVG}script", f"{SVG}foreignObject"}
        assert "style" not in names
        assert not any(name.startswith("on") for name in names)

    def test_text_takes_the_colour_around_it(self, kind):
        texts = list(tree_of(kind).iter(f"{SVG}text"))

        assert texts
        assert {node.get("fill") for node in texts} == {"currentColor"}

    def test_everything_that_comes_in_is_escaped(self, kind):
        evil = '<script>alert("x")</script>'
        series = [Series(evil, [1, None]), Series(evil, [2, 3])]

        svg = kind(id='"><b>', title=evil, description=evil, labels=[evil, "b"], series=series, withheld_label=evil)

        assert "<script" not in svg
        assert "<b>" not in svg
        assert ElementTree.fromstring(svg).find(f"{SVG}title").text == evil

    def test_ids_are_unique_and_begin_with_the_one_given(self, kind):
        both = kind(**make_fields(id="a")) + kind(**make_fields(id="b"))

        ids = re.findall(r' id="([^"]*)"', both)

        assert len(ids) == len(set(ids)) >= 4
        assert all(id.startswith(("a-", "b-")) for id in ids)

    def test_the_same_data_give_the_same_string(self, kind):
        assert kind(**make_fields()) == kind(**make_fields())

    def test_a_withheld_value_is_a_dashed_stub_with_its_label(self, kind):
        series = [Series("2019", [3, None, 4])]

        stubs = [node for node in tree_of(kind, series=series).iter(f"{SVG}rect") if node.get("stroke-dasharray")]

        assert len(stubs) == 1
        assert stubs[0].get("fill") == "none"
        assert "< 5" in texts_of(kind, series=series)

    def test_numbers_are_written_the_flemish_way(self, kind):
        assert "1.250" in texts_of(kind, series=[Series("2019", [10, 0, 1250])])

    def test_no_data_is_said_calmly(self, kind):
        assert texts_of(kind, labels=[], series=[]) == ["Geen gegevens"]

    @pytest.mark.parametrize("values", [[0, 0, 0], [None, None, None], [0.5, 0.25, None]])
    def test_zeros_and_unknowns_and_fractions_are_drawn(self, kind, values):
        svg = kind(**make_fields(series=[Series("2019", values)]))

        assert "nan" not in svg
        assert not re.search(r'(width|height)="-', svg)

    def test_a_single_value_and_twelve_months_are_drawn(self, kind):
        assert "jan" in texts_of(kind, labels=["jan"], series=[Series("2019", [7])])
        assert {*MONTHS} <= {*texts_of(kind, labels=MONTHS, series=[Series("2019", list(range(12)))])}

    def test_a_long_label_is_cut_off(self, kind):
        long = "Wijkgezondheidscentrum-met-een-heel-lange-naam " * 4

        shown = "".join(texts_of(kind, labels=[long, "b"], series=[Series("2019", [1, 2])]))

        assert "…" in shown
        assert long not in shown


class TestData:
    def test_values_must_be_as_many_as_labels(self):
        with pytest.raises(ValueError, match="bezoeken"):
            bar(**make_fields(labels=["een"]))

    def test_values_below_zero_are_refused(self):
        with pytest.raises(ValueError, match="2019"):
            Series("2019", [-1])

    def test_a_withheld_part_leaves_a_stack_without_total(self):
        series = [Series("a", [33, 30]), Series("b", [None, 4])]

        shown = texts_of(stacked_bar, labels=["x", "y"], series=series)

        assert "34" in shown
        assert shown.count("33") == 1  # the part itself, no sum

    def test_a_line_is_broken_where_a_value_is_unknown(self):
        series = [Series("2019", [1, 2, None, 4, 5])]

        runs = list(tree_of(line, labels=list("abcde"), series=series).iter(f"{SVG}polyline"))

        assert len(runs) == 2

    def test_twenty_five_countries_each_have_a_lane(self):
        countries = [f"Land {at}" for at in range(25)]

        shown = texts_of(horizontal_bar, labels=countries, series=[Series("2019", list(range(25)))])

        assert {*countries} <= {*shown}


class TestLook:
    @pytest.mark.parametrize("colour", PALETTE)
    @pytest.mark.parametrize("background", ["#ffffff", "#12201f"])
    def test_every_colour_stands_out_by_day_and_by_night(self, colour, background):
        assert contrast(colour, background) >= 3

    def test_series_differ_by_more_than_colour(self):
        two = [Series("2019", [1, 2, 3]), Series("2018", [3, 2, 1])]

        dashes = {node.get("stroke-dasharray") for node in tree_of(line, series=two).iter(f"{SVG}polyline")}
        fills = {node.get("fill-opacity") for node in tree_of(bar).iter(f"{SVG}rect")}
        patterns = list(tree_of(stacked_bar).iter(f"{SVG}pattern"))

        assert dashes == {None, "7 4"}
        assert fills == {None, "0.2"}
        assert len(patterns) == 1


CAME = [("al ingeschreven", 32), ("voor het eerst", 49)]
BECAME = [("nog ingeschreven", 65), ("doorstroom: werk", 9), ("gestopt", 7)]


def make_flow(**fields):
    default = {"id": "stroom", "title": "In- en doorstroom", "description": "49 kwamen erbij.", "withheld_label": "< 5"}
    return flow(**default | {"came": CAME, "became": BECAME} | fields)


def flow_tree(**fields):
    return ElementTree.fromstring(make_flow(**fields))


def said(**fields):
    return [node.text for node in flow_tree(**fields).iter(f"{SVG}text")]


def height_of(band):
    return float(re.search(r" v([\d.]+) ", band.get("d")).group(1))


class TestFlow:
    def test_a_screen_reader_hears_title_and_description(self):
        tree = flow_tree()

        named = [tree.find(f".//*[@id='{id}']").text for id in tree.get("aria-labelledby").split()]

        assert (tree.get("role"), named) == ("img", ["In- en doorstroom", "49 kwamen erbij."])

    def test_the_look_is_in_presentation_attributes_only(self):
        nodes = list(flow_tree().iter())

        names = {name for node in nodes for name in node.attrib}
        assert not {node.tag for node in nodes} & {f"{SVG}style", f"{SVG}script", f"{SVG}foreignObject"}
        assert "style" not in names
        assert {node.get("fill") for node in nodes if node.tag == f"{SVG}text"} == {"currentColor"}

    def test_both_sides_stand_beside_their_numbers_and_the_whole_in_the_middle(self):
        assert {"32", "49", "65", "9", "7", "81"} <= {*said()}

    def test_bands_are_as_wide_as_their_numbers(self):
        bands = [node for node in flow_tree().iter(f"{SVG}path") if " C" in node.get("d")]

        heights = [height_of(band) for band in bands]

        assert heights == pytest.approx([number * 200 / 81 for _label, number in CAME + BECAME], abs=0.06)

    def test_parts_differ_by_more_than_colour(self):
        assert len(list(flow_tree().iter(f"{SVG}pattern"))) == len(CAME + BECAME) - 1

    def test_a_withheld_value_is_a_dashed_stub_and_the_other_side_tells_the_whole(self):
        became = [("nog ingeschreven", 65), ("gestopt", None)]

        stubs = [node for node in flow_tree(became=became).iter(f"{SVG}rect") if node.get("stroke-dasharray")]

        assert len(stubs) == 1
        assert {"< 5", "81"} <= {*said(became=became)}

    def test_with_something_withheld_on_both_sides_no_whole_is_told(self):
        shown = said(came=[("was er", 32), ("nieuw", None)], became=[("blijft", 33), ("weg", None)])

        assert sorted(text for text in shown if text.isdigit()) == ["32", "33"]

    def test_everything_that_comes_in_is_escaped(self):
        evil = '<script>alert("x")</script>'

        svg = make_flow(id='"><b>', title=evil, came=[(evil, 1)], became=[(evil, None)], withheld_label=evil)

        assert "<script" not in svg
        assert ElementTree.fromstring(svg).find(f"{SVG}title").text == evil

    def test_ids_are_unique_and_begin_with_the_one_given(self):
        ids = re.findall(r' id="([^"]*)"', make_flow(id="a") + make_flow(id="b"))

        assert len(ids) == len(set(ids))
        assert all(id.startswith(("a-", "b-")) for id in ids)

    def test_no_data_is_said_calmly(self):
        assert said(came=[], became=[]) == ["Geen gegevens"]

    @pytest.mark.parametrize("side", [[], [("een", 0)], [("een", None)], [("een", 1)], [("een", 1250)]])
    def test_one_side_alone_zeros_and_unknowns_are_drawn(self, side):
        svg = make_flow(came=side, became=[("anders", 3)])

        assert "nan" not in svg
        assert not re.search(r'(width|height)="-', svg)

    def test_a_dozen_parts_each_have_room_for_their_name(self):
        many = [(f"doorstroom: bestemming nummer {number}", 1) for number in range(12)]

        bars = [float(node.get("y")) for node in flow_tree(became=many).iter(f"{SVG}rect") if node.get("x") == "378"]

        assert min(later - earlier for earlier, later in pairwise(sorted(set(bars)))) > 37.9

    def test_values_below_zero_are_refused(self):
        with pytest.raises(ValueError, match="stroom"):
            make_flow(came=[("een", -1)])

    def test_the_same_data_give_the_same_string(self):
        assert make_flow() == make_flow()


class TestScale:
    @pytest.mark.parametrize(
        ("largest", "expected"),
        [(0, [0, 1]), (3, [0, 1, 2, 3]), (71, [0, 20, 40, 60, 80]), (1250, [0, 500, 1000, 1500])],
    )
    def test_ticks_are_round_and_whole(self, largest, expected):
        assert ticks(largest, whole=True) == expected

    def test_fractions_have_finer_ticks(self):
        assert ticks(0.5, whole=False) == pytest.approx([0, 0.2, 0.4, 0.6])

    @pytest.mark.parametrize(("value", "expected"), [(1250, "1.250"), (2.5, "2,5"), (0, "0"), (100, "100")])
    def test_numbers(self, value, expected):
        assert number(value) == expected

    def test_text_wraps_into_two_lines_before_it_is_cut(self):
        assert wrap("School of brugfiguur van de school", width=130, size=13) == [
            "School of",
            "brugfiguur van de …",
        ]


class TestTable:
    def test_the_table_holds_what_the_drawing_shortens(self):
        long = "Een heel lange naam die nergens onder een kolom past, hoe smal ook geschreven"
        fields = make_fields(labels=[long, "twee", "drie"])

        page = render_to_string("components/_chart.html", {"chart": chart(bar, caption="Per kwartaal", **fields)})

        assert long in page
        assert "<figcaption>Per kwartaal</figcaption>" in page
        assert "Cijfers in een tabel" in page
        assert "&lt; 5" in page
