"""Figures set out in chapters, for the screen and for the report alike.

`figures` are those of `rapportage.figures.for_year`, exact or as `publishing.publish` gives them; `before` are last
year's, treated alike, or None.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from buurtwerk.core.charts import bar, horizontal_bar
from rapportage.definitions import BY_KEY
from rapportage.labels import codes_of, months, names_of
from rapportage.parts import NOT_APART, Breakdown, Number, Row
from rapportage.publishing import Withheld
from rapportage.together import TOGETHER

LAYOUT: tuple[Any, ...] = (
    (
        "visits",
        _("Huisbezoeken"),
        ("held", "attempted", "households", "first_visits", "residents", "minutes"),
        {"by_month": bar, "by_theme": horizontal_bar, "by_result": horizontal_bar, "by_kind": horizontal_bar},
    ),
    (
        "reach",
        _("Bereik"),
        (
            "residents",
            "households",
            "network",
            "countries",
            "known_origin_residents",
            "foreign_origin_residents",
            "known_origin_households",
            "foreign_origin_households",
        ),
        {
            "by_age_band": bar,
            "by_origin": horizontal_bar,
            "by_gender": horizontal_bar,
            "households_by_type": horizontal_bar,
            "households_by_tenure": horizontal_bar,
            "households_by_social_service": horizontal_bar,
        },
    ),
    ("signals", _("Signalen"), ("raised", "to_steering_group", "resolved"), {"by_theme": horizontal_bar}),
    ("referrals", _("Toeleidingen"), ("total",), {"by_result": horizontal_bar, "by_organisation": horizontal_bar}),
    ("partners", _("Partners"), ("agreements",), {}),
)


@dataclass(frozen=True, slots=True)
class Chapter:
    id: str
    title: str
    numbers: list[Number]
    breakdowns: list[Breakdown]


def chapters(team, figures, before, year):
    """All that is shown of a year, in order; two queries (the names of themes and of partners)."""
    names = names_of(team)
    return [
        Chapter(
            section,
            str(title),
            [number(figures, before, year, f"{section}.{key}") for key in keys],
            [breakdown(names, figures, before, year, f"{section}.{key}", kind) for key, kind in kinds.items()],
        )
        for section, title, keys, kinds in LAYOUT
    ]


def number(figures, before, year, key):
    definition = BY_KEY[key]
    last = "" if before is None else value_at(before, key)
    return Number(definition, value_at(figures, key), last, definition.address(year), year)


def breakdown(names, figures, before, year, key, kind):
    now, last = as_map(value_at(figures, key)), as_map(value_at(before, key)) if before else {}
    occurring = [one for one in (now, last) if isinstance(one, dict)]
    labels = months() if isinstance(value_at(figures, key), list) else codes_of(key, names, *occurring)
    rows = {}
    for code, label in labels.items():
        address = BY_KEY[key].address(year, code)
        rows[code] = Row(label, _value(key, now, code), _value(key, last, code) if before else "", address)
    return Breakdown(BY_KEY[key], kind, rows, year, before is not None)


def value_at(figures, key):
    section, name = key.split(".")
    return figures[section][name]


def as_map(value):
    """Twelve months as a map from "1" on."""
    return {str(number): one for number, one in enumerate(value, 1)} if isinstance(value, list) else value


def _value(key, values, code):
    """What a map leaves out is zero, but beside «andere landen» or «andere partners» it may be among them."""
    if isinstance(values, Withheld):
        return values
    together = TOGETHER.get(key)
    may_be_among = together and together.code in values and together.can_hold(code)
    return values.get(code, NOT_APART if may_be_among else 0)
