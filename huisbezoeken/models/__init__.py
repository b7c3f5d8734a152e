from huisbezoeken.models.agenda_item import AgendaItem
from huisbezoeken.models.bottleneck import Bottleneck, BottleneckChange, BottleneckSignal
from huisbezoeken.models.encounter import Encounter
from huisbezoeken.models.feedback import Feedback
from huisbezoeken.models.follow_up import FollowUp, FollowUpChange
from huisbezoeken.models.meeting import Meeting, MeetingPaper, MeetingPresence
from huisbezoeken.models.signal import Signal, SignalChange
from huisbezoeken.models.theme import Theme
from huisbezoeken.models.visit import HomeVisit, VisitReferral, VisitResident, VisitTheme, VisitWorker

__all__ = [
    "AgendaItem",
    "Bottleneck",
    "BottleneckChange",
    "BottleneckSignal",
    "Encounter",
    "Feedback",
    "FollowUp",
    "FollowUpChange",
    "HomeVisit",
    "Meeting",
    "MeetingPaper",
    "MeetingPresence",
    "Signal",
    "SignalChange",
    "Theme",
    "VisitReferral",
    "VisitResident",
    "VisitTheme",
    "VisitWorker",
]
