"""No number of a published report lets a reader find out about 1 to 4 people."""

import os
import random
from itertools import product

import pytest

from rapportage.attack import NO_LIMIT, possible_values
from rapportage.linked import linked_of
from rapportage.publishing import publish, share
from rapportage.together import ORIGINS, PARTNERS, TOGETHER, number_is_safe
from rapportage.withholding import FEW, Withheld, withheld
from tests.rapportage.figures_at_random import RESULTS, make_figures, random_figures
from tests.rapportage.reader import MOST, counts_of_people, pinned_cells, sums_in, what_a_reader_finds

SEEDS = range(400)
MORE_SEEDS = range(400, 40_000 if os.environ.get("LONG") else 1_000)
AREA_KEYS = ("residents", "households")
OTHER, OTHER_PARTNERS = TOGETHER[ORIGINS].code, TOGETHER[PARTNERS].code
countries, partners = TOGETHER[ORIGINS].group, TOGETHER[PARTNERS].group


def only_the_small_ones(figures):
    """What is published without the guard: the counts of 1 to 4 are left out, and that is all."""
    people = {key: figures["visits"][key] for key in ("households", "residents", "first_visits")}
    bare = {name: without_few(figures[name]) for name in ("reach", "referrals", "areas") if name in figures}
    return figures | bare | {"visits": figures["visits"] | without_few(people)}


def without_few(values):
    hide = lambda value: Withheld.FEW if value in FEW else value  # noqa: E731
    return {key: without_few(value) if isinstance(value, dict) else hide(value) for key, value in values.items()}


def sizes_of_one(many, together):
    """What each of so many countries of 1 to 4 residents can be, by trying every way to split their sum."""
    return {one for one, *rest in product(range(1, 5), repeat=many) if one + sum(rest) == together}


class TestReader:
    @pytest.mark.parametrize("seed", SEEDS)
    def test_can_pin_down_nobody(self, seed):
        printed = publish(random_figures(seed))

        assert pinned_cells(printed) == []
        assert not [value for value in counts_of_people(printed) if value in FEW]

    def test_can_pin_down_nobody_in_thousands_of_years(self):
        found = {seed: pinned_cells(publish(random_figures(seed))) for seed in MORE_SEEDS}

        assert {seed: cells for seed, cells in found.items() if cells} == {}

    @pytest.mark.parametrize("seed", range(200))
    def test_does_not_learn_from_the_number_of_countries_how_the_small_ones_are_split(self, seed):
        reach = publish(random_figures(seed))["reach"]
        listed = reach["by_origin"].keys() - {"unknown", OTHER}
        together = reach["by_origin"].get(OTHER)

        if isinstance(together, int) and isinstance(reach["countries"], int):
            assert len(sizes_of_one(reach["countries"] - len(listed), together)) >= 3

    def test_would_without_the_guard(self):
        found = [pinned_cells(only_the_small_ones(random_figures(seed))) for seed in SEEDS]

        assert sum(bool(cells) for cells in found) > len(SEEDS) / 2

    def test_would_find_referrals_without_the_guard(self):
        found = [pinned_cells(only_the_small_ones(random_figures(seed))) for seed in SEEDS]

        assert sum(any(name[0] in ("result", "partner") for name in cells) for cells in found) > len(SEEDS) / 3

    def test_would_find_areas_without_the_guard(self):
        found = [pinned_cells(only_the_small_ones(random_figures(seed))) for seed in SEEDS]

        assert sum(any(name[0] in ("people in", "homes in") for name in cells) for cells in found) > len(SEEDS) / 4

    def test_finds_a_cell_by_taking_the_others_from_the_total(self):
        printed = make_figures(people=20, by_gender={"f": 18, "m": Withheld.FEW})

        assert what_a_reader_finds(printed)["by_gender", "m"] == [2]


class TestPossibleValues:
    def test_are_what_trying_everything_gives(self):
        rng = random.Random(1)
        sums = [("all", ["a", "b", "c"]), ("a", ["d", "e"]), ("c", ["f", "g"])]

        for _ in range(60):
            lows = {name: rng.randint(0, 3) for name in ("all", *"abcdefg")}
            told = {name: (low, low + rng.randint(0, 4)) for name, low in lows.items()}
            told["all"] = (0, sum(lows.values()) + rng.randint(0, 8))

            if expected := trying_everything(told):
                assert possible_values(told, sums) == expected

    def test_numbers_that_contradict_each_other_are_refused(self):
        with pytest.raises(ValueError, match="contradicts"):
            possible_values({"all": (3, 3), "a": (1, 1), "b": (1, 1)}, [("all", ["a", "b"])])

    @pytest.mark.parametrize("seed", range(60))
    def test_agree_with_the_reader_on_what_is_printed(self, seed):
        printed = publish(random_figures(seed))
        cells, sums = sums_in(printed)
        names = cells.keys() | {name for total, parts in sums for name in (total, *parts)}

        told = {name: span(cells.get(name, Withheld.DROPPED)) for name in names}
        ranges = possible_values(told, sums)

        for name, values in what_a_reader_finds(printed).items():
            assert ranges[name][0] == values[0]
            assert ranges[name][1] == values[-1] or ranges[name][1] > MOST


def span(value):
    return value.value if isinstance(value, Withheld) else (value, value)


def trying_everything(told):
    """The hull of all ways to fill in a tree of two sums below one."""
    spans = [range(told[name][0], told[name][1] + 1) for name in "bdefg"]
    ways = []
    for b, d, e, f, g in product(*spans):
        filled = {"a": d + e, "b": b, "c": f + g, "d": d, "e": e, "f": f, "g": g, "all": d + e + b + f + g}
        if all(told[name][0] <= value <= told[name][1] for name, value in filled.items()):
            ways.append(filled)
    return {name: (min(way[name] for way in ways), max(way[name] for way in ways)) for name in told} if ways else {}


class TestPublishedFigures:
    def test_a_count_of_three_residents_becomes_fewer_than_five(self):
        figures = make_figures(network=3)

        assert publish(figures)["reach"]["network"] is Withheld.FEW

    def test_a_zero_and_a_five_show(self):
        figures = make_figures(network=5)

        assert publish(figures)["reach"]["network"] == 5
        assert publish(figures)["reach"]["residents"] == 0

    def test_visits_and_minutes_show_however_few(self):
        visits = publish(make_figures(homes=3))["visits"]

        assert (visits["held"], visits["minutes"], visits["by_theme"]) == (3, 90, {"leisure": 3})
        assert visits["households"] is Withheld.FEW

    def test_a_single_visit_tells_how_many_households_so_it_does_not_show(self):
        printed = publish(make_figures(homes=1))["visits"]

        assert printed["held"] is printed["attempted"] is Withheld.DROPPED
        assert printed["by_kind"] is Withheld.DROPPED
        assert set(printed["by_month"]) == {Withheld.DROPPED}

    def test_first_visits_do_not_give_away_the_three_homes_seen_again(self):
        figures = make_figures(held=60, homes=51, first=48)

        assert publish(figures)["visits"]["first_visits"] is Withheld.HIDDEN

    def test_a_small_band_takes_the_next_smallest_with_it(self):
        bands = {"0-17": 23, "18-34": 10, "35-59": 19, "60+": 14, "unknown": 2}

        printed = publish(make_figures(people=68, by_age_band=bands))["reach"]["by_age_band"]

        assert printed == bands | {"unknown": Withheld.FEW, "18-34": Withheld.HIDDEN}

    def test_signals_show_however_few(self):
        figures = make_figures()

        assert publish(figures)["signals"] == figures["signals"]

    def test_a_small_result_of_referrals_takes_the_next_smallest_with_it(self):
        results = {"proposed": 14, "started": 8, "dropped": 3}

        printed = publish(make_figures(referrals=[results]))["referrals"]

        assert printed["total"] == 25
        assert printed["by_result"] == {"proposed": 14, "started": Withheld.HIDDEN, "dropped": Withheld.FEW}

    def test_three_referrals_show_nowhere(self):
        printed = publish(make_figures(referrals=[{"started": 2, "dropped": 1}, {"O1": 2, "O2": 1}]))["referrals"]

        assert printed["total"] is Withheld.FEW
        assert printed["by_organisation"] == {OTHER_PARTNERS: Withheld.FEW}
        assert not [value for value in printed["by_result"].values() if isinstance(value, int)]

    def test_few_referrals_leave_the_countries_of_who_was_reached_alone(self):
        figures = make_figures(people=60, by_origin={"BE": 30, "SY": 30}, referrals=[dict.fromkeys(RESULTS, 1)])

        printed = publish(figures)

        assert set(printed["referrals"]["by_result"].values()) == {Withheld.DROPPED}
        assert printed["reach"]["countries"] == 2

    def test_what_is_published_of_the_same_year_is_always_the_same(self):
        figures = random_figures(7)

        assert publish(figures) == publish(figures)

    def test_the_exact_figures_stay_as_they_were(self):
        figures = random_figures(7)

        publish(figures)

        assert figures == random_figures(7)

    def test_everything_is_linked_to_a_cell(self):
        figures = random_figures(3)

        linked = linked_of(figures)

        assert linked.cells["reach.residents"] == figures["reach"]["residents"]
        assert withheld(linked).keys() <= linked.cells.keys()


def make_areas(**numbers):
    """Name of an area -> (residents, households)."""
    sides = zip(*numbers.values(), strict=True)
    return {"areas": {key: dict(zip(numbers, side, strict=True)) for key, side in zip(AREA_KEYS, sides, strict=True)}}


class TestAreas:
    def test_large_ones_show_as_they_are(self):
        areas = make_areas(noord=(30, 12), zuid=(20, 8), elders=(10, 5))

        assert publish(make_figures(people=60, homes=25) | areas)["areas"] == areas["areas"]

    def test_the_only_small_one_is_not_told_by_the_others_and_the_total(self):
        printed = publish(make_figures(people=60, homes=25) | make_areas(n=(30, 12), z=(27, 10), e=(3, 3)))

        assert printed["areas"]["residents"] == {"n": 30, "z": Withheld.HIDDEN, "e": Withheld.FEW}
        assert printed["areas"]["households"] == {"n": 12, "z": Withheld.HIDDEN, "e": Withheld.FEW}
        assert (printed["reach"]["residents"], printed["reach"]["households"]) == (60, 25)

    def test_few_elsewhere_are_withheld_too(self):
        printed = publish(make_figures(people=60, homes=25) | make_areas(n=(30, 12), z=(28, 11), elders=(2, 2)))

        assert printed["areas"]["residents"]["elders"] is Withheld.FEW

    def test_a_zero_shows(self):
        printed = publish(make_figures(people=60, homes=25) | make_areas(n=(60, 25), z=(0, 0), elders=(0, 0)))

        assert printed["areas"]["residents"] == {"n": 60, "z": 0, "elders": 0}

    def test_residents_of_an_area_do_not_tell_how_many_homes_a_hidden_one_has(self):
        """Nobody was visited: no area has more homes than people, so that five people are five homes at most."""
        figures = make_figures(people=35, homes=8) | make_areas(a=(5, 5), b=(30, 3))
        figures["visits"] |= dict.fromkeys(("held", "attempted", "households", "residents", "first_visits"), 0)

        printed = publish(figures)

        assert not isinstance(printed["areas"]["households"]["b"], int)
        assert pinned_cells(printed) == []

    def test_a_team_without_areas_has_no_such_section(self):
        assert "areas" not in publish(make_figures(people=60, homes=25))

    def test_areas_that_are_withheld_whole_leave_the_number_of_countries_alone(self):
        figures = make_figures(people=60, homes=25, by_origin={"BE": 30, "SY": 30})

        printed = publish(figures | make_areas(a=(60, 21), b=(0, 3), c=(0, 1)))

        assert printed["reach"]["countries"] == 2


class TestCountries:
    def test_small_ones_are_taken_together(self):
        assert countries({"BE": 30, "SY": 9, "AF": 3, "TR": 4}) == {"BE": 30, "SY": 9, "other_countries": 7}

    def test_a_lonely_small_one_gets_company(self):
        assert countries({"BE": 30, "SY": 9, "UA": 6, "AF": 3}) == {"BE": 30, "SY": 9, "other_countries": 9}

    def test_belgium_and_unknown_stay_what_they_are(self):
        assert countries({"BE": 2, "unknown": 3}) == {"BE": 2, "unknown": 3}

    def test_their_number_is_not_told_when_it_tells_how_to_split(self):
        origins = {"BE": 30, "SY": 4, "AF": 4}

        assert not number_is_safe(origins, countries(origins))

    def test_their_number_is_told_when_it_does_not(self):
        origins = {"BE": 30, "SY": 3, "AF": 2, "TR": 3}

        assert number_is_safe(origins, countries(origins))


class TestPartners:
    def test_small_ones_are_taken_together(self):
        assert partners({"O1": 30, "O2": 4, "O3": 2}) == {"O1": 30, OTHER_PARTNERS: 6}

    def test_a_lonely_small_one_gets_company(self):
        assert partners({"O1": 30, "O2": 4, "O3": 7}) == {"O1": 30, OTHER_PARTNERS: 11}

    @pytest.mark.parametrize("code", ["unknown", "BE", "other_countries", "other_partners", "1", "a.b", "O 2"])
    def test_whatever_its_code_a_small_one_does_not_show(self, code):
        figures = make_figures(referrals=[{"started": 50}, {"O1": 30, "O2": 18, code: 2}])

        assert publish(figures)["referrals"]["by_organisation"] == {"O1": 30, OTHER_PARTNERS: 20}

    def test_a_code_with_a_dot_hides_like_any_other(self):
        figures = make_figures(referrals=[{"proposed": 4, "dropped": 3}, {"a.b": 7}])

        assert publish(figures)["referrals"]["by_organisation"] == {"a.b": Withheld.HIDDEN}

    def test_a_code_that_reads_like_a_path_keeps_its_place(self):
        figures = make_figures(referrals=[{"started": 50}, {"reach.residents": 20, "O 2.b": 30}])

        assert publish(figures)["referrals"]["by_organisation"] == {"reach.residents": 20, "O 2.b": 30}


class TestShare:
    def test_is_a_whole_per_cent(self):
        assert share(38, 51) == 75

    @pytest.mark.parametrize(("part", "whole"), [(5, 19), (Withheld.FEW, 40), (10, Withheld.HIDDEN)])
    def test_is_not_told_of_few_or_of_what_is_withheld(self, part, whole):
        assert share(part, whole) is None


def test_nothing_told_is_no_limit():
    assert Withheld.DROPPED.value == (0, NO_LIMIT)
