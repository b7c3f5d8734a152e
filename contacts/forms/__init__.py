from contacts.forms.areas import AreaForm, MapForm, StreetsForm
from contacts.forms.connection import ConnectionForm
from contacts.forms.household import HouseholdForm
from contacts.forms.organisation import OrganisationForm
from contacts.forms.partners import AgreementForm, ContactPersonForm, DocumentForm, OfferForm, RenewalForm
from contacts.forms.quick import NewHomeForm, QuickHouseholdForm, QuickResidentForm
from contacts.forms.referral import ReferralForm
from contacts.forms.resident import ResidentForm
from contacts.forms.talents import RenameTalentForm

__all__ = [
    "AgreementForm",
    "AreaForm",
    "ConnectionForm",
    "ContactPersonForm",
    "DocumentForm",
    "HouseholdForm",
    "MapForm",
    "NewHomeForm",
    "OfferForm",
    "OrganisationForm",
    "QuickHouseholdForm",
    "QuickResidentForm",
    "ReferralForm",
    "RenameTalentForm",
    "RenewalForm",
    "ResidentForm",
    "StreetsForm",
]
