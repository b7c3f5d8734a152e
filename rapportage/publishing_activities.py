"""What is printed of activities and of where they led people on to, once reach and referrals are printed."""

from dataclasses import replace

from rapportage.attack import NO_LIMIT, choices
from rapportage.linked import value_of
from rapportage.linked_activities import (
    ATTENDANCES,
    ELSEWHERE,
    HOMES_ELSEWHERE,
    HOUSEHOLDS,
    PARTICIPANTS,
    VOLUNTEERS,
    cells_of,
    linked_of,
)
from rapportage.together import LED_ON, PARTNERS, SMALLEST_SHOWN, TOGETHER
from rapportage.withholding import FEWEST_CHOICES, NOBODY, CannotPublish, Withheld, withheld

COUNTED = (PARTICIPANTS, VOLUNTEERS, HOUSEHOLDS)
CAME = {ELSEWHERE: (PARTICIPANTS, VOLUNTEERS), HOMES_ELSEWHERE: (HOUSEHOLDS, VOLUNTEERS)}
MORE_THAN_COUNTRIES = 2  # participants: with fewer, each country has one or two


def publish_activities(figures, main, marks):
    """`figures`' sections of activities as they may be printed. `main`: all else, of which `marks` are withheld."""
    led_on = {code: _grouped(one, figures) for code, one in figures.get("led_on", {}).items()}
    own = {code: cells_of(numbers, led_on.get(code, {})) for code, numbers in figures["activities"].items()}
    found = _withheld_of_each(own, main, marks)
    activities = {code: _numbers(numbers, found[code]) for code, numbers in figures["activities"].items()}
    return {
        "activities": activities,
        "led_on": {
            code: {kind: _map(kind, values, found.get(code, {})) for kind, values in maps.items()}
            for code, maps in led_on.items()
        },
    }


def _grouped(led_on, figures):
    """Small partners as one, and those too that are not named among all referrals."""
    named = value_of(figures, PARTNERS)
    return led_on | {"referrals": TOGETHER[LED_ON].group(led_on["referrals"], named)}


def _withheld_of_each(own, main, marks):
    """Activity code -> what does not show of it."""
    told: dict = {}
    found: dict = {}
    narrower = main.ranges(marks)
    while told != narrower:  # what one activity tells of the reach may tell something of another
        told = narrower
        found, narrower = _one_by_one(own, main.cells, told)
        narrower = replace(main, told=narrower).ranges(marks)  # ... and, through the sums of the reach, of all else
    if _gives_away(main, marks, told):
        return {code: _all_of_it(mine) for code, mine in own.items()}
    return found


def _one_by_one(own, cells, told):
    """(what does not show of each activity, what a reader knows by then of all else)."""
    found, came = {}, {code: {name: (mine[name], mine[name]) for name in COUNTED} for code, mine in own.items()}
    for code, mine in own.items():
        others = [other for other in own if other != code]
        shopped = _at_the_grocery(cells, told)
        values, spans = {}, {}
        for name, parts in CAME.items():
            number, span = shopped[name]
            values[name] = number + sum(own[other][part] for other in others for part in parts)
            spans[name] = _added([span, *(came[other][part] for other in others for part in parts)])
        linked = linked_of(mine, cells | values, told | spans)
        found[code] = _withheld(linked)
        ranges = linked.ranges(found[code])
        told = told | {name: ranges[name] for name in told.keys() & ranges.keys()}
        came[code] = {name: ranges[name] for name in COUNTED}
    return found, told


def _at_the_grocery(cells, told):
    """(how many, what a reader knows of it) who may have been reached there and nowhere else.

    How many residents were named there is printed nowhere; no more than were reached.
    """
    homes = cells["kruidenier.households"]
    people = (cells["reach.residents"], (0, NO_LIMIT)) if homes else (0, (0, 0))
    return {ELSEWHERE: people, HOMES_ELSEWHERE: (homes, told["kruidenier.households"])}


def _withheld(linked):
    """So few attendances as tell how few people came stay away; so does all of it where nothing less helps."""
    few = linked.cells[PARTICIPANTS] > 0 and linked.cells[ATTENDANCES] < SMALLEST_SHOWN
    try:
        return withheld(linked, {ATTENDANCES: Withheld.DROPPED} if few else {})
    except CannotPublish:
        return _all_of_it(name for name in linked.cells if linked.can_show(name) or name == ATTENDANCES)


def _all_of_it(names):
    return dict.fromkeys(names, Withheld.DROPPED)


def _gives_away(main, marks, told):
    """Whether the activities would tell too much of something that is withheld of all who were reached."""
    ranges = replace(main, told=told).ranges(marks)
    return any(choices(ranges[name]) < FEWEST_CHOICES and ranges[name] != NOBODY for name in main.secrets(marks))


def _added(spans):
    lows, highs = zip(*spans, strict=True) if (spans := list(spans)) else ((0,), (0,))
    return sum(lows), sum(highs)


def _numbers(numbers, marks):
    """The figures of one activity with the marks in their places."""
    shown = {key: marks.get(f"one.{key}", value) for key, value in numbers.items()}
    spread_thin = 0 < numbers["participants"] < numbers["countries"] + MORE_THAN_COUNTRIES
    return shown | ({"countries": Withheld.HIDDEN} if spread_thin or PARTICIPANTS in marks else {})


def _map(kind, values, marks):
    """Where participants were led on to, the marks in their places; a partner that is dropped is not even named."""
    of_kind = {name.split(".", 1)[1]: mark for name, mark in marks.items() if name.startswith(f"{kind}.")}
    together = TOGETHER.get(f"led_on.{kind}")
    dropped = [code for code, mark in of_kind.items() if mark is Withheld.DROPPED]
    unnamed = [code for code in dropped if together and together.can_hold(code)]
    return {code: value for code, value in (values | of_kind).items() if code not in unnamed}
