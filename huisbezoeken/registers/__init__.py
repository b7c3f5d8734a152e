"""The sheets of visits and what is heard there in the register workbook."""

# Sheets are read in the order in which they register: first what others name.
# isort: off
from huisbezoeken.registers.visits import HomeVisitSheet
from huisbezoeken.registers.encounters import EncounterSheet
from huisbezoeken.registers.signals import SignalSheet
from huisbezoeken.registers.follow_ups import FollowUpSheet
from huisbezoeken.registers.bottlenecks import BottleneckSheet, FeedbackSheet
from huisbezoeken.registers.meetings import AgendaItemSheet, MeetingPresenceSheet, MeetingSheet
from huisbezoeken.registers.demo_encounters import demo_encounters
from huisbezoeken.registers.demo_signals import demo_signals
from huisbezoeken.registers.demo_follow_ups import demo_follow_ups
from huisbezoeken.registers.demo_meetings import demo_meetings

__all__ = [
    "AgendaItemSheet",
    "BottleneckSheet",
    "EncounterSheet",
    "FeedbackSheet",
    "FollowUpSheet",
    "HomeVisitSheet",
    "MeetingPresenceSheet",
    "MeetingSheet",
    "SignalSheet",
    "demo_encounters",
    "demo_follow_ups",
    "demo_meetings",
    "demo_signals",
]
