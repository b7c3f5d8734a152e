"""The reference counter against the bundled figures, and the test workbooks against what they claim to hold."""

import json
from collections import Counter
from datetime import date, datetime, time
from pathlib import Path

import pytest
from babel import Locale
from python_calamine import CalamineWorkbook

from tests.faults import FAULTS, VALID, all_faults_register
from tests.reference import APP_SHEETS, count, figures_of, read, trimmed
from tests.workbooks import COUNTRIES, SHEETS, random_register, write_ods, write_xlsx

ROOT = Path(__file__).parent.parent
HARELBEKE = ROOT / "buurtwerk/registers/demo/harelbeke-2018.xlsx"
BUNDLED = json.loads((ROOT / "tests/data/harelbeke-2018.figures.json").read_text())
SECTIONS = ["visits", "reach", "activities", "kruidenier", "signals", "referrals", "housing", "partners"]
SEEDS = range(10)
TYPED = {
    "Bewoners": [
        ["HERKOMST", "bewoner ", "gezin", "geboortejaar", "geboortedatum", "eerste contact", "einde contact"],
        ["ijsland", "b1", 7, " 2000 ", None, "1/1/2018", "31/12/2018"],
        ["be", "B1", "7", 1983.0, None, "2018-12-31", "1/1/2019"],
        [" Niet gevraagd", "B2", "g7", None, "1/2/1958", datetime(2018, 12, 31, 23, 59, 59), None],
        ["XK", "B3", "g7", None, None, date(2019, 1, 1), None],
    ],
    "Gezinnen": [["gezin", "Sociale Dienst"], [7.0, " JA "], [None, " "], ["g7", None], ["G7", "nee"]],
    "Huisbezoeken": [
        ["gezin", "huisbezoek", "datum", "resultaat", "bewoners", "thema's", "duur"],
        ["G7", "1", datetime(2018, 12, 31, 23, 59, 59), "Gesprek", "b1;; B1 ;b1", "Wonen; WONEN;", "30"],
        ["7", "2", "1/1/2018", " GESPREK", "B2", None, 0],
        ["g7", "3", date(2018, 6, 1), "niet thuis", "B3", "inkomen", 45],
        ["7", "4", "31/12/2017", "gesprek", None, None, 60.0],
    ],
    "Signalen": [
        ["signaal", "DATUM", "thema", "status", "naar stuurgroep op", "Opgelost op"],
        ["s1", datetime(2018, 12, 31, 23, 59, 59), " WONEN", "opgelost", "1/1/2019", None],
        ["s2", "2017-12-31", "Inkomen", None, date(2018, 1, 1), "31/12/2018"],
        ["s3", "1/1/2018", "wonen", "nieuw", datetime(2018, 12, 31, 23, 59), datetime(2019, 1, 1)],
    ],
    "Toeleidingen": [
        ["organisatie", "Resultaat ", "datum", "toeleiding"],
        [3.0, None, "31/12/2018", "t1"],
        ["3", " GESTART", date(2018, 1, 1), "t2"],
        ["o3", "voorgesteld", datetime(2018, 6, 1, 9), "t3"],
        ["O3", "begeleid", date(2019, 1, 1), "t4"],
    ],
}
TYPED_ATTENDED = TYPED | {
    "Sessies": [
        ["Sessie", "activiteit", "DATUM", "anonieme volwassenen", "anonieme kinderen", "afgelast omdat"],
        [1.0, 7, datetime(2018, 12, 31, 23, 59, 59), "2", None, None],
        ["2", "7", "1/1/2018", 0, 2.0, " "],
        ["3", "7", "2018-06-01", 40, 40, "ziekte"],
        ["4", "7", date(2017, 12, 31), 1, 1, None],
    ],
    "Aanwezigheden": [
        ["ROL", "bewoner", "sessie"],
        [None, "B2", "1"],
        [" DEELNEMER", "B2", 2],
        ["Vrijwilliger ", "B1", "1"],
        ["deelnemer", "B3", 2.0],
        [None, "b1", "3"],
        [None, "b1", "4"],
    ],
    "Inschrijvingen": [
        ["activiteit", "bewoner", "van", "tot", "reden"],
        [7.0, "B1", "1/1/2018", None, "doorstroom"],
        ["7", "B1", "31/12/2017", date(2019, 1, 1), None],
        ["rust", "B1", "1/1/2017", "31/12/2018", " DOORSTROOM"],
        ["rust", "B2", "1/1/2017", datetime(2018, 1, 1, 9), "verhuis"],
    ],
}
FORMATS = {"xlsx": write_xlsx, "ods": write_ods}


def plain(cell):
    """A cell as any reader should understand it: no difference between a date and its midnight, 3 and 3.0."""
    if isinstance(cell, date) and not isinstance(cell, datetime):
        cell = datetime.combine(cell, time())
    return f"{cell:%H:%M}" if isinstance(cell, time) else trimmed(cell)


def filled(rows):
    """(row, column): text of every filled cell."""
    cells = {(row, column): plain(cell) for row, cells in enumerate(rows) for column, cell in enumerate(cells)}
    return {place: text for place, text in cells.items() if text}


def read_back(path):
    book = CalamineWorkbook.from_path(path)
    return {sheet: book.get_sheet_by_name(sheet).to_python(skip_empty_area=False) for sheet in book.sheet_names}


class TestCount:
    @pytest.mark.parametrize("year", [2017, 2018])
    @pytest.mark.parametrize("section", SECTIONS)
    def test_every_sheet_gives_the_bundled_figures(self, year, section):
        counted = count(HARELBEKE, year)

        assert counted[section] == BUNDLED[str(year)][section]

    @pytest.mark.parametrize("year", [2017, 2018])
    def test_nothing_bundled_is_left_uncounted(self, year):
        assert count(HARELBEKE, year) == BUNDLED[str(year)]

    def test_without_shop_visits_home_visits_and_attendances_reach(self):
        counted = count(HARELBEKE, 2018, [sheet for sheet in APP_SHEETS if sheet != "Winkelbezoeken"])

        alone = count(HARELBEKE, 2018, ("Gezinnen", "Bewoners", "Huisbezoeken"))
        assert counted["activities"] == BUNDLED["2018"]["activities"]
        assert alone["reach"]["residents"] == counted["visits"]["residents"]
        assert alone["reach"]["residents"] < counted["reach"]["residents"] < BUNDLED["2018"]["reach"]["residents"]

    def test_figures_are_json_as_they_stand(self):
        counted = count(HARELBEKE, 2018)

        assert json.loads(json.dumps(counted)) == counted

    def test_a_workbook_without_sheets_counts_nothing(self, tmp_path):
        write_xlsx(tmp_path / "empty.xlsx", {})

        counted = count(tmp_path / "empty.xlsx", 2018)

        assert counted["visits"]["by_month"] == [0] * 12
        assert counted["reach"]["by_origin"] == {}

    def test_cells_as_people_type_them_count_as_by_hand(self, tmp_path):
        write_xlsx(tmp_path / "typed.xlsx", TYPED)

        figures = count(tmp_path / "typed.xlsx", 2018)

        visits, reach = figures["visits"], figures["reach"]
        assert (visits["attempted"], visits["held"], visits["minutes"]) == (3, 2, 30)
        assert (visits["households"], visits["residents"], visits["first_visits"]) == (2, 3, 1)
        assert visits["by_theme"] == {"housing": 1}
        assert (reach["residents"], reach["households"], reach["network"]) == (3, 2, 2)
        assert reach["by_origin"] == {"IS": 1, "BE": 1, "unknown": 1}
        assert reach["by_age_band"] == {"18-34": 1, "35-59": 1, "60+": 1}
        assert reach["households_by_social_service"] == {"yes": 1, "no": 1}
        assert (reach["known_origin_households"], reach["foreign_origin_households"]) == (1, 1)

    def test_signals_and_referrals_as_people_type_them_count_as_by_hand(self, tmp_path):
        write_xlsx(tmp_path / "typed.xlsx", TYPED)

        figures = count(tmp_path / "typed.xlsx", 2018)

        assert figures["signals"] == {"raised": 2, "by_theme": {"housing": 2}, "to_steering_group": 2, "resolved": 1}
        assert figures["referrals"] == {
            "total": 3,
            "by_result": {"proposed": 2, "started": 1},
            "by_organisation": {"3": 2, "o3": 1},
        }

    def test_activities_as_people_type_them_count_as_by_hand(self, tmp_path):
        write_xlsx(tmp_path / "typed.xlsx", TYPED_ATTENDED)

        figures = count(tmp_path / "typed.xlsx", 2018)

        assert figures["activities"] == {
            "7": {"sessions": 2, "attendances": 7, "participants": 2, "volunteers": 1, "households": 1}
            | {"children": 0, "countries": 1, "known_origin_households": 1, "foreign_origin_households": 1}
            | {"social_service_households": 0, "inflow": 1, "outflow": 0, "onward": 0},
            "rust": dict.fromkeys(figures["activities"]["7"], 0) | {"outflow": 2, "onward": 1},
        }
        assert figures["reach"]["residents"] == 4  # B3 was nowhere but at a session

    @pytest.mark.parametrize("seed", SEEDS)
    def test_parts_add_up_to_their_whole(self, tmp_path, seed):
        write_xlsx(tmp_path / "register.xlsx", random_register(seed))

        cells = read(tmp_path / "register.xlsx")
        for year in range(2015, 2021):
            figures = figures_of(cells, year)
            visits, reach, referrals = figures["visits"], figures["reach"], figures["referrals"]
            for activity in figures["activities"].values():
                assert activity["children"] <= activity["participants"]
                assert activity["households"] <= activity["participants"] <= reach["residents"]
                assert activity["foreign_origin_households"] <= activity["known_origin_households"]
                assert activity["onward"] <= activity["outflow"]
            assert sum(figures["signals"]["by_theme"].values()) == figures["signals"]["raised"]
            assert sum(referrals["by_result"].values()) == referrals["total"]
            assert sum(referrals["by_organisation"].values()) == referrals["total"]
            assert sum(visits["by_result"].values()) == visits["attempted"]
            assert sum(visits["by_month"]) == sum(visits["by_kind"].values()) == visits["held"]
            assert sum(reach["by_origin"].values()) == sum(reach["by_age_band"].values()) == reach["residents"]
            assert sum(reach["households_by_type"].values()) == reach["households"]


class TestWorkbooks:
    def test_country_names_are_those_of_cldr(self):
        territories = Locale("nl").territories

        assert {code: territories[code] for code in COUNTRIES} == COUNTRIES

    def test_the_same_seed_gives_the_same_register(self):
        assert [random_register(seed) for seed in SEEDS] == [random_register(seed) for seed in SEEDS]

    @pytest.mark.parametrize("kind", FORMATS)
    @pytest.mark.parametrize("seed", SEEDS)
    def test_a_file_holds_the_cells_of_its_register(self, tmp_path, kind, seed):
        register = random_register(seed)

        FORMATS[kind](tmp_path / f"register.{kind}", register)

        sheets = read_back(tmp_path / f"register.{kind}")
        assert {sheet: filled(sheets[sheet]) for sheet in register} == {
            sheet: filled(rows) for sheet, rows in register.items()
        }


class TestFaults:
    def test_names_are_told_apart(self):
        assert Counter(fault.name for fault in FAULTS).most_common(1)[0][1] == 1

    def test_every_column_has_a_fault(self):
        named = {(fault.sheet, fault.column) for fault in FAULTS}

        free = {("Huisbezoeken", "medewerker")}
        assert named | free == {(sheet, column) for sheet, columns in SHEETS.items() for column in columns}

    @pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
    def test_a_fault_stands_where_it_says(self, fault):
        headers, *rows = fault.register[fault.sheet]

        if fault.row == 1:
            assert fault.column not in headers
        else:
            assert fault.column in headers
            assert fault.row == len(rows) + 1

    def test_the_workbook_of_all_faults_names_each_cell_once(self):
        register, expected = all_faults_register()

        assert len(set(expected)) == len(expected)
        assert all(column in register[sheet][0] for sheet, _, column in expected)
        assert all(any(register[sheet][row - 1]) for sheet, row, _ in expected)

    @pytest.mark.parametrize("name", VALID)
    def test_a_register_without_fault_can_be_counted(self, tmp_path, name):
        write_xlsx(tmp_path / "register.xlsx", VALID[name])

        assert count(tmp_path / "register.xlsx", 2018)
