"""Dates and times as the team writes them."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.dates import MONTHS


def dutch(value: date | datetime | None) -> str:
    """4 juni 2019; a moment in the time of Brussels; nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return f"{value.day} {MONTHS[value.month]} {value.year}"


def clock(value: time | datetime | None) -> str:
    """14:02."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).time()
    return value.strftime("%H:%M") if value else ""


def today() -> date:
    """Today in Brussels."""
    return timezone.localdate()


def week_span(day: date) -> tuple[date, date]:
    """The Monday and the Sunday of the week that this day is in."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def year_span(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
