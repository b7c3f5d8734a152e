"""Invented sessions of the last and the coming weeks, with who was there; all relative to today."""

from datetime import date, time, timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model

from activiteiten.models import Activity, Attendance, Enrolment, Location, Session, SessionSignal
from activiteiten.registers.demo_activities import CYCLE, TALK
from activiteiten.registers.demo_enrolments import SEWING
from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from buurtwerk.registers.registry import demo_extra
from contacts.actions import recount_last_contact
from contacts.models import Resident
from huisbezoeken.models import Signal

TUESDAY, FRIDAY = 1, 4
HOLIDAY, FOCUS, REPAIR, FESTIVAL = "Vakantieaanbod voor gezinnen", "Focusgroep GS9", "Repair Café", "Kidsfestival"


class Held(NamedTuple):
    activity: str  # its name
    days: int  # from today
    hours: tuple[time, time]
    there: int = 0  # how many came; of those of today and the last days nobody is written down yet
    adults: int = 0  # whom nobody knows
    children: int = 0
    place: str = ""
    cancelled: str = ""
    report: str = ""


def last(weekday):
    """Days from today to the last such day, today itself included: 0 to -6."""
    return -((today().weekday() - weekday) % 7)


def sessions():
    afternoon, evening = (time(13, 30), time(16, 0)), (time(19, 30), time(21, 30))
    morning = (time(9, 30), time(11, 30))
    sewing, cycling = last(TUESDAY), last(FRIDAY)
    return [
        *[Held(SEWING, sewing + 7 * week, afternoon, 9 + week % 3 if week < 0 else 0) for week in range(-4, 5)],
        *[Held(TALK, 7 * week, morning, 7 - week % 2, 2) for week in range(-4, 0)],
        *[Held(TALK, 7 * week, morning) for week in range(5)],
        *[Held(CYCLE, cycling + 7 * week, evening, 5 if week < 0 else 0) for week in range(-4, 3)],
        Held(HOLIDAY, -16, (time(10, 0), time(17, 0)), 6, 3, 4, "", "", "Naar de kinderboerderij, met de bus."),
        Held(HOLIDAY, 12, (time(10, 0), time(17, 0))),
        Held(FOCUS, -24, evening, 9, 0, 0, "", "",
             "Wonen kwam het vaakst terug: lang wachten, en intussen een opzeg.\nVolgende keer: de speelruimte."),
        Held(FOCUS, 33, evening),
        Held(REPAIR, -37, afternoon, 4, 18, 5, "LDC"),
        Held(REPAIR, 9, afternoon, 0, 0, 0, "LDC", "De zaal is die dag niet vrij; we komen terug in de maand erop."),
        Held(FESTIVAL, 40, (time(14, 0), time(18, 0))),
    ]  # fmt: skip


@demo_extra
def demo_sessions(team):
    """Some are still to be ticked, one does not take place."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    activities = {activity.name: activity for activity in Activity.objects.of(team)}
    places = {place.name: place for place in Location.objects.of(team)}
    for number, held in enumerate(sorted(sessions(), key=lambda held: held.days)):
        session = keep(held, activities[held.activity], places.get(held.place), worker)
        tick(session, held.there, number, worker)
        if held.activity == FOCUS and held.report:
            link_signals(session)
    recount_last_contact(team, Attendance.objects.of(team).values_list("resident", flat=True).distinct())


def keep(held, activity, place, worker):
    day: date = today() + timedelta(days=held.days)
    return Session.objects.create(
        team=activity.team,
        code=next_code(Session, activity.team, f"SE-{day.year}"),
        activity=activity,
        date=day,
        begins_at=held.hours[0],
        ends_at=held.hours[1],
        location=place,
        anonymous_adults=held.adults,
        anonymous_children=held.children,
        cancelled_because=held.cancelled,
        report=held.report,
        updated_by=worker,
    )


def tick(session, many, number, worker):
    """Those who take part, not always the same; where families come, the households of some; one lends a hand."""
    enrolled = Enrolment.objects.filter(activity=session.activity).open_on(session.date).values("resident")
    people = Resident.objects.of(session.team).filter(contact_ended_on=None).order_by("-first_contact_on", "code")
    if session.activity.by_family:
        homes = list(people.filter(birth_year__gte=today().year - 12).values_list("household", flat=True)[:many])
        there = list(people.filter(household__in=homes))
    else:
        known = list(people.filter(pk__in=enrolled)) or list(people[30:60])
        there = [known[(3 * place + number) % len(known)] for place in range(min(many, len(known)))] if many else []
    role = Attendance.Role
    Attendance.objects.bulk_create(
        Attendance(
            team=session.team,
            session=session,
            resident=resident,
            role=role.VOLUNTEER if place == 0 and many > 5 else role.PARTICIPANT,
            updated_by=worker,
        )
        for place, resident in enumerate(dict.fromkeys(there))
    )


def link_signals(session):
    """What was told that day was told there."""
    told = Signal.objects.of(session.team).filter(date=session.date)
    SessionSignal.objects.bulk_create(
        SessionSignal(team=session.team, session=session, signal=signal) for signal in told
    )
