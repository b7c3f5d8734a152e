"""The sheets of activities and what hangs on them in the register workbook."""

# Sheets are read in the order in which they register: first what others name.
# isort: off
from activiteiten.registers.locations import LocationSheet
from activiteiten.registers.activities import ActivitySheet
from activiteiten.registers.sessions import SessionSheet
from activiteiten.registers.attendances import AttendanceSheet
from activiteiten.registers.enrolments import EnrolmentSheet
from activiteiten.registers.waiting import WaitingSheet
from activiteiten.registers.ideas import IdeaSheet
from activiteiten.registers.newsletters import NewsletterSheet, NewsletterTextSheet
from activiteiten.registers.demo_activities import demo_activities
from activiteiten.registers.demo_enrolments import demo_enrolments
from activiteiten.registers.demo_sessions import demo_sessions
from activiteiten.registers.demo_ideas import demo_ideas, demo_newsletter

__all__ = [
    "ActivitySheet",
    "AttendanceSheet",
    "EnrolmentSheet",
    "IdeaSheet",
    "LocationSheet",
    "NewsletterSheet",
    "NewsletterTextSheet",
    "SessionSheet",
    "WaitingSheet",
    "demo_activities",
    "demo_enrolments",
    "demo_ideas",
    "demo_newsletter",
    "demo_sessions",
]
