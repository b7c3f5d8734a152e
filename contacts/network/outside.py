"""The network for outside the team: a picture without a name, and numbers that point at nobody."""

from collections import Counter

from django.utils.translation import gettext as _

from buurtwerk.core.charts.svg import element
from contacts.network import groups, marks

FEW = 5
WIDTH, HEIGHT, EDGE = 1040, 470, 16
LARGEST, SMALLEST = 7.5, 2.2  # radius of a resident


def few(number):
    """From 1 to 4 nobody outside is told how many."""
    return _("minder dan 5") if 0 < number < FEW else str(number)


def without_rare(network):
    """Without each kind of node and of edge that occurs fewer than five times: in the picture they could be counted."""
    while True:
        nodes = Counter(node.kind.kind for node in network.nodes.values())
        kinds = Counter(edge.kind for edge in network.edges)
        keys = {key for key, node in network.nodes.items() if nodes[node.kind.kind] >= FEW}
        edges = [edge for edge in network.edges if kinds[edge.kind] >= FEW and {edge.of, edge.to} <= keys]
        if len(keys) == len(network.nodes) and len(edges) == len(network.edges):
            return network
        network = type(network)({key: network.nodes[key] for key in network.nodes if key in keys}, edges)


def counted(network):
    """(kinds of node, kinds of edge, what is said of groups): each (mark, name, number as it may be told)."""
    nodes = Counter(node.kind.kind for node in network.nodes.values())
    edges = Counter(edge.kind for edge in network.edges)
    kinds = {node.kind.kind: node.kind for node in network.nodes.values()}
    sources = {edge.kind: edge.source for edge in network.edges}
    tied = [part for part in groups.components(network) if len(part) > 1]
    return (
        [(marks.key_of_node(kinds[kind].mark), kinds[kind].many, few(number)) for kind, number in nodes.items()],
        [(marks.key_of_edge(sources[kind].line), sources[kind].kinds[kind], few(n)) for kind, n in edges.items()],
        [
            (_("groepen die samenhangen"), few(len(tied))),
            (_("bewoners die groepen samenhouden"), few(len(groups.bridges(network)))),
            (_("bewoners die alleen staan"), few(len(groups.alone(network)))),
        ],
    )


def drawing(network, places):
    """One <svg> without text: first the lines, then the nodes from left to right, so that no order gives away an id."""
    keys = sorted(network.nodes, key=lambda key: places[key])
    spots = fitted({key: places[key] for key in keys})
    scale = radius_for(len(keys)) / LARGEST
    lines = sorted((edge.source.line, *spots[edge.of], *spots[edge.to]) for edge in network.edges)
    return element(
        "svg",
        element("title", _("Tekening van het netwerk, zonder namen"), id="netwerk-titel"),
        element("g", *(marks.edge(line, *ends, scale=max(scale, 0.45)) for line, *ends in lines), stroke_opacity=0.75),
        element("g", *(marks.node(network.nodes[key].kind.mark, *spots[key], LARGEST * scale) for key in keys)),
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
