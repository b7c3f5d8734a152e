"""Figures set out in chapters, for the screen and for the report alike.

`figures` are those of `rapportage.figures.for_year`, exact or as `publishing.publish` gives them; `before` are last
year's, treated alike, or None.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from buurtwerk.core.charts import bar, horizontal_bar
from rapportage.activity_chapters import activity_chapters
from rapportage.breakdowns import breakdown
from rapportage.definitions import BY_KEY
from rapportage.figures import value_at
from rapportage.labels import names_of
from rapportage.parts import Chapter, Number

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
    (
        "kruidenier",
        _("Sociale kruidenier"),
        ("households_per_month", "households", "visits", "new_cards", "ended_cards"),
        {"households_by_month": bar},
    ),
    ("signals", _("Signalen"), ("raised", "to_steering_group", "resolved"), {"by_theme": horizontal_bar}),
    ("referrals", _("Toeleidingen"), ("total",), {"by_result": horizontal_bar, "by_organisation": horizontal_bar}),
    ("partners", _("Partners"), ("agreements",), {}),
)
OPTIONAL = ("kruidenier",)  # no team is asked for a line of work that it does not have


def chapters(team, figures, before, year):
    """All that is shown of a year, in order; three queries (the names of themes, partners and activities)."""
    names = names_of(team)
    found = [
        Chapter(
            section,
            str(title),
            [number(figures, before, year, f"{section}.{key}") for key in keys],
            [_divided(names, figures, before, year, f"{section}.{key}", kind) for key, kind in kinds.items()],
        )
        for section, title, keys, kinds in LAYOUT
        if section not in OPTIONAL or any(has_any(one, section) for one in (figures, before or figures))
    ]
    at = 1 + [one.id for one in found].index("reach")
    return [*found[:at], *activity_chapters(names, figures, before, year), *found[at:]]


def has_any(figures, section):
    """Whether anything was counted; a number that is withheld was."""
    return any(bool(value) for value in figures[section].values() if not isinstance(value, list))


def number(figures, before, year, key):
    definition = BY_KEY[key]
    last = "" if before is None else value_at(before, key)
    return Number(definition, value_at(figures, key), last, definition.address(year), year)


def _divided(names, figures, before, year, key, kind):
    return breakdown(names, key, kind, year, value_at(figures, key), value_at(before, key) if before else None)
