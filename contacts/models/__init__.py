from contacts.models.connection import Connection
from contacts.models.consent import Consent
from contacts.models.household import Household
from contacts.models.network import NetworkLayout
from contacts.models.organisation import Organisation
from contacts.models.referral import Referral
from contacts.models.resident import Resident
from contacts.models.talent import ResidentTalent, Talent

__all__ = [
    "Connection",
    "Consent",
    "Household",
    "NetworkLayout",
    "Organisation",
    "Referral",
    "Resident",
    "ResidentTalent",
    "Talent",
]
