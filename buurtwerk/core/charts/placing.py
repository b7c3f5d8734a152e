"""Places on a map put on a grid: one cell each, about where they lie; the same places always land the same way."""

from math import ceil, sqrt

CLIMBED = 80  # with more places than this the rows are kept as they are dealt out
ROUNDS = 40


def placed(places, *, most):
    """(a cell number for each place, columns); cells count row by row from the north-west.

    A place is (east, north), or None: those come last. No more than `most` columns.
    """
    columns = _columns(places, most)
    known = [at for at, place in enumerate(places) if place is not None]
    rows = ceil(len(places) / columns)
    targets = dict(zip(known, _on_grid([places[at] for at in known], columns, rows), strict=True))
    cells = _dealt(targets, columns)
    if len(known) == len(places) <= CLIMBED:
        cells = _climbed(targets, cells, columns, range(columns * rows))
    free = iter(sorted(set(range(columns * rows)) - set(cells.values())))
    return [cells[at] if at in cells else next(free) for at in range(len(places))], columns


def _columns(places, most):
    """More where the areas lie spread from west to east."""
    known = [place for place in places if place is not None]
    wide, high = (_extent([place[side] for place in known]) for side in (0, 1))
    ratio = min(2.0, max(0.7, 0.64 * wide / high)) if wide and high else 1.2  # a degree east is shorter than one north
    return max(1, min(most, len(places), round(sqrt(len(places) * ratio * 1.1))))


def _extent(values):
    return max(values) - min(values) if values else 0


def _on_grid(places, columns, rows):
    """Where each place would stand as (column, row), between cells."""
    if not places:
        return []
    xs, ys = zip(*places, strict=True)
    across, down = _extent(xs) or 1, _extent(ys) or 1
    return [((x - min(xs)) / across * (columns - 1), (max(ys) - y) / down * (rows - 1)) for x, y in places]


def _dealt(targets, columns):
    """From north to south over the rows, and in each row from west to east."""
    order = sorted(targets, key=lambda at: (targets[at][1], targets[at][0], at))
    cells: dict[int, int] = {}
    for start in range(0, len(order), columns):
        row = sorted(order[start : start + columns], key=lambda at: (targets[at][0], at))
        cells |= {at: start + column for column, at in enumerate(row)}
    return cells


def _climbed(targets, cells, columns, all_cells):
    """Swap two, or move one to a free cell, as long as that brings them nearer to where they lie."""
    holder = dict.fromkeys(all_cells) | {cell: at for at, cell in cells.items()}
    pairs = [(one, other) for one in all_cells for other in all_cells if one < other]
    for _round in range(ROUNDS):
        better = False
        for one, other in pairs:
            a, b = holder[one], holder[other]
            gain = _away(targets, a, one, columns) + _away(targets, b, other, columns)
            gain -= _away(targets, a, other, columns) + _away(targets, b, one, columns)
            if gain > 1e-9:
                holder[one], holder[other] = b, a
                better = True
        if not better:
            break
    return {at: cell for cell, at in holder.items() if at is not None}


def _away(targets, at, cell, columns):
    """The square of how far a place is from a cell; nothing for a free one."""
    if at is None:
        return 0
    row, column = divmod(cell, columns)
    x, y = targets[at]
    return (column - x) ** 2 + (row - y) ** 2
