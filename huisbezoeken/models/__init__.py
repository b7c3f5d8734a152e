from huisbezoeken.models.encounter import Encounter
from huisbezoeken.models.follow_up import FollowUp, FollowUpChange
from huisbezoeken.models.signal import Signal, SignalChange
from huisbezoeken.models.theme import Theme
from huisbezoeken.models.visit import HomeVisit, VisitReferral, VisitResident, VisitTheme, VisitWorker

__all__ = [
    "Encounter",
    "FollowUp",
    "FollowUpChange",
    "HomeVisit",
    "Signal",
    "SignalChange",
    "Theme",
    "VisitReferral",
    "VisitResident",
    "VisitTheme",
    "VisitWorker",
]
