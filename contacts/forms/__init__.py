from contacts.forms.household import HouseholdForm
from contacts.forms.organisation import OrganisationForm
from contacts.forms.quick import QuickHouseholdForm, QuickResidentForm
from contacts.forms.resident import ResidentForm

__all__ = ["HouseholdForm", "OrganisationForm", "QuickHouseholdForm", "QuickResidentForm", "ResidentForm"]
