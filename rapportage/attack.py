"""What a reader can work out of published figures: how far every number could lie from what it is.

A sum is (total, parts). Where no two sums share more than one cell, directly or by a detour (together they form
trees), narrowing each sum by itself, until nothing moves, gives exactly what is possible; else no less than that.
"""

from collections.abc import Iterable, Mapping, Sequence

Range = tuple[int, int]
Sum = tuple[str, Sequence[str]]

NO_LIMIT = 10**9


def possible_values(told: Mapping[str, Range], sums: Sequence[Sum]) -> dict[str, Range]:
    """The least and the most that each cell can be; `told` is what stands in print, NO_LIMIT where it is nothing."""
    ranges = dict(told)
    moved = True
    while moved:
        moved = False
        for total, parts in sums:
            moved |= _narrow(ranges, total, parts)
    return ranges


def choices(found: Range) -> int:
    """How many values a cell can have."""
    return found[1] - found[0] + 1


def _narrow(ranges, total, parts):
    """Whether anything became narrower: the total by its parts, or a part by the total and the other parts."""
    least, most = _together(ranges[part] for part in parts)
    moved = _tighten(ranges, total, least, most)
    low, high = ranges[total]
    for part in parts:
        own_low, own_high = ranges[part]
        moved |= _tighten(ranges, part, low - (most - own_high), high - (least - own_low))
    return moved


def _together(ranges: Iterable[Range]) -> Range:
    lows, highs = zip(*ranges, strict=True)
    return sum(lows), sum(highs)


def _tighten(ranges, cell, least, most):
    low, high = ranges[cell]
    least, most = max(low, least), min(high, most)
    if least > most:
        raise ValueError(f"What is told of {cell!r} contradicts the rest.")
    ranges[cell] = least, most
    return (least, most) != (low, high)
