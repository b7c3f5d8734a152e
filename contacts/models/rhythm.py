"""How long somebody may go without being met: calendar time before a day."""

from calendar import monthrange
from datetime import date, timedelta


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last day: three months before 31 May is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def seen_since(day: date) -> dict[str, date]:
    """Rhythm -> who was last met before this day has gone longer than that; no rhythm is none of these."""
    return {
        "6w": day - timedelta(weeks=6),
        "3m": months_before(day, 3),
        "6m": months_before(day, 6),
        "1y": months_before(day, 12),
    }
