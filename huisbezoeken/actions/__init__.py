"""Writes of home visits, contacts, follow-ups and signals. Apps above call `ask` and `raise_signal`."""

from huisbezoeken.actions.follow_ups import (
    ask,
    finish,
    finish_planned,
    hand_over,
    hand_over_all,
    move,
    reopen,
    reopen_planned,
    save_follow_up,
)
from huisbezoeken.actions.signals import change_status, raise_signal, save_signal
from huisbezoeken.actions.visits import refer_at, save_encounter, save_visit

__all__ = [
    "ask",
    "change_status",
    "finish",
    "finish_planned",
    "hand_over",
    "hand_over_all",
    "move",
    "raise_signal",
    "refer_at",
    "reopen",
    "reopen_planned",
    "save_encounter",
    "save_follow_up",
    "save_signal",
    "save_visit",
]
