"""Where everything stands: worked out by rustworkx, the same for the same network, and kept once it was drawn.

Groups that hang together are laid out one by one and set side by side in rows, so that they never lie over each
other; whoever is tied to nobody stands in rows at the foot.
"""

from math import ceil, cos, pi, sin, sqrt

from contacts.network.groups import as_rustworkx, components

SPACE = 64  # between two neighbours, in pixels at full size
SEED = 7
WIDE = 1.25  # as many times as high
INWARD = 0.62  # how far those at the rim are drawn in: less than 1 gives the middle more room


def places(network, kept):
    """Key -> (x, y). What was kept stays; what is new stands near what it is tied to; without any kept, all anew."""
    here = {key: tuple(place) for key, place in kept.items() if key in network.nodes}
    return beside(network, here) if here else anew(network)


def anew(network):
    groups = components(network)
    tied = [drawn(network, group) for group in groups if len(group) > 1]
    loose = [group[0] for group in groups if len(group) == 1]
    found, bottom, width = in_rows(tied)
    return found | in_grid(loose, bottom, width or SPACE * ceil(sqrt(len(loose) * WIDE)))


def drawn(network, group):
    """A group laid out by itself: key -> (x, y), from (0, 0) on."""
    import rustworkx

    part = network.part(set(group))
    graph, keys = as_rustworkx(part.nodes, part.edges)
    turns = max(24, min(250, 48_000 // len(group)))  # each takes as long as there are pairs
    found = rustworkx.spring_layout(graph, seed=SEED, num_iter=turns, repulsive_exponent=1 if len(group) > 12 else 2)
    spots = {keys[place]: tuple(spot) for place, spot in found.items()}
    radius = SPACE * 0.53 * sqrt(len(group))
    drawn_in = (
        {key: rounder(x, y, radius) for key, (x, y) in spots.items()} if len(group) > 12 else scaled(spots, radius)
    )
    return from_origin(pushed_apart(drawn_in))


def rounder(x, y, radius):
    """The rim drawn in towards the middle."""
    far = sqrt(x * x + y * y) or 1.0
    stretch = radius * far**INWARD / far
    return x * stretch * sqrt(WIDE), y * stretch / sqrt(WIDE)


def scaled(spots, radius):
    return {key: (x * radius, y * radius) for key, (x, y) in spots.items()}


def from_origin(found):
    left, top = (min(place[axis] for place in found.values()) for axis in (0, 1))
    return {key: (x - left, y - top) for key, (x, y) in found.items()}


def pushed_apart(found, least=SPACE * 0.74, work=20_000):
    """Nodes that lie over each other step aside, a little at each turn."""
    keys = list(found)
    spots = [list(found[key]) for key in keys]
    for _ in range(min(40, work // len(keys))):
        moved = False
        for one, two in close_pairs(spots, least):
            moved = step_aside(spots[one], spots[two], least, one) or moved
        if not moved:
            break
    return {key: tuple(spot) for key, spot in zip(keys, spots, strict=True)}


def close_pairs(spots, least):
    """Pairs that may be closer than that; by squares of that size, so that not every pair is looked at."""
    squares: dict[tuple[int, int], list[int]] = {}
    for place, (x, y) in enumerate(spots):
        squares.setdefault((int(x // least), int(y // least)), []).append(place)
    for (column, row), inside in squares.items():
        around = [(column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        near = [place for square in around for place in squares.get(square, ())]
        yield from ((one, two) for one in inside for two in near if one < two)


def step_aside(one, two, least, turn):
    dx, dy = two[0] - one[0], two[1] - one[1]
    apart = sqrt(dx * dx + dy * dy)
    if apart >= least:
        return False
    if apart < 0.01:  # on the very same spot: some way or other, the same every time
        dx, dy, apart = cos(turn), sin(turn), 1
    push = (least - apart) / 2 * 1.02
    one[0], one[1] = one[0] - dx / apart * push, one[1] - dy / apart * push
    two[0], two[1] = two[0] + dx / apart * push, two[1] + dy / apart * push
    return True


def in_rows(groups):
    """(all of them side by side, the largest first; where they end below; how wide they are)."""
    sizes = [[max(place[axis] for place in group.values()) for axis in (0, 1)] for group in groups]
    area = sum((w + SPACE * 1.1) * (h + SPACE * 1.1) for w, h in sizes)
    width = max([sqrt(area * WIDE), *(w for w, _h in sizes)]) if sizes else 0
    found: dict[str, tuple[float, float]] = {}
    left, top, high = 0.0, 0.0, 0.0
    for group, (w, h) in zip(groups, sizes, strict=True):
        if left and left + w > width:
            left, top, high = 0.0, top + high + SPACE * 1.1, 0.0
        found |= {key: (x + left, y + top) for key, (x, y) in group.items()}
        left, high = left + w + SPACE * 1.1, max(high, h)
    return found, top + high + SPACE * 1.1 if groups else 0.0, width


def in_grid(keys, top, width, space=SPACE * 0.6):
    columns = max(1, int(width // space))
    return {key: (n % columns * space, top + n // columns * space) for n, key in enumerate(keys)}


def beside(network, here):
    """What has no place yet stands on a free spot near those it is tied to, else below all others."""
    found = dict(here)
    waiting = [key for key in network.nodes if key not in found]
    while waiting:
        tied = [key for key in waiting if any(other in found for other in network.neighbours(key))]
        for key in tied or waiting[:1]:
            found[key] = free_spot(middle(network, key, found), found.values())
        waiting = [key for key in waiting if key not in found]
    return found


def middle(network, key, found):
    near = [found[other] for other in network.neighbours(key) if other in found]
    if near:
        return sum(x for x, _y in near) / len(near), sum(y for _x, y in near) / len(near)
    return min(x for x, _y in found.values()), max(y for _x, y in found.values()) + SPACE


def free_spot(around, taken):
    """The first spot without another within reach, going round in ever wider circles."""
    taken = list(taken)
    for ring in range(1, 200):
        for step in range(6 * ring):
            angle = 2 * pi * step / (6 * ring)
            x, y = around[0] + SPACE * 0.8 * ring * cos(angle), around[1] + SPACE * 0.8 * ring * sin(angle)
            if all((x - other_x) ** 2 + (y - other_y) ** 2 > (SPACE * 0.74) ** 2 for other_x, other_y in taken):
                return x, y
    return around
