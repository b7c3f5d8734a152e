"""The results of a round as its page shows them: beside the rounds before it, as charts; open answers as a list."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from buurtwerk.core.charts import Chart, Series, bar, chart, horizontal_bar
from kruidenier.models import SurveyAnswer, SurveyQuestion, SurveyRound
from kruidenier.survey_figures import Counted, Tally

EARLIER = 3
Kind = SurveyQuestion.Kind


@dataclass(frozen=True, slots=True)
class Row:
    """One round in the line under a question."""

    round: SurveyRound
    counted: Counted

    @property
    def mean(self):
        return None if self.counted.mean is None else number_format(self.counted.mean, 1)

    @property
    def told(self):
        """«lente 2026: 12 antwoorden, gemiddeld 3,6»."""
        number = self.counted.answered
        told = ngettext("%(number)s antwoord", "%(number)s antwoorden", number) % {"number": number}
        return f"{told}, {_('gemiddeld %s') % self.mean}" if self.mean else told


@dataclass(frozen=True, slots=True)
class Result:
    """One question: `rows` are the rounds, the latest first; `said` the open answers of each, in the same order."""

    question: SurveyQuestion
    rows: list[Row]
    chart: Chart | None
    said: list[tuple[SurveyRound, list[SurveyAnswer]]]


def rounds_beside(round):
    """The round and up to three of the same survey before it, the latest first; one query."""
    before = Q(starts_on__lt=round.starts_on) | Q(starts_on=round.starts_on, pk__lt=round.pk)
    earlier = SurveyRound.objects.filter(before, survey=round.survey_id).latest_first()
    return [round, *earlier[:EARLIER]]


def results_of(rounds):
    """A Result for each question; eight queries at most, however many there are."""
    tally, said = Tally(rounds), said_in(rounds)
    questions = rounds[0].survey.questions.with_options().in_order()
    return [result(question, rounds, tally, said) for question in questions]


def result(question, rounds, tally, said):
    rows = [Row(round, tally.of(question, round)) for round in rounds]
    if question.kind == Kind.OPEN:
        return Result(question, rows, None, [(round, said[question.pk, round.pk]) for round in rounds])
    return Result(question, rows, drawn(question, rows), [])


def said_in(rounds):
    """(question, round) -> open answers, with the signal that came of one. Their ids are random: so is their order."""
    found = defaultdict(list)
    answers = SurveyAnswer.objects.filter(response__round__in=rounds, question__kind=Kind.OPEN).exclude(text="")
    told = answers.select_related("response__resident").prefetch_related("answer_signals__signal")
    for answer in told.order_by("pk"):
        found[answer.question_id, answer.response.round_id].append(answer)
    return found


def drawn(question, rows):
    """Upright columns for a scale, lying bars for the names of choices."""
    latest = rows[0]
    return chart(
        bar if question.kind == Kind.SCALE else horizontal_bar,
        caption=_("Aantal formulieren per antwoord"),
        id=f"vraag-{question.pk}",
        title=question.text,
        description=f"{latest.round}: {latest.told}.",
        labels=latest.counted.labels,
        series=[Series(str(row.round), row.counted.counts) for row in rows],
    )
