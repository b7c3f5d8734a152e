from huisbezoeken.forms.encounter import EncounterForm
from huisbezoeken.forms.follow_up import FollowUpForm
from huisbezoeken.forms.signal import SignalForm
from huisbezoeken.forms.visit import VisitForm

__all__ = ["EncounterForm", "FollowUpForm", "SignalForm", "VisitForm"]
