"""Writes about the social grocery that touch more than one row, or leave a trace."""

from kruidenier.actions.cards import new_card, renew, save_card, save_rules, stop
from kruidenier.actions.counter import (
    CannotCheckIn,
    ask_question,
    came_as,
    check_in,
    undo_check_in,
    welcome,
)
from kruidenier.actions.visits import CameAlready, may_come_back, save_amounts, save_visit, write_visit

__all__ = [
    "CameAlready",
    "CannotCheckIn",
    "ask_question",
    "came_as",
    "check_in",
    "may_come_back",
    "new_card",
    "renew",
    "save_amounts",
    "save_card",
    "save_rules",
    "save_visit",
    "stop",
    "undo_check_in",
    "welcome",
    "write_visit",
]
