"""The network for outside the team: a picture without a name, and numbers that point at nobody."""

from collections import Counter, defaultdict

from django.utils.translation import gettext as _

from buurtwerk.core.charts.svg import element
from contacts.network import groups, marks
from contacts.network.graph import Network
from contacts.network.picture import legend

FEW = 5
WIDTH, HEIGHT, EDGE = 760, 590, 14
LARGEST, SMALLEST = 7.5, 2.2  # radius of a resident


def few(number):
    """From 1 to 4 nobody outside is told how many."""
    return _("minder dan 5") if 0 < number < FEW else str(number)


def to_draw(network):
    """Without what could be counted in the picture and is rare: kinds of node and edge, and who stands alone."""
    common = without_rare(network)
    alone = {node.key for node in groups.alone(common)}
    if not 0 < len(alone) < FEW:
        return common
    left = common.part(common.nodes.keys() - alone)
    tied = {key for part in groups.components(left) if len(part) > 1 for key in part}
    return without_rare(left.part(tied | {key for key, node in left.nodes.items() if node.is_resident}))


def without_rare(network):
    """Without each kind of node and of edge that occurs fewer than five times."""
    while True:
        nodes = Counter(node.kind.kind for node in network.nodes.values())
        kinds = Counter(edge.kind for edge in network.edges)
        keys = {key for key, node in network.nodes.items() if nodes[node.kind.kind] >= FEW}
        edges = [edge for edge in network.edges if kinds[edge.kind] >= FEW and {edge.of, edge.to} <= keys]
        if len(keys) == len(network.nodes) and len(edges) == len(network.edges):
            return network
        network = Network({key: node for key, node in network.nodes.items() if key in keys}, edges)


def counted(network, drawn):
    """(kinds of node, kinds of edge, what is said of groups): each with its number as it may be told.

    All is counted in the picture, where anybody can count it: what is not drawn is told as a few, however many.
    """
    nodes, edges = drawn_numbers(network, drawn)
    tied = [part for part in groups.components(drawn) if len(part) > 1]
    return (
        [(row["mark"], row["kind"].many, few(row["number"])) for row in nodes],
        [(row["mark"], row["name"], few(row["number"])) for row in edges],
        [
            (_("groepen die samenhangen, in de tekening"), len(tied)),
            (_("bewoners die groepen samenhouden"), few(len(groups.bridges(network)))),
            (_("bewoners die alleen staan"), few(len(groups.alone(without_rare(network))))),
        ],
    )


def drawn_numbers(network, drawn):
    """The legend of the whole network with the numbers of the picture; a kind that is not in it counts as a few."""
    nodes, edges = Counter(node.kind.kind for node in drawn.nodes.values()), Counter(edge.kind for edge in drawn.edges)
    of_nodes, of_edges = legend(network)
    return (
        [row | {"number": nodes[row["kind"].kind] or 1} for row in of_nodes],
        [row | {"number": edges[row["kind"]] or 1} for row in of_edges],
    )


def drawing(network, places):
    """One <svg> without text; all of one kind is one path, from left to right, so that no order gives away an id."""
    spots = fitted({key: places[key] for key in network.nodes})
    scale = radius_for(len(spots)) / LARGEST
    lines, signs = defaultdict(list), defaultdict(list)
    for edge in network.edges:
        lines[edge.source.line].append((*spots[edge.of], *spots[edge.to]))
    for key, node in network.nodes.items():
        signs[node.kind.mark].append(spots[key])
    drawn = [marks.edges(line, sorted(ends), scale=max(scale, 0.4)) for line, ends in lines.items()]
    return element(
        "svg",
        element("title", _("Tekening van het netwerk, zonder namen"), id="netwerk-titel"),
        element("g", *drawn, stroke_opacity=0.75),
        *(marks.nodes(mark, sorted(found), LARGEST * scale) for mark, found in signs.items()),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        role="img",
        aria_labelledby="netwerk-titel",
    )


def radius_for(number):
    return max(SMALLEST, min(LARGEST, LARGEST * (190 / max(number, 1)) ** 0.5))


def fitted(places):
    """The same places, as large as the frame takes."""
    if not places:
        return {}
    left, right = min(x for x, _y in places.values()), max(x for x, _y in places.values())
    top, bottom = min(y for _x, y in places.values()), max(y for _x, y in places.values())
    scale = min((WIDTH - 2 * EDGE) / max(right - left, 1), (HEIGHT - 2 * EDGE) / max(bottom - top, 1), 2.0)
    x0, y0 = (WIDTH - (right - left) * scale) / 2, (HEIGHT - (bottom - top) * scale) / 2
    return {key: (x0 + (x - left) * scale, y0 + (y - top) * scale) for key, (x, y) in places.items()}
