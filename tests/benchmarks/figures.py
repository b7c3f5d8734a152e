"""The figures of a team's year beside hand-written SQL that gives the same numbers."""

from rapportage.figures import for_year
from tests.benchmarks.data import YEAR
from tests.benchmarks.figures_by_hand import by_hand
from tests.benchmarks.statements import sent_by
from tests.benchmarks.timing import Row, medians


def measure(worlds, size):
    team = worlds["default"].team

    def ours():
        return for_year(team, YEAR)

    def floor():
        return by_hand(team.pk, YEAR)

    assert ours() == floor()
    mine, least = medians(ours, floor)
    yield Row("cijfers van een jaar", size, mine, least, 1.5, queries=len(sent_by(ours)), most_queries=25)
