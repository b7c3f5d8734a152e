from activiteiten.filters.activities import ActivityFilter
from activiteiten.filters.enrolments import EnrolmentFilter
from activiteiten.filters.people import ThereFilter
from activiteiten.filters.sessions import SessionFilter

__all__ = ["ActivityFilter", "EnrolmentFilter", "SessionFilter", "ThereFilter"]
