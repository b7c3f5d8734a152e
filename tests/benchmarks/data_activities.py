"""Activities, sessions, attendances and enrolments of a team, made in bulk."""

import random
from datetime import date, timedelta

from activiteiten.models import Activity, Attendance, Enrolment, Session

BATCH = 2000
ACTIVITIES = 12
REGULARS = 80  # people of an activity, as in the example register
CAME = 12  # of them at a session, one as a volunteer


def fill_activities(rng, team, people, attendances, years):
    """So many attendances over the years, and an enrolment for every twenty of them."""
    kinds = Activity.Kind.values
    activities = [
        Activity(team=team, code=f"A{n}", name=f"Activiteit {n}", kind=kinds[n % len(kinds)]) for n in range(ACTIVITIES)
    ]
    Activity.objects.bulk_create(activities)
    sessions = [make_session(rng, team, rng.choice(activities), n, years) for n in range(attendances // CAME)]
    Session.objects.bulk_create(sessions, batch_size=BATCH)
    regulars = {activity.pk: rng.sample(people, min(REGULARS, len(people))) for activity in activities}
    there = (one for session in sessions for one in who_came(rng, session, regulars[session.activity_id]))
    Attendance.objects.bulk_create(there, batch_size=BATCH)
    rows = {(rng.choice(activities).pk, rng.choice(people).pk, any_day(rng, years)) for _ in range(attendances // 20)}
    Enrolment.objects.bulk_create((make_enrolment(rng, team, *row) for row in sorted(rows)), batch_size=BATCH)


def make_session(rng, team, activity, number, years):
    session = Session(team=team, activity=activity, code=f"S{number:06}", date=any_day(rng, years))
    session.anonymous_adults, session.cancelled_because = rng.randint(0, 3), rng.choice(["ziek"] + [""] * 19)
    return session


def who_came(rng, session, people):
    for at, person in enumerate(rng.sample(people, min(CAME, len(people)))):
        role = Attendance.Role.PARTICIPANT if at else Attendance.Role.VOLUNTEER
        yield Attendance(team=session.team, session=session, resident=person, role=role)


def make_enrolment(rng: random.Random, team, activity, resident, day):
    ended = {"ends_on": day + timedelta(rng.randrange(300)), "reason": rng.choice(["onward", "stopped", "other"])}
    return Enrolment(
        team=team, activity_id=activity, resident_id=resident, starts_on=day, **ended if rng.random() < 0.5 else {}
    )


def any_day(rng, years):
    return date(rng.choice(years), 1, 1) + timedelta(rng.randrange(365))
