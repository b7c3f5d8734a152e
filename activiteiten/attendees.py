"""Who stands on the list of a session: in the same order on the screen and on the paper to sign."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from activiteiten.models import Attendance, Enrolment, Session
from buurtwerk.core.text import search_key, search_words
from contacts.lists import full_name
from contacts.models import Resident

LOOKED_THROUGH = 300  # residents whose key holds what was typed
LOOKED_BACK = 8  # sessions; whoever was at none of them is searched for again
FIELDS = ("id", "code", "first_name", "last_name", "birth_year", "household", "household__street")


@dataclass(frozen=True, slots=True)
class Line:
    """A resident on the list: `role` today, `last_role` at the session before; empty where they were not there.

    Name, year of birth and street: all that a volunteer may see of them.
    """

    id: int
    name: str
    last_name: str
    birth_year: int | None
    household: int
    street: str
    role: str = ""
    last_role: str = ""

    @property
    def details(self):
        year = f"°{self.birth_year}" if self.birth_year else ""
        return ", ".join(part for part in (year, self.street) if part)


@dataclass(frozen=True, slots=True)
class Family:
    """A household on the list of an activity where families come together."""

    id: int
    title: str
    lines: list[Line]

    @property
    def everybody_is_there(self):
        return all(line.role for line in self.lines)


def lines_of(session):
    """Everybody to tick, by name: who is enrolled that day, who came lately, who is written down; three queries.

    Where families come together, whoever lives with one of them stands on the list too.
    """
    roles = dict(session.attendances.values_list("resident", "role"))
    last_roles = roles_at_last(session)
    people = expected_at(session).order_by("last_name", "first_name", "pk")
    return [as_line(row, roles.get(row["id"], ""), last_roles.get(row["id"], "")) for row in people.values(*FIELDS)]


def as_line(row, role="", last_role=""):
    return Line(
        id=row["id"],
        name=full_name(row),
        last_name=row["last_name"],
        birth_year=row["birth_year"],
        household=row["household"],
        street=row["household__street"],
        role=role,
        last_role=last_role,
    )


def called(team, query, limit):
    """Who fits what was typed, by name: in what a volunteer may see, so not by a phone number, an address or a code."""
    words = search_words(query)
    rows = Resident.objects.of(team).matching(query).by_name().values(*FIELDS)[:LOOKED_THROUGH]
    keys = [(row, search_key(row["first_name"], row["last_name"], str(row["birth_year"] or ""))) for row in rows]
    return [as_line(row) for row, key in keys if all(word in key for word in words)][:limit]


def expected_at(session):
    """The residents on the list of this session."""
    enrolled = Enrolment.objects.filter(activity=session.activity_id).open_on(session.date)
    lately = list(Session.objects.before(session).values_list("pk", flat=True)[:LOOKED_BACK])
    came = Attendance.objects.filter(session__in=[session.pk, *lately])
    residents = Resident.objects.of(session.team)
    known = residents.filter(Q(pk__in=enrolled.values("resident")) | Q(pk__in=came.values("resident")))
    if not session.activity.by_family:
        return known
    return residents.filter(household__in=known.order_by().values("household"))


def roles_at_last(session):
    """Resident id -> role at the session before this one; nobody where there was none."""
    last = Session.objects.before(session).values("pk")[:1]
    return dict(
        Attendance.objects.filter(session__in=list(last.values_list("pk", flat=True))).values_list("resident", "role")
    )


def families_of(lines):
    """The same lines by household, in the order of the first name of each."""
    homes: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        homes[line.household].append(line)
    return [Family(household, title_of(members), members) for household, members in homes.items()]


def title_of(members):
    """«Gezin Haddad en Peeters, Marktstraat»."""
    names = list(dict.fromkeys(line.last_name or line.name for line in members))
    street = members[0].street
    return _("Gezin %s") % _(" en ").join(names[:2]) + (f", {street}" if street else "")


def counts_of(session):
    """How many were there: by role, and nobody knows."""
    roles = list(session.attendances.values_list("role", flat=True))
    return {
        "participants": roles.count(Attendance.Role.PARTICIPANT),
        "volunteers": roles.count(Attendance.Role.VOLUNTEER),
        "adults": session.anonymous_adults,
        "children": session.anonymous_children,
    }
