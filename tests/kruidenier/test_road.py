"""The road visitor, participant, volunteer, initiator: each person once, as far as they have come."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from kruidenier.models import Pathway, Stage
from tests.accounts.factories import make_team
from tests.contacts.factories import make_resident
from tests.kruidenier.pathway_factories import make_pathway, make_step

ROAD = "/kruidenier/trajecten/weg/"
TOMORROW = today() + timedelta(days=1)
THIS_YEAR = date(today().year, 1, 1)


def reach(resident, stage, day=date(2018, 5, 1), **fields):
    """The resident is at that stage from that day on, says a pathway of its own."""
    return make_step(pathway=make_pathway(resident=resident), stage=stage, date=day, **fields)


def people_at(page):
    return {stop["stage"].name: stop["people"] for stop in page.context["stops"]}


def stops_of(client, resident):
    page = client.get(resident.pathways.first().get_absolute_url())
    return [(stop.since, stop.is_reached, stop.is_now) for stop in page.context["stops"]]


class TestWhereEverybodyIs:
    def test_without_a_step_that_says_so_one_is_a_visitor(self, as_worker, team):
        resident = make_step(team=team).pathway.resident

        assert people_at(as_worker.get(ROAD))["VISITOR"] == [resident]

    def test_one_person_counts_once_at_the_furthest_stop_of_all_pathways(self, as_worker, team):
        resident = make_resident(team=team)
        reach(resident, Stage.VOLUNTEER)
        reach(resident, Stage.PARTICIPANT, date(2019, 5, 1))
        make_pathway(resident=resident)

        page = as_worker.get(ROAD)

        assert people_at(page) == {"VISITOR": [], "PARTICIPANT": [], "VOLUNTEER": [resident], "INITIATOR": []}
        assert page.context["number"] == 1

    def test_a_day_to_come_does_not_count_yet(self, as_worker, team):
        resident = make_resident(team=team)
        reach(resident, Stage.PARTICIPANT, today())
        reach(resident, Stage.INITIATOR, TOMORROW)

        assert people_at(as_worker.get(ROAD))["PARTICIPANT"] == [resident]

    def test_whose_pathway_still_has_to_begin_is_not_on_the_road(self, as_worker, team):
        make_step(pathway=make_pathway(team=team, starts_on=TOMORROW), stage=Stage.VOLUNTEER)

        assert as_worker.get(ROAD).context["number"] == 0

    def test_whose_pathway_is_over_stays_as_far_as_they_came(self, as_worker, team):
        pathway = make_pathway(team=team, ends_on=date(2018, 9, 1))
        make_step(pathway=pathway, stage=Stage.INITIATOR)

        assert people_at(as_worker.get(ROAD))["INITIATOR"] == [pathway.resident]

    def test_who_moved_on_this_year_is_counted_where_they_came(self, as_worker, team):
        for day in (THIS_YEAR, THIS_YEAR - timedelta(days=1)):
            reach(make_resident(team=team), Stage.VOLUNTEER, day)
        make_pathway(team=team, starts_on=THIS_YEAR)

        page = as_worker.get(ROAD)

        assert [stop["moved_on"] for stop in page.context["stops"]] == [0, 0, 1, 0]
        assert page.context["moved_on"] == 1

    def test_names_stand_under_each_stop_and_are_audited(self, as_worker, team):
        resident = reach(make_resident(team=team, last_name="Demirci"), Stage.VOLUNTEER).pathway.resident
        stranger = make_pathway(team=make_team()).resident

        page = as_worker.get(ROAD).content.decode()

        assert str(resident) in page
        assert resident.get_absolute_url() in page
        assert str(stranger) not in page
        assert AuditEvent.objects.get().residents == [resident.pk]

    def test_the_number_of_queries_does_not_grow(self, as_worker, team):
        def count():
            with CaptureQueriesContext(connection) as counted:
                as_worker.get(ROAD)
            return len(counted)

        reach(make_resident(team=team), Stage.PARTICIPANT)
        count()
        few = count()
        for number in range(20):
            reach(make_resident(team=team), Stage.values[number % 4])

        assert count() == few <= 7


class TestOneRoad:
    def test_each_stop_tells_the_first_day_that_says_so(self, as_worker, team):
        resident = make_resident(team=team)
        reach(resident, Stage.PARTICIPANT, date(2018, 6, 1))
        reach(resident, Stage.PARTICIPANT, date(2018, 5, 1))

        stops = stops_of(as_worker, resident)

        assert stops[:2] == [(date(2018, 3, 1), True, False), (date(2018, 5, 1), True, True)]
        assert stops[2:] == [(None, False, False)] * 2

    def test_a_stop_passed_over_has_no_day(self, as_worker, team):
        resident = make_resident(team=team)
        reach(resident, Stage.VOLUNTEER)

        page = as_worker.get(resident.pathways.get().get_absolute_url())

        assert stops_of(as_worker, resident)[1:3] == [(None, True, False), (date(2018, 5, 1), True, True)]
        assert "overgeslagen" in page.content.decode()

    def test_a_visitor_is_one_from_the_first_day_on(self, as_worker, team):
        resident = make_pathway(team=team).resident
        reach(resident, Stage.VISITOR, date(2017, 9, 1))

        assert stops_of(as_worker, resident)[0] == (date(2017, 9, 1), True, True)

    def test_before_it_begins_one_is_a_visitor_without_a_day(self, as_worker, team):
        resident = make_pathway(team=team, starts_on=TOMORROW).resident

        assert stops_of(as_worker, resident)[0] == (None, True, True)


@pytest.mark.parametrize(("day", "stage"), [(date(2018, 4, 30), 1), (date(2018, 5, 1), 2), (date(2019, 1, 1), 4)])
def test_the_stage_on_a_day_is_that_of_steps_by_then(team, day, stage):
    resident = make_resident(team=team)
    reach(resident, Stage.PARTICIPANT, date(2018, 5, 1))
    reach(resident, Stage.INITIATOR, date(2018, 12, 31), is_done=True)

    stages = Pathway.objects.of(team).with_stage(day).values_list("stage_now", flat=True)

    assert set(stages) == {stage}
