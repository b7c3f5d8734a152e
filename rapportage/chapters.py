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
from rapportage.definitions.housing import OPEN_BY_YEAR
from rapportage.figures import value_at
from rapportage.housing_parts import open_by_year
from rapportage.labels import names_of
from rapportage.parts import Chapter, Number
from rapportage.survey_parts import survey_parts

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
        (
            *("households_per_month", "households", "visits", "new_cards", "ended_cards"),
            *("pathways.started", "pathways.running_at_year_end", "pathways.ended", "pathways.moved_on"),
        ),
        {
            "households_by_month": bar,
            "pathways.by_stage": horizontal_bar,
            "pathways.by_outcome": horizontal_bar,
        },
    ),
    (
        "housing",
        _("Wonen"),
        (
            *("opened", "closed", "open_at_year_end", "granted", "files.without_amount"),
            *("fund_lent", "fund_repaid", "fund_outstanding"),
        ),
        {"opened_by_kind": horizontal_bar, OPEN_BY_YEAR: bar},
    ),
    (
        "signals",
        _("Signalen"),
        (
            *("raised", "to_steering_group", "resolved"),
            *("decisions.bottlenecks", "decisions.meetings", "decisions.made", "decisions.carried_out"),
            "decisions.told",
        ),
        {"by_theme": horizontal_bar},
    ),
    ("referrals", _("Toeleidingen"), ("total",), {"by_result": horizontal_bar, "by_organisation": horizontal_bar}),
    ("partners", _("Partners"), ("agreements",), {}),
)
OPTIONAL = ("kruidenier", "housing", "decisions")  # no team is asked for a line of work that it does not have
BESIDE = {"kruidenier": ("pathways", "surveys")}  # sections that stand in the same chapter


def chapters(team, figures, before, year):
    """All that is shown of a year, in order; three queries (the names of themes, partners and activities)."""
    names = names_of(team)
    found = [
        _chapter(names, figures, before, year, section)
        for section in LAYOUT
        if section[0] not in OPTIONAL or any(has_any(one, section[0]) for one in (figures, before or figures))
    ]
    at = 1 + [one.id for one in found].index("reach")
    return [*found[:at], *activity_chapters(names, figures, before, year), *found[at:]]


def has_any(figures, section):
    """Whether anything was counted; a number that is withheld was."""
    beside = [figures.get(name, {}) for name in BESIDE.get(section, ())]
    counted = [value for part in (figures.get(section, {}), *filter(None, beside)) for value in values_in(part)]
    return any(bool(value) for value in counted if not isinstance(value, list))


def values_in(part):
    """Of a section its numbers; of surveys how many answered."""
    return part.values() if isinstance(part, dict) else [round["responses"] for round in part]


def _chapter(names, figures, before, year, layout):
    """Keys with a dot are of another section; what is not printed at all is passed over."""
    section, title, keys, kinds = layout
    numbers = [name_of(section, key) for key in keys]
    divided = [(name_of(section, key), kind) for key, kind in kinds.items()]
    return Chapter(
        section,
        str(title),
        [number(figures, before, year, name) for name in numbers if is_told(figures, before, name)],
        [
            _divided(names, figures, before, year, name, kind)
            for name, kind in divided
            if is_told(figures, before, name)
        ],
        surveys=survey_parts(figures["surveys"]) if section == "kruidenier" and "surveys" in figures else [],
    )


def name_of(section, key):
    return key if "." in key else f"{section}.{key}"


def is_told(figures, before, name):
    section, key = name.split(".")
    counted = section not in OPTIONAL or any(has_any(one, section) for one in (figures, before or figures))
    return counted and key in figures.get(section, {})


def number(figures, before, year, key):
    definition = BY_KEY[key]
    last = "" if before is None else value_at(before, key)
    return Number(definition, value_at(figures, key), last, definition.address(year), year)


def _divided(names, figures, before, year, key, kind):
    if key == OPEN_BY_YEAR:
        return open_by_year(figures, year)
    return breakdown(names, key, kind, year, value_at(figures, key), value_at(before, key) if before else None)
