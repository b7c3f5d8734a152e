"""The yearly figures as a whole, against the bundled register and against a counter that shares no code with them."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from rapportage.figures import beside_last_year, for_report, for_year, has_data, is_year, years
from tests import reference
from tests.activiteiten.factories import make_activity, make_session
from tests.contacts.factories import make_organisation, make_referral, make_resident
from tests.huisbezoeken.factories import make_people, make_signal, make_visits
from tests.wonen.factories import make_file
from tests.wonen.figure_factories import make_booking
from tests.workbooks import random_register, write_xlsx

ROOT = Path(__file__).parents[2]
HARELBEKE = ROOT / "buurtwerk/registers/demo/harelbeke-2018.xlsx"
EXPECTED = json.loads((ROOT / "tests/data/harelbeke-2018.figures.json").read_text())
SEEDS = range(4)


def read_in(team, path):
    call_command("import_register", str(path), "--team", team.slug, "--write", verbosity=0)


def as_json(figures):
    return json.loads(json.dumps(figures))


@pytest.mark.parametrize("year", [2017, 2018])
def test_the_bundled_register_gives_its_figures(team, year):
    read_in(team, HARELBEKE)

    figures = as_json(for_year(team, year))

    assert figures == EXPECTED[str(year)]
    assert figures == as_json(reference.count(HARELBEKE, year))


@pytest.mark.parametrize("year", [2017, 2018])
def test_the_command_prints_the_whole_bundled_json(team, year, capsys):
    read_in(team, HARELBEKE)
    capsys.readouterr()

    call_command("yearly_figures", "--team", team.slug, "--year", str(year))

    assert json.loads(capsys.readouterr().out) == EXPECTED[str(year)]


@pytest.mark.parametrize("seed", SEEDS)
def test_random_registers_are_counted_like_by_hand(team, tmp_path, seed):
    path = tmp_path / "register.xlsx"
    write_xlsx(path, random_register(seed))
    read_in(team, path)

    for year in range(2015, 2021):
        assert as_json(for_year(team, year)) == as_json(reference.count(path, year)), year


@pytest.mark.parametrize("many", [0, 5, 30])
def test_a_year_takes_nineteen_queries_whatever_it_holds(team, many, django_assert_num_queries):
    for visit in make_visits(many, team=team):
        make_session(activity=make_activity(team=team), residents=visit.household.residents.all())

    with django_assert_num_queries(19):
        for_year(team, 2018)


def test_a_last_year_without_anything_is_none(team):
    make_visits(2, team=team)

    figures, before = beside_last_year(team, 2018)

    assert (figures["visits"]["held"], before) == (2, None)
    assert has_data(figures)


def test_sections_come_in_the_order_of_the_contract(team):
    sections = ["visits", "reach", "activities", "kruidenier", "signals", "referrals", "housing", "partners"]
    assert list(for_year(team, 2018)) == sections


def test_who_took_part_or_helped_is_reached_and_so_is_the_household(team):
    person, helper, late = make_people(3, team)
    make_session(team=team, residents=[person], volunteers=[helper])
    make_session(team=team, residents=[late], cancelled_because="ziek")

    reach = for_year(team, 2018)["reach"]

    assert (reach["residents"], reach["households"]) == (2, 2)


def test_where_participants_were_led_on_to_is_for_the_report_only(team):
    activity = make_activity(team=team, code="zomer", kind="holiday")
    child = make_resident(team=team)
    make_session(activity=activity, residents=[child])
    make_referral(resident=child, organisation=make_organisation(team=team, code="O1"))

    told = for_report(team, 2018)
    assert {name: section for name, section in told.items() if name in for_year(team, 2018)} == for_year(team, 2018)
    assert told["led_on"] == {"zomer": {"referrals": {"O1": 1}, "onward": {}}}


def test_a_session_makes_a_year_that_counts(team):
    make_session(team=team)
    make_session(team=team, date=date(2016, 5, 1), cancelled_because="ziek")

    assert [year for year in range(2014, 2022) if has_data(for_year(team, year))] == [2018]
    assert years(team) == {2018: [0, 0, 1, 0, 0, 0, 0, 0]}


def test_a_signal_a_step_of_one_or_a_referral_makes_a_year_that_counts(team):
    make_signal(team=team, date=date(2016, 5, 1), to_steering_group_on=date(2017, 5, 1), resolved_on=date(2018, 5, 1))
    make_referral(team=team, date=date(2019, 5, 1))
    make_organisation(team=team, agreement_from=date(2010, 1, 1))

    assert [year for year in range(2014, 2022) if has_data(for_year(team, year))] == [2016, 2017, 2018, 2019]


def test_a_file_or_an_entry_of_the_fund_makes_a_year_that_counts(team):
    file = make_file(team=team, opened_on=date(2015, 5, 1), closed_on=date(2016, 5, 1))
    make_booking("100", file, date=date(2018, 5, 1))
    make_booking("100", file, "repayment", date=date(2020, 5, 1))

    assert [year for year in range(2014, 2022) if has_data(for_year(team, year))] == [2015, 2016, 2018, 2020]
    assert years(team) == {2015: [0, 0, 0, 0, 0, 0, 1, 1]}


@pytest.mark.parametrize(("year", "possible"), [(0, False), (1899, False), (2018, True), (10**30, False)])
def test_a_register_has_no_absurd_years(year, possible):
    assert is_year(year) is possible
