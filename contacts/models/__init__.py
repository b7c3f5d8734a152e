from contacts.models.agreement import Agreement, AgreementDocument
from contacts.models.area import Area, AreaStreet
from contacts.models.connection import Connection
from contacts.models.consent import Consent
from contacts.models.contact_person import ContactPerson
from contacts.models.group import Group, GroupMember
from contacts.models.household import Household
from contacts.models.network import NetworkLayout
from contacts.models.offer import Offer
from contacts.models.organisation import Organisation
from contacts.models.referral import Referral
from contacts.models.resident import Resident
from contacts.models.talent import ResidentTalent, Talent

__all__ = [
    "Agreement",
    "AgreementDocument",
    "Area",
    "AreaStreet",
    "Connection",
    "Consent",
    "ContactPerson",
    "Group",
    "GroupMember",
    "Household",
    "NetworkLayout",
    "Offer",
    "Organisation",
    "Referral",
    "Resident",
    "ResidentTalent",
    "Talent",
]
