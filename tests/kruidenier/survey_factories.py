"""Surveys, what they ask and what was answered, valid by default."""

from datetime import date
from itertools import count

from kruidenier.models import (
    Survey,
    SurveyAnswer,
    SurveyCode,
    SurveyOption,
    SurveyQuestion,
    SurveyResponse,
    SurveyRound,
)
from tests.accounts.factories import make_team

numbers = count(1)


def make_survey(**fields):
    number = next(numbers)
    team = fields.pop("team", None) or make_team()
    default = {"code": f"BV{number:04}", "title": "Hoe gaat het in de kruidenier?"}
    return Survey.objects.create(**{"team": team} | default | fields)


def make_question(*, options=(), **fields):
    """An open question, or with `options` one with choices."""
    number = next(numbers)
    survey = fields.pop("survey", None) or make_survey(team=fields.pop("team", None))
    default = {"code": f"VR{number:04}", "kind": "choice" if options else "open", "text": f"Wat mist er ({number})?"}
    default["position"] = survey.questions.count() + 1
    question = SurveyQuestion.objects.create(team=survey.team, survey=survey, **default | fields)
    for position, text in enumerate(options, start=1):
        SurveyOption.objects.create(team=survey.team, question=question, position=position, text=text)
    return question


def make_round(**fields):
    """An anonymous round that runs."""
    number = next(numbers)
    survey = fields.pop("survey", None) or make_survey(team=fields.pop("team", None))
    default = {"code": f"BR{number:04}", "name": f"Lente {number}", "starts_on": date(2018, 3, 1)}
    return SurveyRound.objects.create(team=survey.team, survey=survey, **default | fields)


def make_code(round, **fields):
    return SurveyCode.objects.create(team=round.team, round=round, **fields)


def make_response(*answers, **fields):
    """A filled in form; each of `answers` is (question, value): an option, a list of them, a number or a text."""
    round = fields.pop("round", None) or make_round(team=fields.pop("team", None))
    response = SurveyResponse.objects.create(team=round.team, round=round, **{"channel": "paper"} | fields)
    for question, value in answers:
        for one in value if isinstance(value, list) else [value]:
            SurveyAnswer.objects.create(team=round.team, response=response, question=question, **{kind_of(one): one})
    return response


def kind_of(value):
    return "option" if isinstance(value, SurveyOption) else "number" if isinstance(value, int) else "text"


def make_answer(text="Meer groenten", **fields):
    """An open answer."""
    question = fields.pop("question", None) or make_question(team=fields.pop("team", None))
    round = fields.pop("round", None) or make_round(survey=question.survey)
    return make_response((question, text), round=round, **fields).answers.get()
