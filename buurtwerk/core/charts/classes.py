"""Numbers in a few classes, for what is shaded: a map, tiles."""

from buurtwerk.core.charts.scale import number

MOST_CLASSES = 4
STEPS = (1, 2, 2.5, 5, 10)


def classes_of(values, *, least=1):
    """[(low, high)] of whole numbers, round and equally wide, from `least` on; none where there is nothing to shade.

    The first one begins at `least`, the last one holds the largest value.
    """
    largest = max(values, default=0)
    if largest < least:
        return []
    step = _step(largest)
    edges = [step * at for at in range(1, MOST_CLASSES + 1) if step * at > least and step * (at - 1) <= largest]
    lows = [least, *edges[:-1]]
    return [(low, edge - 1) for low, edge in zip(lows, edges, strict=True) if low <= largest]


def _step(largest):
    """The smallest round step of which four hold the largest value."""
    power = 1
    while True:
        for times in STEPS:
            step = int(times * power)
            if step == times * power and step * MOST_CLASSES > largest:
                return step
        power *= 10


def class_in(value, classes):
    """1 for the lowest class; 0 for nobody."""
    return next((at for at, (low, high) in enumerate(classes, 1) if low <= value <= high), 0)


def range_text(low, high):
    return number(low) if low == high else f"{number(low)}–{number(high)}"
