"""What a cell may hold, as widgets of django-import-export.

`clean` gives the value that is stored or raises ValueError with what is wrong and what to do; `render` gives a typed
cell. `clean` gets `look` (registers/lookups.py) and `stored`, the value that the record has now.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.utils.translation import gettext as _
from import_export import widgets

from buurtwerk.registers.cells import plain, quoted, text_of

DAY_TEXT = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
ISO_TEXT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
CLOCK_TEXT = re.compile(r"([0-9]{1,2}):([0-9]{2})")
COUNT_TEXT = re.compile(r"0*([0-9]{1,10})(?:[.,]0+)?")
MAX_COUNT = 2_147_483_647
MANY = 12  # a message names no more choices than this


class Cell(widgets.Widget):
    """`path` leads from the attribute to what the cell shows of another record; `field` is where the value goes."""

    path = ""
    field = ""

    def render(self, value, obj=None, **kwargs):
        return value

    def to_store(self, value, look):
        return value


class Text(Cell):
    """Without its own `max_length` that of the model's field counts."""

    def __init__(self, max_length=None):
        super().__init__()
        self.max_length = max_length

    def clean(self, value, row=None, stored=None, **kwargs):
        text = text_of(value)
        if stored and text != stored and text == text_of(stored):
            return stored  # no change that a reader could see
        if len(text) > self.max_length:
            raise ValueError(
                _("Deze tekst telt %(count)d tekens; er passen er %(most)d in. Maak hem korter.")
                % {"count": len(text), "most": self.max_length}
            )
        return text


class Choice(Cell):
    """One of (value, label), matched by label; an empty cell means `empty`."""

    def __init__(self, choices, empty=""):
        super().__init__()
        self.choices, self.empty = choices, empty

    @cached_property
    def values(self):
        return {plain(str(label)): value for value, label in self.choices}

    @cached_property
    def labels(self):
        return {value: str(label) for value, label in self.choices}

    def clean(self, value, row=None, **kwargs):
        text = text_of(value)
        found = self.values.get(plain(text)) if text else self.empty
        if found is None:
            raise ValueError(outside(text, self.labels.values()))
        return found

    def render(self, value, obj=None, **kwargs):
        return self.labels.get(value, value)


class YesNo(Choice):
    """Empty means no."""

    def __init__(self):
        super().__init__([(True, "ja"), (False, "nee")], empty=False)


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


class Count(Cell):
    """A whole number from 0 that fits its column."""

    def clean(self, value, row=None, **kwargs):
        text = "" if isinstance(value, bool) else text_of(value)
        if not text and not isinstance(value, bool):
            return None
        found = COUNT_TEXT.fullmatch(text)
        if found is None or int(found[1]) > MAX_COUNT:
            raise ValueError(_("%s is geen aantal. Schrijf een heel getal vanaf 0, zoals 45.") % quoted(text_of(value)))
        return int(found[1])


class Year(Count):
    """A year that `rule` has nothing against."""

    def __init__(self, rule):
        super().__init__()
        self.rule = rule

    def clean(self, value, row=None, **kwargs):
        try:
            year = super().clean(value)
        except ValueError:
            year = 0
        if message := self.rule(year):
            raise ValueError(message)
        return year


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


def outside(text, labels):
    """The message for a value that is not among these."""
    labels = [label for label in labels if label]
    if len(labels) > MANY:
        return _("%s staat niet in de lijst. Kijk de schrijfwijze na, of laat de cel leeg.") % quoted(text)
    return _("%(cell)s staat niet in de lijst. Kies uit: %(choices)s.") % {
        "cell": quoted(text),
        "choices": ", ".join(labels),
    }
