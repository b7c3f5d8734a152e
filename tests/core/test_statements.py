"""A query whose SQL is written once gives the rows that the queryset gives."""

import pytest
from django.db.models import Q

from buurtwerk.core.statements import Statement
from contacts.models import Resident
from tests.accounts.factories import make_team
from tests.contacts.factories import make_household, make_resident

ROWS = Resident.objects.values("id", "first_name", "last_contact_on", "household__street").order_by("pk")
NAMES = ["Noor", "noor_el", "Noo%r", "No\\or", "Nor", "100%"]


def build(team, words, shape):
    return ROWS.filter(*[Q(first_name__contains=word) for word in words], team=team)[:shape]


@pytest.fixture
def people(team):
    home = make_household(team=team, street="Forelstraat")
    for name in NAMES:
        make_resident(household=home, first_name=name, last_contact_on="2018-06-05")
    make_resident(team=make_team(), first_name="Noor")


@pytest.mark.parametrize("words", [[], ["oo"], ["No", "r"], ["_"], ["%"], ["\\"], ["\ue000"], ["-1"], ["x' OR 1=1 --"]])
def test_the_rows_are_those_of_the_queryset_with_their_types(team, people, words):
    statement = Statement(build)

    found = [statement.rows(team, words, 50) for _ in ("written", "used again")]

    assert found == [list(build(team.pk, words, 50))] * 2


def test_one_shape_is_written_once_and_each_other_one_anew(team, people, django_assert_num_queries):
    statement = Statement(build)
    for words, most in ((["oo"], 50), (["No"], 50), (["oo"], 2), (["No", "r"], 50)):
        statement.rows(team, words, most)

    assert len(statement.written) == 3
    assert len(statement.rows(team, ["o"], 2)) == 2
    with django_assert_num_queries(1):
        statement.rows(team, ["oo"], 50)


def test_another_team_sees_its_own(people):
    assert Statement(build).rows(make_team(), ["oo"], 50) == []
