"""A user's agenda as an iCalendar file: titles and places, never a person."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from activiteiten.models import Session
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.dates import today

BACK, AHEAD = timedelta(days=92), timedelta(days=366)
DAY = timedelta(days=1)
CHANGES = (  # the last Sunday of March and of October: from what moment, in which month, hours from UTC afterwards
    (TimezoneDaylight, "CEST", datetime(1996, 3, 31, 2), 3, 2),
    (TimezoneStandard, "CET", datetime(1996, 10, 27, 3), 10, 1),
)


def sessions_for(user):
    """Sessions of three months back to a year ahead, in every team where the user may see activities now."""
    teams, day = user.teams_with(Permission.ACTIVITY_VIEW), today()
    rows = Session.objects.filter(team__in=teams, date__range=(day - BACK, day + AHEAD))
    return rows.with_place().in_order()


def as_icalendar(sessions):
    """The file, as bytes; the same sessions give the same bytes."""
    zone, calendar = ZoneInfo(settings.TIME_ZONE), Calendar()
    calendar.add("prodid", "-//Buurtwerk//Agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Buurtwerk"))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add_component(brussels())
    for session in sessions:
        calendar.add_component(event_of(session, zone))
    return calendar.to_ical()


def brussels():
    """The rule of summer and winter time, in force since 1996, for programs that do not know the zone by its name.

    The library would list the changes of some years, and each spring's an hour late.
    """
    zone = Timezone()
    zone.add("tzid", settings.TIME_ZONE)
    for part, name, begins, month, hours in CHANGES:
        change = part()
        change.add("tzname", name)
        change.add("dtstart", begins)
        change.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        change.add("tzoffsetfrom", timedelta(hours=3 - hours))
        change.add("tzoffsetto", timedelta(hours=hours))
        zone.add_component(change)
    return zone


def event_of(session, zone):
    event = Event()
    event.add("uid", f"sessie-{session.pk}@{urlsplit(settings.BASE_URL).hostname}")
    changed = max(one.updated_at for one in (session, session.activity, session.place) if one)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", session.version)
    event.add("status", "CANCELLED" if session.is_cancelled else "CONFIRMED")
    event.add("summary", _("Afgelast: %s") % session.activity if session.is_cancelled else str(session.activity))
    if session.place:
        event.add("location", ", ".join(filter(None, [session.place.name, session.place.address])))
    for name, moment in moments_of(session, zone).items():
        event.add(name, moment)
    return event


def moments_of(session, zone):
    """Its beginning and end in the time of the place; the whole day where no beginning is known."""
    if session.begins_at is None:
        return {"dtstart": session.date, "dtend": session.date + DAY}
    moments = {"dtstart": datetime.combine(session.date, session.begins_at, zone)}
    if session.ends_at:
        moments["dtend"] = datetime.combine(session.last_day, session.ends_at, zone)
    return moments
