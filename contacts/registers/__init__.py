"""The sheets of people and partners in the register workbook."""

# Sheets are read in the order in which they register: first what others name.
# isort: off
from contacts.registers.households import HouseholdSheet
from contacts.registers.residents import ResidentSheet
from contacts.registers.consents import ConsentSheet
from contacts.registers.connections import ConnectionSheet
from contacts.registers.organisations import OrganisationSheet
from contacts.registers.partners import AgreementSheet, ContactPersonSheet, OfferSheet
from contacts.registers.referrals import ReferralSheet
from contacts.registers.groups import GroupMemberSheet, GroupSheet
from contacts.registers.areas import AreaSheet
from contacts.registers.demo_partners import demo_partners
from contacts.registers.demo_areas import demo_areas
from contacts.registers.demo import demo_referrals
from contacts.registers.demo_groups import demo_groups
from contacts.registers.demo_people import demo_newcomers, demo_talents
from contacts.registers.demo_connections import demo_connections

__all__ = [
    "AgreementSheet",
    "AreaSheet",
    "ConnectionSheet",
    "ConsentSheet",
    "ContactPersonSheet",
    "GroupMemberSheet",
    "GroupSheet",
    "HouseholdSheet",
    "OfferSheet",
    "OrganisationSheet",
    "ReferralSheet",
    "ResidentSheet",
    "demo_areas",
    "demo_connections",
    "demo_groups",
    "demo_newcomers",
    "demo_partners",
    "demo_referrals",
    "demo_talents",
]
