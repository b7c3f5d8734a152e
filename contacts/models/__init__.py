from contacts.models.area import Area, AreaStreet
from contacts.models.consent import Consent
from contacts.models.household import Household
from contacts.models.organisation import Organisation
from contacts.models.referral import Referral
from contacts.models.resident import Resident
from contacts.models.talent import ResidentTalent, Talent

__all__ = [
    "Area",
    "AreaStreet",
    "Consent",
    "Household",
    "Organisation",
    "Referral",
    "Resident",
    "ResidentTalent",
    "Talent",
]
