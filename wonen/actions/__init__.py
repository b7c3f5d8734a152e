"""Writes about housing that touch more than one row, or leave a trace."""

from wonen.actions.files import save_file
from wonen.actions.fund import Refused, book, save_terms, take_back
from wonen.actions.steps import (
    begin_step,
    mark_step,
    move_standard_step,
    save_standard_step,
    save_step,
    take_usual_steps,
)

__all__ = [
    "Refused",
    "begin_step",
    "book",
    "mark_step",
    "move_standard_step",
    "save_file",
    "save_standard_step",
    "save_step",
    "save_terms",
    "take_back",
    "take_usual_steps",
]
