"""Writes about people and partners that touch more than one row, or leave a trace."""

from contacts.actions.connections import connect
from contacts.actions.consents import in_force_at_address, set_consent, withdraw_at_address
from contacts.actions.network import arrange, keep_places
from contacts.actions.people import (
    add_household,
    hand_over_residents,
    likely_doubles,
    recount_last_contact,
    residents_of,
    save,
)
from contacts.actions.referrals import answer_arrival, refer
from contacts.actions.talents import rename_talent, set_talents

__all__ = [
    "add_household",
    "answer_arrival",
    "arrange",
    "connect",
    "hand_over_residents",
    "in_force_at_address",
    "keep_places",
    "likely_doubles",
    "recount_last_contact",
    "refer",
    "rename_talent",
    "residents_of",
    "save",
    "set_consent",
    "set_talents",
    "withdraw_at_address",
]
