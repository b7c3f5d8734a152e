"""Activities and what hangs on them, valid by default."""

from datetime import date, time
from itertools import count

from activiteiten.models import (
    Activity,
    Attendance,
    Enrolment,
    Idea,
    Location,
    Newsletter,
    NewsletterMail,
    NewsletterText,
    Session,
    Waiting,
)
from tests.accounts.factories import make_team
from tests.contacts.factories import make_resident

numbers = count(1)


def make_location(**fields):
    number = next(numbers)
    team = fields.pop("team", None) or make_team()
    return Location.objects.create(**{"team": team, "name": f"Zaal {number}"} | fields)


def make_activity(**fields):
    number = next(numbers)
    team = fields.pop("team", None) or make_team()
    default = {"code": f"AC{number:04}", "name": f"Naaiatelier {number}", "kind": "workshop"}
    return Activity.objects.create(**{"team": team} | default | fields)


def make_session(*, residents=(), volunteers=(), **fields):
    """A session of 5 June 2018, with who was there."""
    number = next(numbers)
    activity = fields.pop("activity", None) or make_activity(team=fields.pop("team", None))
    fields.pop("team", None)
    default = {"code": f"SE{number:04}", "date": date(2018, 6, 5), "begins_at": time(13, 30), "ends_at": time(16, 0)}
    session = Session.objects.create(team=activity.team, activity=activity, **default | fields)
    for role, people in (("participant", residents), ("volunteer", volunteers)):
        for resident in people:
            make_attendance(session=session, resident=resident, role=role)
    return session


def make_attendance(**fields):
    session = fields.pop("session", None) or make_session(team=fields.pop("team", None))
    resident = fields.pop("resident", None) or make_resident(team=session.team)
    return Attendance.objects.create(team=session.team, session=session, resident=resident, **fields)


def make_enrolment(**fields):
    activity = fields.pop("activity", None) or make_activity(team=fields.pop("team", None))
    resident = fields.pop("resident", None) or make_resident(team=activity.team)
    default = {"starts_on": date(2018, 3, 1)}
    return Enrolment.objects.create(team=activity.team, activity=activity, resident=resident, **default | fields)


def make_waiting(**fields):
    activity = fields.pop("activity", None) or make_activity(team=fields.pop("team", None))
    resident = fields.pop("resident", None) or make_resident(team=activity.team)
    return Waiting.objects.create(team=activity.team, activity=activity, resident=resident, **fields)


def make_idea(**fields):
    number = next(numbers)
    resident = fields.get("resident")
    team = fields.pop("team", None) or (resident.team if resident else make_team())
    default = {"code": f"ID{number:04}", "date": date(2018, 5, 8), "text": "Een ruilkast aan het plein."}
    return Idea.objects.create(**{"team": team} | default | fields)


def make_newsletter(**fields):
    number = next(numbers)
    team = fields.pop("team", None) or make_team()
    default = {"code": f"NB{number:04}", "title": "Nieuws uit de buurt"}
    default |= {"starts_on": date(2018, 6, 1), "ends_on": date(2018, 6, 30)}
    return Newsletter.objects.create(**{"team": team} | default | fields)


def make_newsletter_text(**fields):
    newsletter = fields.pop("newsletter", None) or make_newsletter(team=fields.pop("team", None))
    default = {"position": newsletter.texts.count() + 1, "body": "We zoeken wie graag kookt."}
    return NewsletterText.objects.create(team=newsletter.team, newsletter=newsletter, **default | fields)


def make_newsletter_mail(**fields):
    newsletter = fields.pop("newsletter", None) or make_newsletter(team=fields.pop("team", None))
    resident = fields.pop("resident", None) or make_resident(team=newsletter.team, email="noor@voorbeeld.be")
    return NewsletterMail.objects.create(team=newsletter.team, newsletter=newsletter, resident=resident, **fields)
