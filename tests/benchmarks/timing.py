"""Medians of two things, turn by turn, so that whatever else the machine does falls on both alike."""

import statistics
import time
from dataclasses import dataclass

WARM_UP = 3
TIMES = 30
SLOW, FEW = 400, 9


@dataclass(frozen=True)
class Row:
    """One line of the table; `at_least`: the ratio is how many times faster than a peer."""

    what: str
    size: str
    value: float
    floor: float | None
    target: float
    at_least: bool = False
    queries: int | None = None
    most_queries: int | None = None
    unit: str = "ms"
    engine: str = ""

    @property
    def ratio(self):
        if self.floor is None:
            return self.value / self.target
        return self.floor / self.value if self.at_least else self.value / self.floor

    @property
    def is_met(self):
        if self.queries is not None and self.queries > self.most_queries:
            return False
        if self.floor is None:
            return self.value <= self.target
        return self.ratio >= self.target if self.at_least else self.ratio <= self.target


def milliseconds(call):
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def medians(*calls, times=TIMES, warm_up=WARM_UP):
    """The median ms of each call; fewer turns when one takes long."""
    warm = [milliseconds(call) for _ in range(warm_up) for call in calls]
    turns = times if max(warm[-len(calls) :]) < SLOW else min(times, FEW)
    spent = [[milliseconds(call) for call in calls] for _ in range(turns)]
    return [statistics.median(column) for column in zip(*spent, strict=True)]
