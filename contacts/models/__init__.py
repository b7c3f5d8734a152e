from contacts.models.household import Household
from contacts.models.organisation import Organisation
from contacts.models.referral import Referral
from contacts.models.resident import Resident

__all__ = ["Household", "Organisation", "Referral", "Resident"]
