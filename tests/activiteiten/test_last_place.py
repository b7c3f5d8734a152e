"""Many at once for the last place. (SQLite in a test is one connection in memory: there they queue anyway.)"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from activiteiten import actions
from activiteiten.models import Enrolment
from tests.activiteiten.factories import make_activity
from tests.contacts.factories import make_resident

AT_ONCE = 20
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="one connection in memory"),
]


@pytest.fixture
def activity(emptied_db):
    return make_activity(capacity=1)


def test_the_last_place_goes_to_exactly_one_of_twenty(activity):
    residents = [make_resident(team=activity.team) for _ in range(AT_ONCE)]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda resident: tried(activity, resident), residents))

    assert sorted(answers) == ["doet mee"] + ["vol"] * (AT_ONCE - 1)
    assert Enrolment.objects.count() == 1


def test_the_same_resident_at_once_takes_part_once(activity):
    activity.capacity = None
    activity.save()
    resident = make_resident(team=activity.team)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda _: tried(activity, resident), range(AT_ONCE)))

    assert sorted(answers) == ["deed al mee"] * (AT_ONCE - 1) + ["doet mee"]


def tried(activity, resident):
    """What became of trying to take part."""
    try:
        actions.enrol(activity=activity, resident=resident, starts_on="2018-03-01", by=None)
        return "doet mee"
    except actions.Full:
        return "vol"
    except actions.AlreadyEnrolled:
        return "deed al mee"
    finally:
        connections.close_all()
