"""The sheets of people and partners in the register workbook."""

# Sheets are read in the order in which they register: first what others name.
# isort: off
from contacts.registers.households import HouseholdSheet
from contacts.registers.residents import ResidentSheet
from contacts.registers.consents import ConsentSheet
from contacts.registers.connections import ConnectionSheet
from contacts.registers.organisations import OrganisationSheet
from contacts.registers.referrals import ReferralSheet
from contacts.registers.demo import demo_referrals
from contacts.registers.demo_people import demo_newcomers, demo_talents
from contacts.registers.demo_connections import demo_connections

__all__ = [
    "ConnectionSheet",
    "ConsentSheet",
    "HouseholdSheet",
    "OrganisationSheet",
    "ReferralSheet",
    "ResidentSheet",
    "demo_connections",
    "demo_newcomers",
    "demo_referrals",
    "demo_talents",
]
