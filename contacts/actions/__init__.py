"""Writes about people and partners that touch more than one row, or leave a trace."""

from contacts.actions.areas import add_streets, keep_map, map_of, name_area, save_area, store_map
from contacts.actions.connections import connect
from contacts.actions.consents import in_force_at_address, set_consent, withdraw_at_address
from contacts.actions.network import arrange, keep_places
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
    "add_streets",
    "answer_arrival",
    "arrange",
    "connect",
    "hand_over_residents",
    "in_force_at_address",
    "keep_map",
    "keep_places",
    "likely_doubles",
    "map_of",
    "name_area",
    "put_document",
    "recount_last_contact",
    "refer",
    "rename_talent",
    "renew_agreement",
    "residents_of",
    "save",
    "save_area",
    "set_consent",
    "set_talents",
    "store_map",
    "withdraw_at_address",
]
