"""What became of signals in a year: bundled, discussed, decided, carried out, told back. Beside figures.md's own."""

from dataclasses import dataclass

from django.db.models import Count, Q

from buurtwerk.core.dates import today, year_span
from huisbezoeken.models import AgendaItem, Bottleneck, Feedback, FollowUp, Meeting


@dataclass(frozen=True, slots=True)
class DecisionFigures:
    """Bottlenecks noted in the year; meetings held and what they decided; what of that is done by now; who was told.

    `told` counts residents, each once, told in the year whenever it was decided.
    """

    bottlenecks: int
    meetings: int
    made: int
    carried_out: int
    told: int


def decisions_for_year(team, year):
    """In four queries."""
    first, last = year_span(year)
    held = Meeting.objects.of(team).filter(date__range=(first, last)).held_by(today())
    done = Count("pk", filter=Q(follow_up__status=FollowUp.Status.DONE))
    decided = AgendaItem.objects.of(team).decided_in(year).aggregate(made=Count("pk"), carried_out=done)
    told = Feedback.objects.of(team).heard_in(year).aggregate(told=Count("resident", distinct=True))
    bottlenecks = Bottleneck.objects.of(team).in_year(year).count()
    return DecisionFigures(bottlenecks=bottlenecks, meetings=held.count(), **decided, **told)
