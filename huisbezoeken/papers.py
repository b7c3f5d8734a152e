"""Figures that can go along with the papers of a meeting: each app above registers its own in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Paper:
    """`figures(team, year)`: HTML of what may leave the team, set out with the style sheets in `sheets`.

    It raises nothing that a reader has to know: where a year has nothing to tell, the HTML says so.
    """

    key: str
    label: Any
    sheets: tuple[str, ...]
    figures: Callable[[Any, int], str]


_papers: dict[str, Paper] = {}


def paper(key, label, *, sheets=()):
    """Register a paper; `key` is what is stored with the meetings that ask for it."""

    def register(figures):
        _papers[key] = Paper(key, label, tuple(sheets), figures)
        return figures

    return register


def choices():
    """(key, label) of every paper there is, in the order in which they were registered."""
    return [(paper.key, paper.label) for paper in _papers.values()]


def asked_for(keys):
    """The papers with these keys; one that is no more is passed over."""
    return [paper for key, paper in _papers.items() if key in keys]
