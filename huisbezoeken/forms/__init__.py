from huisbezoeken.forms.encounter import EncounterForm
from huisbezoeken.forms.visit import VisitForm

__all__ = ["EncounterForm", "VisitForm"]
