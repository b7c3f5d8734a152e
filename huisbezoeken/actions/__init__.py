"""Writes of home visits, contacts, follow-ups, signals and meetings. Apps above call `ask` and `raise_signal`."""

from huisbezoeken.actions.bottlenecks import add_signal, change_bottleneck_status, save_bottleneck
from huisbezoeken.actions.feedback import tell
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
from huisbezoeken.actions.meetings import (
    move_item,
    note_presence,
    put_on_agenda,
    save_item,
    save_meeting,
)
from huisbezoeken.actions.signals import change_status, raise_signal, save_signal
from huisbezoeken.actions.visits import refer_at, save_encounter, save_visit

__all__ = [
    "add_signal",
    "ask",
    "change_bottleneck_status",
    "change_status",
    "finish",
    "finish_planned",
    "hand_over",
    "hand_over_all",
    "move",
    "move_item",
    "note_presence",
    "put_on_agenda",
    "raise_signal",
    "refer_at",
    "reopen",
    "reopen_planned",
    "save_bottleneck",
    "save_encounter",
    "save_follow_up",
    "save_item",
    "save_meeting",
    "save_signal",
    "save_visit",
    "tell",
]
