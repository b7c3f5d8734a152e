"""Answers to a round: stored without a way back to somebody where it is anonymous, and made into signals."""

from django.db import transaction

from buurtwerk.audit.trail import Action, record
from huisbezoeken.actions import raise_signal
from kruidenier import survey_codes
from kruidenier.models import AnswerSignal, SurveyAnswer, SurveyResponse, SurveyRound


class AnsweredBefore(Exception):
    """This resident filled in this round already."""


@transaction.atomic
def store_answers(*, round, channel, answers, code="", resident=None, by=None):
    """Store one filled in form; returns it. `answers`: SurveyAnswers that have no response yet.

    `code`: of a paper form; it is used up and not kept with the answers. In an anonymous round neither `resident` nor
    `by` leaves a trace. Raises CodeUnknown, CodeUsed or AnsweredBefore.
    """
    round = SurveyRound.objects.select_for_update(of=("self",)).get(pk=round.pk)  # nobody turns its anonymity meanwhile
    if code:
        survey_codes.use_up(round, code)
    resident = None if round.is_anonymous else resident
    if resident and round.responses.filter(resident=resident).exists():
        raise AnsweredBefore
    response = SurveyResponse.objects.create(team=round.team, round=round, channel=channel, resident=resident)
    for answer in answers:
        answer.team, answer.response = round.team, response
    SurveyAnswer.objects.bulk_create(answers)
    if resident:
        record(Action.EDIT, by=by, team=round.team, thing=round, residents=[resident.pk])
    return response


class SignalledBefore(Exception):
    """There is a signal of this answer already."""


@transaction.atomic
def raise_signal_of(*, answer, theme, by):
    """An open answer becomes a signal; returns it. Raises SignalledBefore.

    It names a resident only where the form does, which is never in an anonymous round.
    """
    answer = (
        SurveyAnswer.objects.select_for_update(of=("self",))
        .select_related("response__resident", "team")
        .get(pk=answer.pk)
    )
    if answer.answer_signals.exists():
        raise SignalledBefore
    signal = raise_signal(
        team=answer.team, theme=theme, description=answer.text, by=by, resident=answer.response.resident
    )
    AnswerSignal.objects.create(team=answer.team, answer=answer, signal=signal)
    return signal
