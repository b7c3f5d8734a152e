"""Several answers in the same moment. (SQLite in a test is one connection in memory: there they queue anyway.)"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import Client

from huisbezoeken.models import Signal, Theme
from kruidenier.actions.answers import SignalledBefore, raise_signal_of
from kruidenier.models import SurveyResponse
from tests.kruidenier.survey_factories import make_answer, make_code, make_question, make_round

AT_ONCE = 12
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="one connection in memory"),
]


@pytest.fixture(autouse=True)
def _ready(emptied_db):
    pass


def all_at_once(action):
    def one(_number):
        try:
            return action()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_one_code_gives_one_form():
    round = make_round()
    question, code = make_question(survey=round.survey), make_code(round).text
    address = f"/kruidenier/bevraging/{round.key}/{code}/"

    answers = all_at_once(lambda: Client().post(address, {f"vraag_{question.pk}": "Meer fruit"}).status_code)

    assert sorted(answers) == [200] * (AT_ONCE - 1) + [302]
    assert SurveyResponse.objects.count() == 1


def test_one_answer_gives_one_signal(team, worker):
    answer, theme = make_answer(team=team), Theme.objects.get(code="housing")

    def tapped():
        try:
            return raise_signal_of(answer=answer, theme=theme, by=worker)
        except SignalledBefore:
            return None

    assert len([signal for signal in all_at_once(tapped) if signal]) == 1
    assert Signal.objects.count() == 1
