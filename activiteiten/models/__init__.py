from activiteiten.models.activity import (
    Activity,
    ActivityLeader,
    ActivityPartner,
    ActivityPriority,
    ActivityTheme,
)
from activiteiten.models.attendance import Attendance
from activiteiten.models.enrolment import Enrolment, Waiting
from activiteiten.models.feed import CalendarFeed
from activiteiten.models.holiday import SchoolHoliday
from activiteiten.models.idea import Idea, IdeaHelper
from activiteiten.models.location import Location
from activiteiten.models.newsletter import Newsletter, NewsletterMail, NewsletterText
from activiteiten.models.session import Session, SessionFollowUp, SessionSignal

__all__ = [
    "Activity",
    "ActivityLeader",
    "ActivityPartner",
    "ActivityPriority",
    "ActivityTheme",
    "Attendance",
    "CalendarFeed",
    "Enrolment",
    "Idea",
    "IdeaHelper",
    "Location",
    "Newsletter",
    "NewsletterMail",
    "NewsletterText",
    "SchoolHoliday",
    "Session",
    "SessionFollowUp",
    "SessionSignal",
    "Waiting",
]
