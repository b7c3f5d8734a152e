"""Days and times in cells; widgets like those in widgets.py."""

import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from buurtwerk.registers.cells import quoted, text_of
from buurtwerk.registers.widgets import Cell

DAY_TEXT = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
ISO_TEXT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
CLOCK_TEXT = re.compile(r"([0-9]{1,2}):([0-9]{2})")
MOMENT_YEARS = range(1901, 9999)  # what a spreadsheet, and every time zone, can say
SECOND = timedelta(seconds=1)


class Day(Cell):
    """A date; a time of day is left out. A number by itself is no date."""

    def clean(self, value, row=None, **kwargs):
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = text_of(value)
        if not text:
            return None
        try:
            return day_from(text)
        except ValueError:
            raise ValueError(
                _("%s is geen datum. Schrijf dag/maand/jaar met vier cijfers voor het jaar, zoals 4/6/2018.")
                % quoted(text)
            ) from None


class Clock(Cell):
    """A time of day to the minute."""

    def clean(self, value, row=None, stored=None, **kwargs):
        if isinstance(value, timedelta) and timedelta() <= value < timedelta(days=1):
            value = (datetime.min + value).time()
        clock = in_minutes(value) if isinstance(value, time) else clock_from(text_of(value))
        return stored if stored and clock == in_minutes(stored) else clock


class Moment(Cell):
    """A day and the time on it, in Brussels, to the second; midnight where the cell tells none.

    An empty cell leaves a record as it is, and of a new one it means now.
    """

    def clean(self, value, row=None, stored=None, **kwargs):
        if text_of(value) == "":
            return stored
        try:
            moment = moment_from(value)
        except ValueError:
            raise ValueError(
                _("%s is geen datum. Schrijf dag/maand/jaar, met of zonder uur erachter, zoals 4/6/2018 14:30.")
                % quoted(text_of(value))
            ) from None
        return stored if stored and moment == shown(stored) else timezone.make_aware(moment)

    def render(self, value, obj=None, **kwargs):
        return shown(value)

    def to_store(self, value, look):
        return value or timezone.now()


def in_minutes(clock):
    return clock.replace(second=0, microsecond=0)


def clock_from(text):
    if not text:
        return None
    found = CLOCK_TEXT.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError(_("%s is geen uur. Schrijf het als uu:mm, zoals 14:30.") % quoted(text))
    return time(int(found[1]), int(found[2]))


def day_from(text):
    if found := DAY_TEXT.fullmatch(text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := ISO_TEXT.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    raise ValueError(text)


def shown(moment):
    return timezone.make_naive(moment).replace(microsecond=0)


def moment_from(value):
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if not isinstance(value, datetime):
        day, _space, clock = text_of(value).partition(" ")
        value = datetime.combine(day_from(day), clock_from(clock.strip()) or time())
    if value.year not in MOMENT_YEARS:
        raise ValueError(value)
    return (value + SECOND / 2).replace(microsecond=0)  # a spreadsheet keeps it as a fraction of a day
