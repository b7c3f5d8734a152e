"""Every figure says what it counts, in which unit, and where the list behind it is."""

from datetime import date

import pytest
from django.urls import resolve

from rapportage.chapters import LAYOUT, chapters
from rapportage.definitions import BY_KEY, DEFINITIONS
from rapportage.figures import for_year
from tests.contacts.factories import make_household, make_organisation, make_referral, make_resident
from tests.huisbezoeken.factories import make_signal, make_visit, make_visits


def make_year(team):
    """One of everything that figures can hold."""
    home = make_household(team=team, type="couple", tenure="owner", social_service="yes")
    people = [make_resident(household=home, origin=origin, gender="f") for origin in ("BE", "SY", "")]
    make_visit(household=home, residents=people, themes=["housing"], kind="follow_up", minutes=30)
    make_visit(household=home, residents=[make_resident(team=team, birth_year=None, origin="-")])
    make_visit(household=home, result="refused")
    make_trail(people[0])
    return for_year(team, 2018)


def make_trail(person):
    """A signal of this year, two older ones that went on in it, and referrals to two partners."""
    make_signal(resident=person, theme="housing")
    make_signal(resident=person, date=date(2016, 2, 1), to_steering_group_on=date(2018, 2, 1))
    make_signal(resident=person, date=date(2016, 2, 1), resolved_on=date(2018, 3, 1))
    partner = make_organisation(team=person.team, code="O 1", name="Wijkgezondheidscentrum")
    make_referral(resident=person, organisation=partner, result="started")
    make_referral(resident=person, organisation=partner)
    make_referral(resident=person, result="dropped")


def leaves(figures):
    return {f"{section}.{key}": value for section, keys in figures.items() for key, value in keys.items()}


def cells(value):
    if isinstance(value, list):
        return [str(month) for month in range(1, 13)]
    return list(value) if isinstance(value, dict) else [None]


def test_there_is_one_for_every_figure(team):
    assert set(BY_KEY) == set(leaves(make_year(team)))
    assert len(BY_KEY) == len(DEFINITIONS)


def test_every_figure_is_in_a_chapter():
    shown = {f"{section}.{key}" for section, _title, keys, kinds in LAYOUT for key in (*keys, *kinds)}

    assert shown == set(BY_KEY)


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda one: one.key)
def test_it_has_words_and_a_unit(definition):
    assert str(definition.label)
    assert str(definition.sentence).endswith(".")
    assert (str(definition.unit_of(1)), str(definition.unit_of(0))) == tuple(str(form) for form in definition.unit)


def test_every_cell_has_a_list_and_the_list_counts_as_many(team, as_coordinator):
    figures = make_year(team)
    make_visits(2, team=team)
    figures = for_year(team, 2018)

    for key, value in leaves(figures).items():
        for code in cells(value):
            expected = value if code is None else value[int(code) - 1] if isinstance(value, list) else value[code]
            address = BY_KEY[key].address(2018, code)
            assert resolve(address.split("?")[0])
            if key not in ("visits.minutes", "reach.countries"):
                assert as_coordinator.get(address).context["list"].count == expected, address


def test_minutes_lead_to_the_held_visits_and_countries_to_the_people(team):
    assert "resultaat=conversation" in BY_KEY["visits.minutes"].address(2018)
    assert "herkomst=gekend" in BY_KEY["reach.countries"].address(2018)


def rows_of(key, figures, before, team):
    parts = chapters(team, figures, before, 2018)
    return next(one for part in parts for one in part.breakdowns if one.definition.key == key).rows


def test_partners_go_by_their_name_the_largest_first(team):
    person = make_resident(team=team)
    few, many = (make_organisation(team=team, name=name) for name in ("Aanloophuis", "Zorgpunt"))
    for partner in (few, many, many):
        make_referral(resident=person, organisation=partner)
    make_referral(resident=person, organisation=make_organisation(team=team, name="Boksclub"), date=date(2017, 3, 1))

    rows = rows_of("referrals.by_organisation", for_year(team, 2018), for_year(team, 2017), team)

    assert [(row.label, row.text, row.before_text) for row in rows.values()] == [
        ("Zorgpunt", "2", "0"),
        ("Aanloophuis", "1", "0"),
        ("Boksclub", "0", "1"),
    ]


@pytest.mark.parametrize("code", ["1", "unknown", "BE"])
def test_a_partner_may_have_any_code(team, code):
    make_referral(
        organisation=make_organisation(team=team, code=code, name="Zorgpunt"), resident=make_resident(team=team)
    )

    part = chapters(team, for_year(team, 2018), None, 2018)[3].breakdowns[1]

    assert [row.label for row in part.rows.values()] == ["Zorgpunt"]
    assert (part.is_by_month, part.unknown, part.chart.labels) == (False, None, ["Zorgpunt"])


def test_no_chapter_shows_a_number_twice(team):
    figures = make_year(team)

    numbers = [one.definition.key for part in chapters(team, figures, None, 2018) for one in part.numbers]

    assert len(numbers) == len(set(numbers))
