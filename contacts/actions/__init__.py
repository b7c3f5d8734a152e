"""Writes about people and partners that touch more than one row, or leave a trace."""

from contacts.actions.consents import in_force_at_address, set_consent, withdraw_at_address
from contacts.actions.partners import put_document, renew_agreement
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
    "hand_over_residents",
    "in_force_at_address",
    "likely_doubles",
    "put_document",
    "recount_last_contact",
    "refer",
    "rename_talent",
    "renew_agreement",
    "residents_of",
    "save",
    "set_consent",
    "set_talents",
    "withdraw_at_address",
]
