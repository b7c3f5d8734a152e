from contacts.forms.connection import ConnectionForm
from contacts.forms.household import HouseholdForm
from contacts.forms.organisation import OrganisationForm
from contacts.forms.quick import NewHomeForm, QuickHouseholdForm, QuickResidentForm
from contacts.forms.referral import ReferralForm
from contacts.forms.resident import ResidentForm
from contacts.forms.talents import RenameTalentForm

__all__ = [
    "ConnectionForm",
    "HouseholdForm",
    "NewHomeForm",
    "OrganisationForm",
    "QuickHouseholdForm",
    "QuickResidentForm",
    "ReferralForm",
    "RenameTalentForm",
    "ResidentForm",
]
