"""Every fault of the contract is named once, in its cell, and nothing else is."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from buurtwerk.accounts.roles import Role
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_household, make_resident
from tests.faults import FAULTS, VALID, all_faults_register
from tests.faults.sound import KEYS
from tests.registers.books import (
    HEARD,
    MET,
    SMALL,
    bring_in,
    counts,
    ods,
    places,
    plan_of,
    with_cell,
    with_column,
    xlsx,
)


@pytest.mark.any_engine
class TestFaults:
    @pytest.mark.parametrize("case", FAULTS, ids=lambda case: case.name)
    def test_a_fault_is_named_in_its_cell_and_nowhere_else(self, team, case):
        plan = plan_of(team, case.register)

        assert places(plan) == [(case.sheet, case.row, case.column)]

    @pytest.mark.parametrize("form", [xlsx, ods])
    def test_all_faults_side_by_side_are_named_once_each(self, team, form):
        register, expected = all_faults_register()

        plan = plan_of(team, register, form)

        assert sorted(places(plan)) == sorted(expected)

    @pytest.mark.parametrize("name", VALID)
    @pytest.mark.parametrize("form", [xlsx, ods])
    def test_what_is_odd_but_sound_has_no_fault(self, team, name, form):
        plan = plan_of(team, VALID[name], form)

        assert [str(fault) for fault in plan.faults] == []

    def test_a_message_says_what_is_wrong_and_what_to_do_on_one_line(self, team):
        plan = plan_of(team, with_cell(SMALL, "Huisbezoeken", "datum", "ooit\neens"))

        assert str(plan.faults[0]) == (
            "Huisbezoeken:2:datum: «ooit eens» is geen datum. "
            "Schrijf dag/maand/jaar met vier cijfers voor het jaar, zoals 4/6/2018."
        )

    @pytest.mark.parametrize("cell", [True, "1e3", "+5", 2_147_483_648, "9" * 5000, "٣"])
    def test_a_count_is_a_whole_number_that_fits(self, team, cell):
        plan = plan_of(team, with_column(SMALL, "Huisbezoeken", "duur", cell))

        assert places(plan) == [("Huisbezoeken", 2, "duur")]

    def test_a_column_given_twice_is_a_fault_in_row_1(self, team):
        plan = plan_of(team, with_column(SMALL, "Gezinnen", "Straat ", "Kerkstraat"))

        assert places(plan) == [("Gezinnen", 1, "straat")]

    def test_rows_naming_a_sheet_without_its_key_column_are_not_faulty(self, team):
        plan = plan_of(team, SMALL | {"Gezinnen": [["straat"], ["Marktstraat"], ["Kerkstraat"]]})

        assert places(plan) == [("Gezinnen", 1, "gezin")]

    def test_a_name_among_several_workers_may_not_be_endless(self, team):
        plan = plan_of(team, with_cell(SMALL, "Huisbezoeken", "medewerker", f"An; {'x' * 201}"))

        assert places(plan) == [("Huisbezoeken", 2, "medewerker")]


class TestAgainstTheRegister:
    def test_codes_of_the_register_are_known_and_those_of_another_team_are_not(self, team):
        make_household(team=team, code="G7")
        make_household(code="G8")

        own = plan_of(team, with_cell(SMALL, "Bewoners", "gezin", "G7"))
        other = plan_of(team, with_cell(SMALL, "Bewoners", "gezin", "G8"))

        assert places(own) == []
        assert places(other) == [("Bewoners", 2, "gezin")]

    def test_a_stored_date_that_the_sheet_leaves_out_still_counts(self, team):
        home = make_household(team=team, code="G1")
        make_resident(household=home, code="B1", contact_ended_on=date(2018, 1, 1))

        plan = plan_of(team, with_cell(SMALL, "Bewoners", "eerste contact", date(2019, 1, 1)))

        assert places(plan) == [("Bewoners", 2, "eerste contact")]

    def test_a_year_beside_a_date_of_birth_does_not_count(self, team):
        register = with_column(SMALL, "Bewoners", "geboortedatum", date(1980, 5, 1))

        plan = plan_of(team, with_column(register, "Bewoners", "geboortejaar", 2018))

        assert places(plan) == []

    def test_somebody_in_charge_is_a_worker_or_coordinator_of_the_team(self, team):
        make_member(team, name="Ilias Demeyer")
        make_member(team, Role.VOLUNTEER, name="Greet Callens")
        make_member(make_team(), name="Noor Verlinden")
        register = with_column(SMALL, "Bewoners", "verantwoordelijke", "ilias demeyer ")

        assert places(plan_of(team, register)) == []
        for name in ["Greet Callens", "Noor Verlinden"]:
            plan = plan_of(team, with_cell(register, "Bewoners", "verantwoordelijke", name))
            assert places(plan) == [("Bewoners", 2, "verantwoordelijke")]

    @pytest.mark.parametrize("sheet", ["Toeleidingen", "Contacten", "Opvolgingen"])
    def test_who_did_or_does_it_is_a_worker_or_coordinator_of_the_team(self, team, sheet):
        make_member(team, name="Ilias Demeyer")
        make_member(team, Role.VOLUNTEER, name="Greet Callens")
        register = with_column(HEARD, sheet, "medewerker", "Ilias Demeyer")

        assert places(plan_of(team, register)) == []
        assert places(plan_of(team, with_cell(register, sheet, "medewerker", "Greet Callens"))) == [
            (sheet, 2, "medewerker")
        ]

    def test_consent_taken_back_in_a_sheet_that_leaves_out_what_was_told_is_named_there(self, team):
        bring_in(
            team,
            with_column(
                with_column(HEARD, "Toeleidingen", "toestemming", "ja"), "Toeleidingen", "wat gedeeld mag", "De naam."
            ),
        )

        plan = plan_of(team, with_column(HEARD, "Toeleidingen", "toestemming", "nee"))

        assert places(plan) == [("Toeleidingen", 2, "toestemming")]

    def test_without_any_column_that_a_rule_reads_the_key_is_named(self, team):
        plan = plan_of(team, {"Opvolgingen": [["opvolging", "tegen"], ["OP1", date(2018, 3, 8)]]})

        assert places(plan) == [("Opvolgingen", 2, "opvolging")]

    def test_a_date_that_moves_past_a_stored_later_one_is_named(self, team):
        bring_in(team, with_column(HEARD, "Signalen", "opgelost op", date(2018, 3, 2)))

        plan = plan_of(team, with_cell(HEARD, "Signalen", "datum", date(2018, 3, 3)))

        assert places(plan) == [("Signalen", 2, "datum")]

    def test_a_name_that_two_members_share_finds_nobody(self, team):
        make_member(team, name="An Smet")
        make_member(team, name="An Smet")

        plan = plan_of(team, with_column(SMALL, "Bewoners", "verantwoordelijke", "An Smet"))

        assert places(plan) == [("Bewoners", 2, "verantwoordelijke")]


class TestPlan:
    def test_unknown_sheets_and_columns_are_reported_and_left_alone(self, team):
        register = with_column(SMALL, "Gezinnen", "Kleur van de map", "groen") | {"Kladblad": [["x"]]}

        plan = plan_of(team, register)

        assert plan.unknown_sheets == ["Kladblad"]
        assert plan.sheets[0].unknown_columns == ["Kleur van de map"]

    def test_a_column_without_title_is_unknown_once_something_stands_in_it(self, team):
        plan = plan_of(team, SMALL | {"Gezinnen": [["gezin", None, None], ["G1", None, "hier"]]})

        assert plan.sheets[0].unknown_columns == ["kolom 3, zonder titel"]

    def test_new_changed_and_unchanged_rows_are_counted(self, team):
        bring_in(team, SMALL)
        register = with_cell(SMALL, "Gezinnen", "straat", "Kerkstraat")
        register["Gezinnen"].append(["G2", "Kerkstraat"])

        plan = plan_of(team, register)

        assert counts(plan)["Gezinnen"] == (1, 1, 0)
        assert counts(plan)["Huisbezoeken"] == (0, 0, 1)

    def test_progress_is_told_every_few_hundred_rows(self, team):
        ticks = []
        register = {"Gezinnen": [["gezin"], *([f"G{number}"] for number in range(1200))]}

        plan_of(team, register, tick=lambda done, total: ticks.append((done, total)))

        assert ticks == [(500, 1200), (1000, 1200)]

    def test_the_number_of_queries_does_not_grow_with_the_rows(self, team):
        make_member(team, name="An")
        bring_in(team, MET)
        few = queries(team, MET)

        many = queries(team, {sheet: many_times(sheet, rows) for sheet, rows in MET.items()})

        assert many == few <= 33


def many_times(sheet, rows):
    """The only row of a sheet, and so many like it with keys of their own."""
    header, row = rows
    place = header.index(KEYS[sheet])
    key = row[place]
    keys = {date: lambda n: key + timedelta(1 + n), int: lambda n: key + 1 + n, str: lambda n: f"{key}-{n}"}
    new = keys[type(key)]
    return [header, row, *([*row[:place], new(n), *row[place + 1 :]] for n in range(200))]


def queries(team, register):
    with CaptureQueriesContext(
        connection,
    ) as made:
        plan_of(team, register)
    return len(made)
