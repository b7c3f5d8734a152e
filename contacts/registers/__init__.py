"""The sheets of people and partners in the register workbook."""

# Sheets are read in the order in which they register: first what others name.
# isort: off
from contacts.registers.households import HouseholdSheet
from contacts.registers.residents import ResidentSheet
from contacts.registers.consents import ConsentSheet
from contacts.registers.organisations import OrganisationSheet
from contacts.registers.referrals import ReferralSheet
from contacts.registers.areas import AreaSheet
from contacts.registers.demo_areas import demo_areas
from contacts.registers.demo import demo_referrals
from contacts.registers.demo_people import demo_newcomers, demo_talents

__all__ = [
    "AreaSheet",
    "ConsentSheet",
    "HouseholdSheet",
    "OrganisationSheet",
    "ReferralSheet",
    "ResidentSheet",
    "demo_areas",
    "demo_newcomers",
    "demo_referrals",
    "demo_talents",
]
