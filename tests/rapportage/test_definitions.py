"""Every figure says what it counts, in which unit, and where the list behind it is."""

import pytest
from django.urls import resolve

from rapportage.chapters import LAYOUT, chapters
from rapportage.definitions import BY_KEY, DEFINITIONS
from rapportage.figures import for_year
from tests.contacts.factories import make_household, make_resident
from tests.huisbezoeken.factories import make_visit, make_visits


def make_year(team):
    """One of everything that figures can hold."""
    home = make_household(team=team, type="couple", tenure="owner", social_service="yes")
    people = [make_resident(household=home, origin=origin, gender="f") for origin in ("BE", "SY", "")]
    make_visit(household=home, residents=people, themes=["housing"], kind="follow_up", minutes=30)
    make_visit(household=home, residents=[make_resident(team=team, birth_year=None, origin="-")])
    make_visit(household=home, result="refused")
    return for_year(team, 2018)


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


def test_no_chapter_shows_a_number_twice(team):
    figures = make_year(team)

    numbers = [one.definition.key for part in chapters(figures, None, 2018) for one in part.numbers]

    assert len(numbers) == len(set(numbers))
