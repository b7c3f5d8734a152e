"""Writes about people and partners that touch more than one row, or leave a trace."""

from contacts.actions.people import (
    add_household,
    hand_over_residents,
    likely_doubles,
    recount_last_contact,
    residents_of,
    save,
)
from contacts.actions.referrals import answer_arrival, refer

__all__ = [
    "add_household",
    "answer_arrival",
    "hand_over_residents",
    "likely_doubles",
    "recount_last_contact",
    "refer",
    "residents_of",
    "save",
]
