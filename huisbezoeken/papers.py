"""Figures that can go along with the papers of a meeting: each app above registers its own in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Paper:
    """`figures(told)`: HTML of what may leave the team, set out with the style sheets in `sheets`.

    `told` is what `gather(team, year)` gives, once for all papers that share it. Neither raises anything that a reader
    has to know: where a year has nothing to tell, the HTML says so.
    """

    key: str
    label: Any
    sheets: tuple[str, ...]
    gather: Callable[[Any, int], Any]
    figures: Callable[[Any], str]


_papers: dict[str, Paper] = {}


def paper(key, label, *, gather, sheets=()):
    """Register a paper; `key` is what is stored with the meetings that ask for it."""

    def register(figures):
        _papers[key] = Paper(key, label, tuple(sheets), gather, figures)
        return figures

    return register


def choices():
    """(key, label) of every paper there is, in the order in which they were registered."""
    return [(paper.key, paper.label) for paper in _papers.values()]


def asked_for(keys):
    """The papers with these keys; one that is no more is passed over."""
    return [paper for key, paper in _papers.items() if key in keys]


def set_out(papers, team, year):
    """(label, HTML) of each; what they share is gathered once."""
    told = {gather: gather(team, year) for gather in {paper.gather for paper in papers}}
    return [(paper.label, paper.figures(told[paper.gather])) for paper in papers]
