"""Writes about housing that touch more than one row, or leave a trace."""

from wonen.actions.files import save_file
from wonen.actions.steps import (
    begin_step,
    mark_step,
    move_standard_step,
    save_standard_step,
    save_step,
    take_usual_steps,
)

__all__ = [
    "begin_step",
    "mark_step",
    "move_standard_step",
    "save_file",
    "save_standard_step",
    "save_step",
    "take_usual_steps",
]
