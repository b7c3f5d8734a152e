from activiteiten.lists.activities import ACTIVITIES
from activiteiten.lists.enrolments import ENROLMENTS
from activiteiten.lists.ideas import IDEAS, people_in
from activiteiten.lists.locations import LOCATIONS, add_counts
from activiteiten.lists.newsletters import NEWSLETTERS
from activiteiten.lists.sessions import SESSIONS

__all__ = ["ACTIVITIES", "ENROLMENTS", "IDEAS", "LOCATIONS", "NEWSLETTERS", "SESSIONS", "add_counts", "people_in"]
