"""Dropping points of a shape until its text fits: those that are missed least first."""

FIRST_TOLERANCE = 0.00001  # degrees, about a metre
MANY = 600  # points that the careful way takes; beyond, near ones go first


def thinned(groups, closed, written, longest):
    """`written(groups)` of as many points as fit in `longest` characters; always the same for the same shape."""
    text, tolerance = written(groups), FIRST_TOLERANCE
    drop = _apart if sum(len(line) for lines in groups for line in lines) > MANY else _straightened
    while len(text) > longest:
        fewer = [[drop(line, tolerance) for line in lines] for lines in groups]
        groups = _that_are_left(fewer, closed, tolerance)
        if sum(len(line) for lines in groups for line in lines) <= MANY:
            drop = _straightened
        text = written(groups)
        tolerance *= 1.5
    return text


def _that_are_left(groups, closed, tolerance):
    """Without holes and parts that shrank to nothing; the largest part always stays, as a box if need be."""
    least = 4 if closed else 2
    kept = []
    for first, *holes in groups:
        large = [hole for hole in holes if len(hole) >= least and _extent(hole) > tolerance]
        if len(first) >= least and _extent(first) > tolerance:
            kept.append([first, *large])
    return kept or [[_box(max((lines[0] for lines in groups), key=_extent), closed)]]


def _extent(line):
    xs, ys = zip(*line, strict=True)
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _box(line, closed):
    (west, *_xs, east), (south, *_ys, north) = (sorted(side) for side in zip(*line, strict=True))
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return corners if closed else [corners[0], corners[2]]


def _apart(line, distance):
    """Only points that lie so far from the one kept before; the first and the last stay."""
    kept = [line[0]]
    for point in line[1:-1]:
        if _squared(point, kept[-1]) > distance * distance:
            kept.append(point)
    return [*kept, line[-1]]


def _straightened(line, tolerance):
    """Douglas and Peucker's way: between two kept points stays the one farthest off, if it is far enough."""
    keep, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        start, end = spans.pop()
        far, at = max(((_off(line[n], line[start], line[end]), n) for n in range(start + 1, end)), default=(0, 0))
        if far > tolerance * tolerance:
            keep.add(at)
            spans += [(start, at), (at, end)]
    return [line[n] for n in sorted(keep)]


def _off(point, start, end):
    """The square of how far a point lies from a stretch."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = dx * dx + dy * dy
    part = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / long if long else 0
    part = min(1, max(0, part))
    return _squared(point, (start[0] + part * dx, start[1] + part * dy))


def _squared(one, other):
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
