"""Writes about activities that touch more than one row, or leave a trace."""

from activiteiten.actions.activities import save_activity
from activiteiten.actions.attendance import ABSENT, NobodyCanBeThere, count_unknown, tick, tick_all, welcome
from activiteiten.actions.enrolments import (
    AlreadyEnrolled,
    Full,
    enrol,
    may_come_back,
    may_wait_again,
    places_left,
    save_enrolment,
    wait,
)
from activiteiten.actions.ideas import became, save_idea
from activiteiten.actions.places import place_called
from activiteiten.actions.sessions import (
    SomebodyWasThere,
    ask_at,
    cancel,
    make_series,
    raise_signal_at,
    residents_at,
    save_session,
)

__all__ = [
    "ABSENT",
    "AlreadyEnrolled",
    "Full",
    "NobodyCanBeThere",
    "SomebodyWasThere",
    "ask_at",
    "became",
    "cancel",
    "count_unknown",
    "enrol",
    "make_series",
    "may_come_back",
    "may_wait_again",
    "place_called",
    "places_left",
    "raise_signal_at",
    "residents_at",
    "save_activity",
    "save_enrolment",
    "save_idea",
    "save_session",
    "tick",
    "tick_all",
    "wait",
    "welcome",
]
