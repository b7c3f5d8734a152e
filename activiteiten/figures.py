"""Activities of a year; shared figures.md says what each number counts."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Q, Sum

from activiteiten.models import Attendance, Enrolment, Session
from buurtwerk.core.dates import year_span
from contacts.models import Household
from contacts.models.household import FOREIGN, UNKNOWN_ORIGIN
from contacts.places import NO_COUNTRY

ADULT = 18


@dataclass(frozen=True, slots=True)
class ActivityFigures:
    """One activity in one year; what was cancelled counts nowhere.

    Attendances: as participant, with those whom nobody knows. From `households` to `social_service_households`: over
    the participants. A child is under 18 by the age reached in the year. Onward: the outflow with that reason.
    """

    sessions: int = 0
    attendances: int = 0
    participants: int = 0
    volunteers: int = 0
    households: int = 0
    children: int = 0
    countries: int = 0
    known_origin_households: int = 0
    foreign_origin_households: int = 0
    social_service_households: int = 0
    inflow: int = 0
    outflow: int = 0
    onward: int = 0


def for_year(team, year):
    """Code -> figures of each activity with a session, inflow or outflow in the year; four queries, however many."""
    counted: dict[str, Counter] = defaultdict(Counter)
    for count in (_of_sessions, _of_people, _of_enrolments):
        for code, numbers in count(team, year):
            counted[code] += Counter(numbers)
    return {code: ActivityFigures(**numbers) for code, numbers in sorted(counted.items())}


def attended(team, year):
    """Attendances of the year, whatever the role; through the sessions, whose date is what the index holds."""
    return Attendance.objects.counted().filter(session__team=team).in_year(year)


def households_of(participations):
    """(id, social service, origin) of the households of these participations, each once."""
    homes = Household.objects.filter(pk__in=participations.values("resident__household"))
    return homes.with_origin().order_by().values_list("pk", "social_service", "household_origin")


def is_child(birth_year, year):
    """Unknown is no child."""
    return birth_year is not None and year - birth_year < ADULT


def years(team):
    """Year -> (sessions, participants), latest first, for every year with a session that took place; one query."""
    rows = Session.objects.of(team).taking_place().order_by("-date__year").values_list("date__year")
    people = Q(attendances__role=Attendance.Role.PARTICIPANT)
    there = Count("attendances__resident", distinct=True, filter=people)
    return {year: numbers for year, *numbers in rows.annotate(sessions=Count("pk", distinct=True), there=there)}


def _of_sessions(team, year):
    rows = Session.objects.of(team).taking_place().filter(date__range=year_span(year)).order_by()
    unknown = Sum(F("anonymous_adults") + F("anonymous_children"))
    for code, *numbers in rows.values_list("activity__code").annotate(sessions=Count("pk"), unknown=unknown):
        yield code, dict(zip(("sessions", "attendances"), numbers, strict=True))


def _of_people(team, year):
    """By activity, role and resident, as often as they came; what their households are, is looked up once."""
    fields = ("resident", "resident__household", "resident__birth_year", "resident__origin")
    rows = attended(team, year).order_by().values_list("session__activity__code", "role", *fields)
    people = defaultdict(list)
    for code, role, *person in rows.annotate(often=Count("pk")):
        people[code, role].append(person)
    homes = {pk: told for pk, *told in households_of(attended(team, year).as_participant())}
    for (code, role), found in people.items():
        if role == Attendance.Role.VOLUNTEER:
            yield code, {"volunteers": len(found)}
        else:
            yield code, _of_participants(found, homes, year)


def _of_participants(people, homes, year):
    """`people`: (resident, household, year of birth, country, how often)."""
    households = {household for _pk, household, *_ in people}
    services, origins = zip(*(homes[household] for household in households), strict=True)
    return {
        "attendances": sum(often for *_, often in people),
        "participants": len(people),
        "households": len(households),
        "children": sum(is_child(born, year) for _pk, _home, born, *_ in people),
        "countries": len({country for *_, country, _often in people} - set(NO_COUNTRY)),
        "known_origin_households": len(origins) - origins.count(UNKNOWN_ORIGIN),
        "foreign_origin_households": origins.count(FOREIGN),
        "social_service_households": services.count(Household.SocialService.YES),
    }


def _of_enrolments(team, year):
    begun, ended = (Q(**{f"{name}__range": year_span(year)}) for name in ("starts_on", "ends_on"))
    rows = Enrolment.objects.of(team).filter(begun | ended).order_by().values_list("activity__code")
    counted = {"inflow": begun, "outflow": ended, "onward": ended & Q(reason=Enrolment.Reason.ONWARD)}
    for code, *numbers in rows.annotate(**{name: Count("pk", filter=which) for name, which in counted.items()}):
        yield code, dict(zip(counted, numbers, strict=True))
