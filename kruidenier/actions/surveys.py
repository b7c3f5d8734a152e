"""Surveys, their questions and rounds: made and changed; each leaves its trace."""

from django.db import transaction
from django.db.models import Max

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from kruidenier.models import Survey, SurveyOption, SurveyQuestion, SurveyRound


@transaction.atomic
def save_survey(*, survey, by):
    """Store a survey, new or changed; returns it."""
    return stored(survey, by, code=lambda: next_code(Survey, survey.team, "BV"))


@transaction.atomic
def save_round(*, round, by):
    """Store a round, new or changed; returns it. What was promised to who answered stays: anonymous or not."""
    before = SurveyRound.objects.select_for_update(of=("self",)).filter(pk=round.pk).first()
    if before and before.responses.exists():
        round.is_anonymous = before.is_anonymous
    return stored(round, by, code=lambda: next_code(SurveyRound, round.team, f"BR-{round.starts_on.year}"))


@transaction.atomic
def save_question(*, question, plan, by):
    """Store a question, new or changed, with its options as `plan` (survey_options.py) has them; returns it."""
    if question.pk is None:
        last = question.survey.questions.aggregate(last=Max("position"))["last"] or 0
        question.position = last + 1
    stored(question, by, code=lambda: next_code(SurveyQuestion, question.team, "VR"))
    write_options(question, plan)
    return question


def write_options(question, plan):
    """What somebody chose since the plan was made stays."""
    SurveyOption.objects.filter(pk__in=[option.pk for option in plan.gone], answers=None).delete()
    for position, (text, option) in enumerate(plan.lines, start=1):
        option = option or SurveyOption(team=question.team, question=question)
        option.text, option.position = text, position
        option.save()


def stored(thing, by, *, code):
    is_new = thing.pk is None
    if is_new:
        thing.code = code()
    thing.updated_by = by
    thing.save()
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=thing.team, thing=thing)
    return thing


@transaction.atomic
def move_question(*, question, up, by):
    """Change places with the question before or after it; returns whether there was one."""
    Survey.objects.select_for_update().get(pk=question.survey_id)  # two who move at once go one after the other
    questions = list(question.survey.questions.in_order())
    place = questions.index(question)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(questions):
        return False
    questions[place], questions[other] = questions[other], questions[place]
    for position, one in enumerate(questions, start=1):
        SurveyQuestion.objects.filter(pk=one.pk).exclude(position=position).update(position=position)
    record(Action.EDIT, by=by, team=question.team, thing=question)
    return True
