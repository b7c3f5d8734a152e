"""When Flemish schools are closed, as the rules of the Flemish government have it.

Computed once, for the list that a migration makes; what counts from then on is
that list, which is kept under /beheer/.
"""

from datetime import date, timedelta

DAY, WEEK = timedelta(days=1), timedelta(days=7)
FIRST_SCHOOL_YEAR, LAST_SCHOOL_YEAR = 2016, 2035  # by the September they begin in


def bundled():
    """(name, first day, last day) of every school year in the list, by date."""
    years = range(FIRST_SCHOOL_YEAR, LAST_SCHOOL_YEAR + 1)
    return [holiday for year in years for holiday in of_school_year(year)]


def of_school_year(year):
    """Those of the school year that begins in September of `year`: holidays, and single days outside them."""
    long = holidays_of(year)
    single = [told for told in single_days_of(year) if not any(first <= told[1] <= last for _name, first, last in long)]
    return sorted(long + single, key=lambda told: told[1])


def holidays_of(year):
    autumn, winter = autumn_monday(year), winter_monday(year)
    spring, carnival = spring_monday(year + 1), easter(year + 1) - 48 * DAY
    return [
        ("Herfstvakantie", autumn, autumn + WEEK - DAY),
        ("Kerstvakantie", winter, winter + 2 * WEEK - DAY),
        ("Krokusvakantie", carnival, carnival + WEEK - DAY),
        ("Paasvakantie", spring, max(spring + 2 * WEEK - DAY, easter(year + 1) + DAY)),
        ("Zomervakantie", date(year + 1, 7, 1), date(year + 1, 8, 31)),
    ]


def single_days_of(year):
    """Public holidays of a school year; All Saints and Christmas may fall just before the holiday that they start."""
    sunday = easter(year + 1)
    days = [
        ("Allerheiligen", date(year, 11, 1)),
        ("Wapenstilstand", date(year, 11, 11)),
        ("Kerstmis", date(year, 12, 25)),
        ("Dag van de Arbeid", date(year + 1, 5, 1)),
        ("Pinkstermaandag", sunday + 50 * DAY),
    ]
    ascension = ("Hemelvaart", sunday + 39 * DAY, sunday + 40 * DAY)
    return [*((name, day, day) for name, day in days), ascension]


def monday_of(day):
    return day - day.weekday() * DAY


def autumn_monday(year):
    """Of the week of 1 November; of the week after when that is a Sunday."""
    first = date(year, 11, 1)
    return monday_of(first + DAY if first.weekday() == 6 else first)


def winter_monday(year):
    """Of the week of 25 December; of the week after when that is a Saturday or a Sunday."""
    christmas = date(year, 12, 25)
    return monday_of(christmas + WEEK if christmas.weekday() >= 5 else christmas)


def spring_monday(year):
    """The first of April; after an Easter in March the next day, before one past 15 April the second before it."""
    sunday, april = easter(year), date(year, 4, 1)
    if sunday < april:
        return sunday + DAY
    if sunday > date(year, 4, 15):
        return monday_of(sunday) - WEEK
    return april + (-april.weekday()) % 7 * DAY


def easter(year):
    """Easter Sunday in the Gregorian calendar: the Sunday after the full moon, as the tables of the church have it."""
    golden, century = year % 19, year // 100
    drift = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25  # leap years left out, and the moon's own drift
    moon = (19 * golden + drift) % 30
    moon -= (moon + golden // 11) // 29
    full = date(year, 3, 21) + moon * DAY
    return full + (7 - (full.weekday() + 1) % 7) * DAY
