"""How far a round is: how many answered, and in which way."""

from dataclasses import dataclass

from django.db.models import Count, Q

from kruidenier.models import SurveyResponse, SurveyRound


@dataclass(frozen=True, slots=True)
class Progress:
    """`channels`: (label, number of filled in forms), in a fixed order; codes are those on forms that were printed."""

    channels: list[tuple[str, int]]
    codes: int
    codes_used: int
    questions: int

    @property
    def total(self):
        return sum(number for _label, number in self.channels)

    @property
    def codes_free(self):
        return self.codes - self.codes_used


def progress_of(round: SurveyRound) -> Progress:
    """Three queries."""
    counted = dict(round.responses.order_by().values_list("channel").annotate(Count("pk")))
    codes = round.codes.aggregate(all=Count("pk"), used=Count("pk", filter=Q(is_used=True)))
    channels = [(str(label), counted.get(value, 0)) for value, label in SurveyResponse.Channel.choices]
    return Progress(channels, codes["all"], codes["used"], round.survey.questions.count())
