"""The dates of a series of sessions, and which of them are holidays or taken already."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from activiteiten.models import SchoolHoliday, Session

DAY, WEEK = timedelta(days=1), timedelta(days=7)
LONGEST, MOST_DATES = timedelta(days=2 * 366), 200
MONTHLY = "maand"
EVERY = {"1": _("elke week"), "2": _("om de twee weken"), MONTHLY: _("elke maand")}


@dataclass(frozen=True, slots=True)
class Offer:
    """A date of the series: `holiday` is what is on then, `taken` the session that is there at that very hour."""

    day: date
    holiday: str
    taken: Session | None
    others: list[Session]
    is_ticked: bool

    @property
    def value(self):
        return self.day.isoformat()


def dates_of(every, weekdays, first, last):
    """The dates from `first` up to and including `last`; `weekdays`: 0 is Monday.

    Every two weeks counts from the week of the first date. Every month keeps
    the place of each weekday's first date: the third Tuesday, say.
    """
    starts = {first + (weekday - first.weekday()) % 7 * DAY for weekday in set(weekdays)}
    if every == MONTHLY:
        return sorted(day for start in starts for day in monthly(start, last))
    week = min(starts) - min(starts).weekday() * DAY
    found = set()
    while week <= last:
        found |= {day for day in (week + weekday * DAY for weekday in weekdays) if first <= day <= last}
        week += int(every) * WEEK
    return sorted(found)


def monthly(start, last):
    """The same weekday each month; a fifth one is the last of a month that has but four."""
    place, day = (start.day - 1) // 7, start
    while day <= last:
        yield day
        month = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        day = month + (start.weekday() - month.weekday()) % 7 * DAY + place * WEEK
        if day.month != month.month:
            day -= WEEK


def offers(activity, dates, begins_at, *, shown=(), ticked=()):
    """What each date holds; one in `shown` is ticked as it was before, any other unless it is a holiday."""
    holidays = holidays_on(dates)
    there = sessions_on(activity, dates)
    return [
        Offer(
            day=day,
            holiday=holidays.get(day, ""),
            taken=next((session for session in there[day] if session.begins_at == begins_at), None),
            others=there[day],
            is_ticked=day.isoformat() in ticked if day.isoformat() in shown else day not in holidays,
        )
        for day in dates
    ]


def holidays_on(dates):
    """Day -> name, of those that are a holiday."""
    found = list(SchoolHoliday.objects.on(dates[0], dates[-1])) if dates else []
    return {day: holiday.name for day in dates for holiday in found if holiday.starts_on <= day <= holiday.ends_on}


def sessions_on(activity, dates):
    there = defaultdict(list)
    for session in activity.sessions.filter(date__in=dates).in_order():
        there[session.date].append(session)
    return there
