"""What came out of surveys, counted over the filled in forms of each round.

- An option: the forms on which it was chosen; of a question with several choices a form counts at each of them.
- A scale: the forms per number from 1 to 5, and the mean over the forms on which the question was answered.
- Yes or no: the forms with each.
- `answered`: the forms on which this question was answered; what it leaves of all forms of the round left it open.
- An open question: how many wrote something. What was erased with a resident no longer counts there.

How a form came in, on paper, tablet or through the link, makes no difference. Rounds count by the day they start.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _

from buurtwerk.core.dates import year_span
from kruidenier.models import SurveyAnswer, SurveyQuestion, SurveyResponse, SurveyRound
from kruidenier.models.survey import SCALE

Kind = SurveyQuestion.Kind


@dataclass(frozen=True, slots=True)
class Counted:
    """One question in one round; `counts` are in the order of `labels`."""

    labels: list[str]
    counts: list[int]
    answered: int
    mean: float | None = None  # of a scale that somebody answered


@dataclass(frozen=True, slots=True)
class RoundResult:
    """`questions`: (question, what was counted) in order, open ones left out."""

    survey: str
    round: str
    starts_on: date
    is_anonymous: bool
    responses: int
    questions: list[tuple[SurveyQuestion, Counted]]


def results_for_year(team, year):
    """A RoundResult for each round that started in that year, in order; six queries."""
    rounds = SurveyRound.objects.of(team).filter(starts_on__range=year_span(year)).select_related("survey")
    found = list(rounds.order_by("starts_on", "pk"))
    tally = Tally(found)
    questions = defaultdict(list)
    for question in SurveyQuestion.objects.filter(survey__rounds__in=found).distinct().with_options().in_order():
        questions[question.survey_id].append(question)
    return [result(tally, round, questions[round.survey_id]) for round in found]


def result(tally, round, questions):
    closed = [(question, tally.of(question, round)) for question in questions if question.kind != Kind.OPEN]
    told = (round.survey.title, round.name, round.starts_on, round.is_anonymous)
    return RoundResult(*told, tally.responses.get(round.pk, 0), closed)


class Tally:
    """Everything there is to count in some rounds; three queries."""

    def __init__(self, rounds):
        answers = SurveyAnswer.objects.filter(response__round__in=rounds).order_by()
        per_value = answers.values_list("response__round", "question", "option", "number").annotate(Count("pk"))
        self.values = {tuple(key): number for *key, number in per_value}
        written = answers.exclude(option=None, number=None, text="")
        per_question = written.values_list("response__round", "question").annotate(Count("response", distinct=True))
        self.answered = {(round, question): number for round, question, number in per_question}
        forms = SurveyResponse.objects.filter(round__in=rounds).order_by().values_list("round")
        self.responses = dict(forms.annotate(Count("pk")))

    def of(self, question, round):
        """What was counted of a question in a round."""
        offered = values_of(question)
        counts = [self.values.get((round.pk, question.pk, *value), 0) for _label, value in offered]
        answered = self.answered.get((round.pk, question.pk), 0)
        return Counted([label for label, _value in offered], counts, answered, mean_of(question, counts))


def values_of(question):
    """(label, (id of the option, number)) of each answer that can be counted."""
    if question.kind == Kind.SCALE:
        return [(str(number), (None, number)) for number in SCALE]
    if question.kind == Kind.YES_NO:
        return [(_("ja"), (None, 1)), (_("nee"), (None, 0))]
    return [(option.text, (option.pk, None)) for option in question.options.all()]


def mean_of(question, counts):
    if question.kind != Kind.SCALE or not sum(counts):
        return None
    return sum(number * count for number, count in zip(SCALE, counts, strict=True)) / sum(counts)
