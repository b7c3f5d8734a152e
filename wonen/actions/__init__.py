"""Writes about housing that touch more than one row, or leave a trace."""

from wonen.actions.dwelling import TooManyPhotos, add_photos, mark_defect, save_defect
from wonen.actions.files import save_file
from wonen.actions.fund import Refused, book, save_terms, take_back
from wonen.actions.premiums import consider, mark_paper, save_application, save_premium, take_papers
from wonen.actions.steps import (
    AlreadyThere,
    begin_step,
    mark_step,
    move_standard_step,
    save_standard_step,
    save_step,
    take_usual_steps,
)

__all__ = [
    "AlreadyThere",
    "Refused",
    "TooManyPhotos",
    "add_photos",
    "begin_step",
    "book",
    "consider",
    "mark_defect",
    "mark_paper",
    "mark_step",
    "move_standard_step",
    "save_application",
    "save_defect",
    "save_file",
    "save_premium",
    "save_standard_step",
    "save_step",
    "save_terms",
    "take_back",
    "take_papers",
    "take_usual_steps",
]
