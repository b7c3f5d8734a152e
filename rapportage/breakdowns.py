"""A figure divided, from its values of this year and the last."""

from rapportage.definitions import BY_KEY
from rapportage.labels import codes_of, months
from rapportage.parts import NOT_APART, Breakdown, Row
from rapportage.together import TOGETHER
from rapportage.withholding import Withheld


def breakdown(names, key, kind, year, now, last, *, activity=None, **more):
    """`now` and `last`: a map, twelve months, or why neither shows; `last` is None where there was no last year."""
    labels = months() if isinstance(now, list) else codes_of(key, names, *_maps(now, last))
    rows = {code: _row(key, label, code, year, (now, last), activity) for code, label in labels.items()}
    return Breakdown(BY_KEY[key], kind, rows, year, last is not None, **more)


def _maps(*values):
    return [value for value in values if isinstance(value, dict)]


def _row(key, label, code, year, values, activity):
    now, last = (_value(key, as_map(value), code) for value in values)
    return Row(label, now, last, BY_KEY[key].address(year, code, activity))


def as_map(value):
    """Twelve months as a map from "1" on."""
    return {str(number): one for number, one in enumerate(value, 1)} if isinstance(value, list) else value


def _value(key, values, code):
    """What a map leaves out is zero, but beside «andere landen» or «andere partners» it may be among them."""
    if values is None or isinstance(values, Withheld):
        return "" if values is None else values
    together = TOGETHER.get(key)
    may_be_among = together and together.code in values and together.can_hold(code)
    return values.get(code, NOT_APART if may_be_among else 0)
