"""What is counted of pathways in a year."""

from datetime import date, timedelta

import pytest

from buurtwerk.core.dates import today
from kruidenier.models import Stage
from kruidenier.pathway_figures import for_year
from tests.accounts.factories import make_team
from tests.contacts.factories import make_resident
from tests.kruidenier.pathway_factories import make_pathway, make_step

NEW_YEARS_EVE = date(2018, 12, 31)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        (date(2018, 1, 1), None, (1, 1, 0)),
        (NEW_YEARS_EVE, NEW_YEARS_EVE, (1, 1, 1)),
        (date(2017, 6, 1), date(2018, 12, 30), (0, 0, 1)),
        (date(2017, 6, 1), date(2019, 1, 1), (0, 1, 0)),
        (date(2017, 6, 1), date(2017, 12, 31), (0, 0, 0)),
        (date(2019, 1, 1), None, (0, 0, 0)),
    ],
)
def test_a_pathway_counts_by_its_days(team, starts_on, ends_on, expected):
    make_pathway(team=team, starts_on=starts_on, ends_on=ends_on)
    make_pathway(team=make_team())

    found = for_year(team, 2018)

    assert (found.started, found.running_at_year_end, found.ended) == expected


def test_how_they_ended_with_nobody_told_as_unknown(team):
    for outcome in ("reached", "reached", "otherwise", ""):
        make_pathway(team=team, ends_on=date(2018, 9, 1), outcome=outcome)
    make_pathway(team=team, ends_on=date(2019, 9, 1), outcome="stopped")

    assert for_year(team, 2018).by_outcome == {"unknown": 1, "reached": 2, "otherwise": 1}


def test_each_person_counts_once_at_the_furthest_stage_of_the_year_end(team):
    resident = make_resident(team=team)
    make_step(pathway=make_pathway(resident=resident, ends_on=date(2018, 9, 1)), stage=Stage.VOLUNTEER)
    make_step(pathway=make_pathway(resident=resident), stage=Stage.PARTICIPANT, date=NEW_YEARS_EVE)
    make_step(pathway=make_pathway(resident=resident), stage=Stage.INITIATOR, date=date(2019, 1, 1))
    make_pathway(team=team)
    make_pathway(team=team, starts_on=date(2019, 1, 1))

    assert for_year(team, 2018).by_stage == {"visitor": 1, "volunteer": 1}
    assert for_year(team, 2019).by_stage == {"visitor": 2, "initiator": 1}


@pytest.mark.parametrize(
    ("before", "now", "moved_on"),
    [(None, Stage.PARTICIPANT, 1), (None, Stage.VISITOR, 0), (2, 4, 1), (3, 2, 0), (3, 3, 0), (3, None, 0)],
)
def test_who_is_further_than_a_year_before_moved_on(team, before, now, moved_on):
    pathway = make_pathway(team=team, starts_on=date(2017, 1, 1))
    for stage, day in ((before, date(2017, 12, 31)), (now, date(2018, 1, 1))):
        make_step(pathway=pathway, stage=stage, date=day)

    assert for_year(team, 2018).moved_on == moved_on


def test_who_came_this_year_and_went_on_moved_on_from_visitor(team):
    make_step(pathway=make_pathway(team=team), stage=Stage.VOLUNTEER)
    make_pathway(team=team)

    assert for_year(team, 2018).moved_on == 1


def test_in_the_year_that_runs_a_day_to_come_does_not_count_yet(team):
    tomorrow = today() + timedelta(days=1)
    make_step(pathway=make_pathway(team=team), stage=Stage.INITIATOR, date=tomorrow)

    assert for_year(team, today().year).by_stage == {"visitor": 1}


def test_a_year_without_any_is_all_zero(team):
    found = for_year(team, 1)

    assert (found.started, found.ended, found.by_stage, found.moved_on) == (0, 0, {}, 0)


def test_the_number_of_queries_does_not_grow(team, django_assert_num_queries):
    for number in range(10):
        ended = {"ends_on": date(2018, 9, 1), "outcome": "reached"} if number % 2 else {}
        make_step(pathway=make_pathway(team=team, **ended), stage=1 + number % 4)

    with django_assert_num_queries(3):
        for_year(team, 2018)
