"""Nobody works out of the reports of all years how few files there were, or what fewer than five households got."""

import os
from collections import Counter

import pytest

from rapportage.figures import for_report
from rapportage.publishing import publish, publish_both
from rapportage.publishing_housing import AMOUNTS, enough, publish_files, publish_housing
from rapportage.withholding import FEW, Withheld
from tests.rapportage.figures_at_random import make_figures
from tests.rapportage.housing_at_random import (
    KINDS,
    YEARS,
    behind_of,
    counted,
    files_found,
    random_housing,
    what_follows,
)
from tests.registers.books import bring_in
from tests.workbooks import random_register
from wonen.behind import Behind

SEEDS = range(5_000 if os.environ.get("LONG") else 250)
COUNTS = ("opened", "closed", "open_at_year_end")
FUND = ("fund_outstanding", "fund_lent", "fund_repaid")


def reports_of(files, entries):
    """Year -> what is printed of it in its own report."""
    return {year: publish_housing(counted(files, entries, year), behind_of(files, entries, year)) for year in YEARS}


def only_the_small_ones(files, entries):
    """What is printed without the guard: nothing that is small itself, and that is all."""
    found = {}
    for year in YEARS:
        section = counted(files, entries, year)
        kinds = {kind: Withheld.FEW if number in FEW else number for kind, number in section["opened_by_kind"].items()}
        found[year] = section | {key: Withheld.FEW for key in COUNTS if section[key] in FEW} | {"opened_by_kind": kinds}
        behind = {key: homes_behind(entries, {(key, year): 1}) for key in FUND[1:]} | {FUND[0]: owing(entries, year)}
        found[year] |= {key: Withheld.DROPPED for key, homes in behind.items() if 0 < homes < 5}
    return found


def pinned(reports):
    """What does not show but has fewer than three possible values."""
    found = files_found(reports)
    cells = {
        (key.removesuffix("_at_year_end"), year): printed[key] for year, printed in reports.items() for key in COUNTS
    }
    cells |= {(kind, year): printed["opened_by_kind"].get(kind) for year, printed in reports.items() for kind in KINDS}
    return [
        name for name, one in cells.items() if isinstance(one, Withheld) and len(found[name]) < 3 and found[name] != [0]
    ]


def sums_of_few(reports):
    """Files of some years together that are 1 to 4, and known."""
    known = what_follows(reports, "open_at_year_end", "opened", "closed")
    one_sided = [(row, value) for row, value in known if len({times > 0 for times in row.values()}) == 1]
    return [row for row, value in one_sided if abs(value) in FEW and not any(key == COUNTS[2] for key, _year in row)]


def homes_behind(entries, row):
    """How many households have a part in the sum of these numbers of the fund."""
    parts = Counter()
    for home, year, lent, amount in entries:
        parts[home] += row.get(("fund_lent" if lent else "fund_repaid", year), 0) * amount
    return sum(1 for part in parts.values() if part)


def owing(entries, year):
    before = {
        (key, at): times for key, times in (("fund_lent", 1), ("fund_repaid", -1)) for at in range(2000, year + 1)
    }
    return homes_behind(entries, before)


def amounts_of_few(reports, entries):
    """Known amounts, printed or worked out, of 1 to 4 households."""
    known = [row for row, _value in what_follows(reports, *FUND)]
    states = [year for row in known if len(row) == 1 for key, year in row if key == FUND[0]]
    flows = [row for row in known if not any(key == FUND[0] for key, _year in row)]
    printed = [(key, year) for year, one in reports.items() for key in FUND if not isinstance(one[key], Withheld)]
    flows += [{name: 1} for name in printed if name[0] != FUND[0]]
    states += [year for key, year in printed if key == FUND[0]]
    found = [row for row in flows if 0 < homes_behind(entries, row) < 5]
    return found + [year for year in states if 0 < owing(entries, year) < 5]


class TestReaderOfAllYears:
    def test_pins_down_no_number_of_files(self):
        found = {seed: pinned(reports_of(*random_housing(seed))) for seed in SEEDS}

        assert {seed: cells for seed, cells in found.items() if cells} == {}

    def test_finds_no_few_files_of_some_years_together(self):
        found = {seed: sums_of_few(reports_of(*random_housing(seed))) for seed in SEEDS}

        assert {seed: rows for seed, rows in found.items() if rows} == {}

    def test_finds_no_amount_of_fewer_than_five_households(self):
        for seed in SEEDS:
            files, entries = random_housing(seed)

            assert amounts_of_few(reports_of(files, entries), entries) == [], seed

    def test_sees_no_small_count_and_no_grants_of_few(self):
        for seed in SEEDS:
            files, entries = random_housing(seed)

            for year, printed in reports_of(files, entries).items():
                assert not [printed[key] for key in COUNTS if printed[key] in FEW]
                assert not [number for number in printed["opened_by_kind"].values() if number in FEW]
                assert isinstance(printed["granted"], Withheld) or enough(behind_of(files, entries, year).granted)

    def test_would_without_the_guard(self):
        found = [only_the_small_ones(*random_housing(seed)) for seed in SEEDS]

        assert sum(bool(pinned(reports)) for reports in found) > len(SEEDS) / 2

    def test_would_find_amounts_without_the_guard(self):
        found = [(only_the_small_ones(*random_housing(seed)), random_housing(seed)[1]) for seed in SEEDS]

        assert sum(bool(amounts_of_few(reports, entries)) for reports, entries in found) > len(SEEDS) / 2

    def test_reads_the_same_of_a_year_in_every_report(self):
        for seed in SEEDS:
            files, entries = random_housing(seed)
            reports = reports_of(files, entries)
            over_years = {str(year): counted(files, entries, year)["open_at_year_end"] for year in YEARS}

            told = publish_files({"open_by_year": over_years}, behind_of(files, entries, YEARS[-1]))

            assert told == {"open_by_year": {str(year): one["open_at_year_end"] for year, one in reports.items()}}


def test_a_quiet_year_gives_nothing_away():
    """What was open after 2016, when nothing happened, and what closed in 2017 would tell each other."""
    opened, closed = Counter({2014: 7, 2017: 7}), Counter({2014: 2, 2015: 5, 2017: 1})
    behind = Behind(2017, opened, closed, Counter(), {})
    section = {"opened": 7, "closed": 1, "open_at_year_end": 6, "opened_by_kind": {"other": 7}}

    own = publish_housing(dict.fromkeys(AMOUNTS, 0) | section, behind)
    over = publish_files({"open_by_year": {"2014": 5, "2015": 0, "2016": 0, "2017": 6}}, behind)["open_by_year"]

    assert own["open_at_year_end"] == over["2017"] == Withheld.DROPPED
    assert own["closed"] == Withheld.FEW


def test_much_is_printed_of_a_team_with_many_files():
    printed = [one for seed in SEEDS for one in reports_of(*random_housing(seed)).values()]

    for key in (*COUNTS, *FUND, "granted"):
        assert sum(bool(one[key]) and not isinstance(one[key], Withheld) for one in printed) > len(printed) / 100, key


def year_of(*, opened=(), closed=0, before=0, entries=()):
    """2012: files of so many of each kind, one a household, closed ones that were open `before`."""
    there = [(home, 2011, 2012 if home < closed else None, "other", 0) for home in range(before)]
    new = [(100 + number, 2012, None, kind, 10_000) for number, kind in enumerate(opened)]
    files, entries = there + new, list(entries)
    return publish_housing(counted(files, entries, 2012), behind_of(files, entries, 2012))


class TestFiles:
    def test_large_numbers_show(self):
        told = year_of(opened=["premium"] * 5 + ["other"] * 7, closed=6, before=20)

        assert [told[key] for key in COUNTS] == [12, 6, 26]
        assert told["opened_by_kind"] == {"premium": 5, "other": 7}
        assert told["granted"] == 1200.0

    def test_a_few_that_closed_do_not_follow_from_what_is_open(self):
        told = year_of(opened=["premium"] * 7, closed=1, before=20)

        assert [told[key] for key in COUNTS] == [7, Withheld.FEW, Withheld.DROPPED]

    def test_a_few_that_are_open_do_not_follow_from_what_closed(self):
        told = year_of(closed=9, before=12)

        assert all(isinstance(told[key], Withheld) for key in COUNTS)

    def test_few_of_one_kind_take_another_along(self):
        told = year_of(opened=["premium"] * 9 + ["renben"] * 8 + ["other"] * 2)

        assert told["opened_by_kind"] == {"premium": 9, "renben": Withheld.HIDDEN, "other": Withheld.FEW}

    def test_few_new_files_hide_their_kinds_and_grants(self):
        told = year_of(opened=["premium"] * 3, before=10)

        assert told["opened_by_kind"] == dict.fromkeys(KINDS, Withheld.DROPPED)
        assert told["granted"] is Withheld.DROPPED


class TestAmounts:
    @pytest.mark.parametrize(("homes", "shows"), [(4, False), (5, True)])
    def test_show_from_five_households_on(self, homes, shows):
        told = year_of(entries=[(home, 2012, True, 150_050) for home in range(homes)])

        shown = (homes * 1500.5, 0.0, homes * 1500.5)
        assert tuple(told[f"fund_{key}"] for key in ("lent", "repaid", "outstanding")) == (
            shown if shows else (Withheld.DROPPED,) * 3
        )

    def test_five_loans_of_one_household_are_one_borrower(self):
        assert year_of(entries=[(1, 2012, True, 100)] * 5)["fund_lent"] is Withheld.DROPPED

    def test_a_repayment_of_few_hides_what_was_lent_too(self):
        lent = [(home, 2012, True, 100_000) for home in range(6)]

        told = year_of(entries=[*lent, (1, 2012, False, 5_000)])

        assert told["fund_lent"] is told["fund_repaid"] is Withheld.DROPPED
        assert told["fund_outstanding"] == 5950.0

    def test_last_year_and_this_year_do_not_differ_by_what_a_few_did(self):
        lent = [(home, 2011, True, 100_000) for home in range(6)]

        told = year_of(entries=[*lent, (1, 2012, False, 5_000)])

        assert told["fund_outstanding"] is Withheld.DROPPED

    def test_what_one_still_owes_does_not_follow_from_what_the_others_repaid(self):
        lent = [(home, 2011, True, 100_000) for home in range(6)]

        told = year_of(entries=[*lent, *((home, 2012, False, 100_000) for home in range(5))])

        assert {told[key] for key in FUND} == {Withheld.DROPPED}

    def test_nothing_lent_shows_as_nothing(self):
        assert [year_of()[key] for key in FUND] == [0, 0, 0]


class TestWhole:
    def figures(self, year):
        files = [(home, 2011 + home % 2, None, "premium", 10_000) for home in range(20)]
        behind = behind_of(files, [], year)
        beside = {"without_amount": 1, "open_by_year": {"2011": 10, "2012": 20}}
        return make_figures() | {"housing": counted(files, [], year), "files": beside, "behind": behind}

    def test_what_lies_behind_is_not_printed(self):
        told = publish(self.figures(2012))

        assert "behind" not in told
        assert told["files"] == {"open_by_year": {"2011": 10, "2012": 20}}
        assert told["housing"]["granted"] == 1000.0

    def test_without_it_nothing_shows(self):
        figures = self.figures(2012)
        del figures["behind"]

        told = publish(figures)

        assert all(isinstance(number, Withheld) for key, number in told["housing"].items() if key != "opened_by_kind")
        assert set(told["files"]["open_by_year"].values()) == {Withheld.DROPPED}

    def test_grants_of_last_year_stay_in_its_own_report_as_they_grow(self):
        now, before = publish_both(self.figures(2012), self.figures(2011))

        assert (now["housing"]["granted"], before["housing"]["granted"]) == (1000.0, Withheld.DROPPED)
        assert before["housing"]["opened"] == 10


@pytest.mark.parametrize("seed", range(4))
def test_what_a_register_holds_is_printed_without_few(team, seed):
    bring_in(team, random_register(seed))

    for year in range(2016, 2020):
        for told in publish_both(for_report(team, year), for_report(team, year - 1)):
            counts = [told["housing"][key] for key in COUNTS] + [*told["files"]["open_by_year"].values()]
            assert not [number for number in (*counts, *told["housing"]["opened_by_kind"].values()) if number in FEW]
