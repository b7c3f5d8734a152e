"""What the apps registered, put together to one network."""

from collections import defaultdict, deque
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from buurtwerk.accounts.roles import can
from contacts.dossier import EdgeSource, NodeKind, edge_sources, node_kinds

STEPS = 2
MOST_AROUND = 300


@dataclass(frozen=True, slots=True)
class Node:
    key: str
    kind: NodeKind
    pk: int
    name: str
    themes: tuple[str, ...]

    @property
    def url(self):
        return reverse(self.kind.url_name, args=[self.pk])

    @property
    def is_resident(self):
        return self.kind.kind == "resident"

    @property
    def is_household(self):
        return self.kind.kind == "household"


@dataclass(frozen=True, slots=True)
class Edge:
    kind: str
    of: str  # keys of nodes
    to: str
    source: EdgeSource

    @property
    def name(self):
        return self.source.kinds[self.kind]

    def read_from(self, key):
        """What it is called where one looks from that end."""
        ends = self.source.directed.get(self.kind)
        return self.name if ends is None else ends[0 if key == self.of else 1]

    def other(self, key):
        return self.to if key == self.of else self.of


@dataclass(frozen=True)
class Network:
    """`nodes` by their key, in the order of their kinds and names; edges only between those."""

    nodes: dict[str, Node]
    edges: list[Edge]

    @cached_property
    def ties(self):
        """Key -> the edges that touch it."""
        found = defaultdict(list)
        for edge in self.edges:
            found[edge.of].append(edge)
            found[edge.to].append(edge)
        return found

    def neighbours(self, key):
        """Keys, each once, in the order of the edges."""
        return list(dict.fromkeys(edge.other(key) for edge in self.ties.get(key, ())))

    @property
    def residents(self):
        """Ids, for the trail."""
        return [node.pk for node in self.nodes.values() if node.is_resident]

    def part(self, keys):
        """The same with these nodes only."""
        nodes = {key: node for key, node in self.nodes.items() if key in keys}
        return Network(nodes, [edge for edge in self.edges if edge.of in nodes and edge.to in nodes])

    def around(self, key):
        """(the part within two steps of a node, the nearest first and 300 at most; how many more there are)."""
        near = {key: 0}
        queue = deque([key])
        while queue:
            here = queue.popleft()
            if near[here] < STEPS:
                new = [other for other in self.neighbours(here) if other not in near]
                near |= dict.fromkeys(new, near[here] + 1)
                queue.extend(new)
        kept = list(near)[:MOST_AROUND]  # in the order in which they were met: nearest first
        return self.part(set(kept)), len(near) - len(kept)

    def best_connected(self):
        """The key of the resident with the most ties to others than the own household; None without residents."""
        people = [node.key for node in self.nodes.values() if node.is_resident]
        return max(people, key=self.ties_outside, default=None)

    def ties_outside(self, key):
        return sum(not self.nodes[other].is_household for other in self.neighbours(key))


def network_of(team, user):
    """All that this user may see: residents in touch, and whatever is tied to one of them or to each other.

    A household stands there as soon as two of its residents do. A constant number of queries.
    """
    nodes = {node.key: node for kind in node_kinds(user, team) for node in nodes_of(kind, team, user)}
    slugs = {node.kind.kind: node.kind.slug for node in nodes.values()}
    edges = [edge for source in edge_sources(user, team) for edge in edges_of(source, team, slugs)]
    edges = [edge for edge in edges if edge.of in nodes and edge.to in nodes]
    return without_loose_ends(Network(nodes, edges))


def nodes_of(kind, team, user):
    themes = defaultdict(set)
    for permission, rows in kind.themes:
        if can(user, permission, team):
            for pk, theme in rows(team):
                themes[pk].add(theme)
    for pk, name in kind.rows(team):
        yield Node(f"{kind.slug}-{pk}", kind, pk, name, tuple(sorted(themes[pk])))


def edges_of(source, team, slugs):
    of, to = slugs.get(source.of), slugs.get(source.to)
    for kind, one, two in source.rows(team):
        yield Edge(kind, f"{of}-{one}", f"{to}-{two}", source)


def without_loose_ends(network):
    """Without households of one, and without activities and partners that nothing leads to."""
    small = {key for key, node in network.nodes.items() if node.is_household and len(network.ties[key]) < 2}
    network = network.part(network.nodes.keys() - small)
    loose = {key for key, node in network.nodes.items() if not node.is_resident and not network.ties.get(key)}
    return network.part(network.nodes.keys() - loose)
