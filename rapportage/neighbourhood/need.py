"""The neighbourhood in figures: what is known of it beside whom the team reached, for the screen and the report.

`figures` are the yearly figures, exact or as `publishing.publish` gives them; what is published is all that goes into
a share on paper, so that a reader learns nothing that the other chapters do not tell.
"""

from collections import defaultdict
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from rapportage.linked_areas import AREAS
from rapportage.models import NeighbourhoodFigure
from rapportage.neighbourhood.measures import Measure, cell, measure_of, together
from rapportage.neighbourhood.need_parts import AreaNeed, Need, NeedPart, Reached, Trend

TENTH = Decimal("0.1")


def exact_share(part, whole):
    """Per cent with one decimal, for inside the team; None of nobody."""
    return (Decimal(100) * part / whole).quantize(TENTH, ROUND_HALF_UP) if whole else None


def known_of(team, year):
    """What was known of the neighbourhood by that year, in one query."""
    return list(NeighbourhoodFigure.objects.of(team).until(year).with_area().by_area())


def need_part(known, figures, year, share, within=None):
    """`known` as `known_of` gives it; `share(part, whole)` divides: `exact_share`, or that of what is published.

    `within`: code of an area -> exact figures of whoever lives there; for inside the team.
    """
    needs = [beside(need, figures, share, within or {}) for need in latest(known)]
    whole = [need for need in needs if need.figure.area_id is None]
    trends = [need for need in whole if need.earlier and all(one.value >= 0 for one in (need.figure, *need.earlier))]
    return NeedPart(
        year,
        [need for need in whole if need.reached],
        [need for need in whole if not need.reached],
        in_areas(needs, figures.get(AREAS), year),
        [Trend(f"wijk-jaren-{number}", need) for number, need in enumerate(trends, 1)],
    )


def latest(known):
    """Of each indicator in each place the last figure, with what it was before."""
    places: dict[tuple, list] = defaultdict(list)
    for figure in known:
        places[figure.key, figure.area_id].append(figure)
    return [Need(figure, [one for one in earlier if one.unit == figure.unit]) for figure, *earlier in places.values()]


def beside(need, figures, share, within):
    """The need with the share of whom the team reached in all, or in its area where that may be told."""
    measure, area = measure_of(need.figure), need.figure.area
    of = figures if area is None else within.get(area.code)
    return replace(need, reached=reached_of(measure, of, share)) if measure and of else need


def reached_of(measure: Measure, figures, share):
    part, whole = together(figures, measure.parts), cell(figures, measure.whole)
    unknown = cell(figures, measure.unknown) if measure.unknown else None
    return Reached(part, whole, unknown, share(part, whole), str(measure.of))


def in_areas(needs, areas, year):
    """The indicators that are known of an area: beside each area who was reached there, where the figures tell."""
    found: dict[tuple, list] = defaultdict(list)
    for need in needs:
        found[need.figure.key, need.figure.unit].append(with_reach(need, areas))
    told = [rows for rows in found.values() if any(need.figure.area_id for need in rows)]
    return [
        AreaNeed(f"wijk-gebieden-{number}", rows[0].figure.indicator, rows[0].figure.unit, rows, year)
        for number, rows in enumerate(told, 1)
    ]


def with_reach(need, areas):
    if not areas or need.figure.area is None or need.figure.area.code not in areas["residents"]:
        return need
    code = need.figure.area.code
    return replace(need, here=(areas["residents"][code], areas["households"][code]))
