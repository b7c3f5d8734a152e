"""What a cell may hold, as widgets of django-import-export; days and times stand in times.py.

`clean` gives the value that is stored or raises ValueError with what is wrong and what to do; `render` gives a typed
cell. `clean` gets `look` (registers/lookups.py) and `stored`, the value that the record has now.
"""

import re
from functools import cached_property

from django.utils.translation import gettext as _
from import_export import widgets

from buurtwerk.registers.cells import plain, quoted, text_of

COUNT_TEXT = re.compile(r"0*([0-9]{1,10})(?:[.,]0+)?")
MAX_COUNT = 2_147_483_647
MANY = 12  # a message names no more choices than this


class Cell(widgets.Widget):
    """`path` leads from the attribute to what the cell shows of another record; `field` is where the value goes.

    `adds_names`: what the cell names may be new, and joins the list of its `model` (registers/names.py).
    """

    path = ""
    field = ""
    adds_names = False

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


class Count(Cell):
    """A whole number from 0 to `most`; an empty cell means `empty`."""

    def __init__(self, *, empty=None, most=MAX_COUNT):
        super().__init__()
        self.empty, self.most = empty, most

    def clean(self, value, row=None, **kwargs):
        text = "" if isinstance(value, bool) else text_of(value)
        if not text and not isinstance(value, bool):
            return self.empty
        found = COUNT_TEXT.fullmatch(text)
        if found is None or int(found[1]) > self.most:
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


def outside(text, labels):
    """The message for a value that is not among these."""
    labels = [label for label in labels if label]
    if len(labels) > MANY:
        return _("%s staat niet in de lijst. Kijk de schrijfwijze na, of laat de cel leeg.") % quoted(text)
    return _("%(cell)s staat niet in de lijst. Kies uit: %(choices)s.") % {
        "cell": quoted(text),
        "choices": ", ".join(labels),
    }
