"""A month or a week of the agenda, as the address names it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from buurtwerk.core.dates import dutch, today, week_span

DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2100
MONTH, WEEK = "maand", "week"  # names in the address


@dataclass(frozen=True, slots=True)
class Span:
    """A month or a week; `first` and `last` are its own days, without those that fill up the grid."""

    kind: str
    first: date
    last: date

    @classmethod
    def month(cls, day):
        first = day.replace(day=1)
        return cls(MONTH, first, (first + 31 * DAY).replace(day=1) - DAY)

    @classmethod
    def week(cls, day):
        return cls(WEEK, *week_span(day))

    @property
    def value(self):
        """As the address writes it: 2018-06, or 2018-W23."""
        if self.kind == MONTH:
            return f"{self.first:%Y-%m}"
        year, number, _weekday = self.first.isocalendar()
        return f"{year:04}-W{number:02}"

    @property
    def exists(self):
        return FIRST_YEAR <= self.first.year <= LAST_YEAR

    @property
    def title(self):
        if self.kind == MONTH:
            return f"{MONTHS[self.first.month]} {self.first.year}"
        number, last = self.first.isocalendar().week, dutch(self.last)
        return _("week %(number)d: %(first)s tot en met %(last)s") % {
            "number": number,
            "first": f"{self.first.day} {MONTHS[self.first.month]}",
            "last": last,
        }

    @property
    def previous(self):
        return self.like(self.first - DAY)

    @property
    def next(self):
        return self.like(self.last + DAY)

    @property
    def other(self):
        """The week in this month, or the month of this week: today's, where today is in it."""
        day = today() if self.first <= today() <= self.last else self.first
        return Span.week(day) if self.kind == MONTH else Span.month(day)

    def like(self, day):
        """The month or week, as this one is, that the day is in."""
        return Span.month(day) if self.kind == MONTH else Span.week(day)


def span_of(params):
    """What the address names; this month when it names none that there is."""
    day = monday_of(params.get(WEEK, ""))
    if day:
        return Span.week(day)
    return Span.month(first_of(params.get(MONTH, "")) or today())


def first_of(text):
    """The first day of a month such as 2018-06; None for what is none."""
    return day_of(text, r"([0-9]{4})-([0-9]{2})", lambda year, month: date(year, month, 1))


def monday_of(text):
    """The Monday of a week such as 2018-W23; None for what is none."""
    return day_of(text, r"([0-9]{4})-W([0-9]{2})", lambda year, week: date.fromisocalendar(year, week, 1))


def day_of(text, pattern, make):
    found = re.fullmatch(pattern, text)
    if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    try:
        return make(int(found[1]), int(found[2]))
    except ValueError:
        return None
