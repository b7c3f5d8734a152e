"""Who holds groups together, who stands alone, and which groups there are."""

from collections import defaultdict
from dataclasses import dataclass

from contacts.network.graph import Node


@dataclass(frozen=True, slots=True)
class Bridge:
    """Without this resident, a group would fall apart into so many pieces."""

    node: Node
    pieces: int


def as_rustworkx(keys, edges):
    """(the graph, index -> key); imported here, so that a process that never draws does without numpy."""
    import rustworkx

    graph = rustworkx.PyGraph(multigraph=False)
    index = dict(zip(keys, graph.add_nodes_from(list(keys)), strict=True))
    graph.add_edges_from([(index[edge.of], index[edge.to], None) for edge in edges])
    return graph, list(keys)


def components(network):
    """The sets of nodes that hang together, the largest first; each as a list in the order of the nodes."""
    import rustworkx

    graph, keys = as_rustworkx(network.nodes, network.edges)
    found = [sorted(part) for part in rustworkx.connected_components(graph)]
    return [[keys[place] for place in part] for part in sorted(found, key=lambda part: (-len(part), part[0]))]


def bridges(network):
    """The residents who hold groups together, those who hold most first.

    What hangs on one resident alone is no group: family that knows nobody else, a partner only they were led to.
    """
    import rustworkx

    core = without_hangers_on(network)
    graph, keys = as_rustworkx(core.nodes, core.edges)
    pieces = defaultdict(set)
    for (one, two), block in rustworkx.biconnected_components(graph).items():
        pieces[one].add(block)
        pieces[two].add(block)
    cut = [place for place in rustworkx.articulation_points(graph) if core.nodes[keys[place]].is_resident]
    found = [Bridge(core.nodes[keys[place]], len(pieces[place])) for place in sorted(cut)]
    return sorted(found, key=lambda bridge: -bridge.pieces)


def without_hangers_on(network):
    """Take off, until nothing changes, what hangs on one node: all but residents, and residents on their household."""
    left = {key: set(network.neighbours(key)) for key in network.nodes}
    waiting = list(left)
    while waiting:
        key = waiting.pop()
        if key in left and hangs_on(network, key, left[key]):
            for other in left.pop(key):
                left[other].discard(key)
                waiting.append(other)
    return network.part(left.keys())


def hangs_on(network, key, neighbours):
    if len(neighbours) > 1:
        return False
    return not network.nodes[key].is_resident or all(network.nodes[other].is_household for other in neighbours)


def alone(network):
    """The residents whom nothing ties to anybody or anything but their own household."""
    homes = homes_of(network)
    return [
        node
        for key, node in network.nodes.items()
        if node.is_resident and all(is_own_home(network, homes, key, other) for other in network.neighbours(key))
    ]


def homes_of(network):
    """Key of a resident -> that of the household, where it stands in the network."""
    tied = [edge for edge in network.edges if network.nodes[edge.to].is_household]
    return {edge.of: edge.to for edge in tied}


def is_own_home(network, homes, key, other):
    return network.nodes[other].is_household or (key in homes and homes.get(other) == homes[key])
