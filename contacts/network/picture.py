"""What a page of the network shows: all of it while that is small, else the surroundings of one node."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.models import NetworkLayout
from contacts.network import groups, layout, marks
from contacts.network.graph import Network, Node

MOST_AT_ONCE = 500
LISTED = 60  # of the bridges and of who stands alone: the others are counted


class NotThere(LookupError):
    """Nothing in the network, or nothing that is shown by itself, goes by this key."""


@dataclass(frozen=True)
class Picture:
    """`around`: the key of the node in the middle, "" for the whole network. `left_out`: how many were too many."""

    whole: Network
    shown: Network
    around: str
    left_out: int = 0
    kept: dict = field(default_factory=dict)

    @property
    def middle(self) -> Node | None:
        return self.whole.nodes.get(self.around)

    @property
    def places(self):
        return layout.places(self.shown, self.kept)

    @property
    def is_new(self):
        """Whether something in it has no place yet that was kept."""
        return any(key not in self.kept for key in self.shown.nodes)


def picture_of(team, whole, around=""):
    """Raises NotThere. A large network is shown around somebody: the best connected resident, when nobody is named."""
    is_large = len(whole.nodes) > MOST_AT_ONCE
    if around and around not in whole.nodes:
        raise NotThere(around)
    around = around or (is_large and whole.best_connected()) or ""
    shown, left_out = whole.around(around) if around else (whole, 0)
    return Picture(whole, shown, around, left_out, NetworkLayout.objects.of(team).places_of(around))


def listed(picture):
    """The nodes by kind, as the list beside the picture shows them: (kind, its nodes with place and ties)."""
    places = picture.places
    by_kind: dict = {}
    for node in picture.shown.nodes.values():
        by_kind.setdefault(node.kind.kind, (node.kind, []))[1].append(row_of(picture.shown, node, places[node.key]))
    return list(by_kind.values())


def row_of(network, node, place):
    ties = [
        {"edge": edge, "label": edge.read_from(node.key), "node": network.nodes[edge.other(node.key)]}
        for edge in network.ties.get(node.key, ())
    ]
    return {"node": node, "x": round(place[0]), "y": round(place[1]), "ties": ties, "themes": "|".join(node.themes)}


def legend(network):
    """(kinds of node, kinds of edge) that occur, each with how often and how it is drawn."""
    nodes = Counter(node.kind.kind for node in network.nodes.values())
    edges = Counter(edge.kind for edge in network.edges)
    kinds = {node.kind.kind: node.kind for node in network.nodes.values()}
    sources = dict.fromkeys(edge.source for edge in network.edges)
    return (
        [kind_of_node(kinds[kind], number) for kind, number in nodes.items()],
        [kind_of_edge(source, kind, edges[kind]) for source in sources for kind in source.kinds if kind in edges],
    )


def kind_of_node(kind, number):
    drawn = dict(zip(("colour", "shape", "size"), marks.MARKS[kind.mark], strict=True))
    return drawn | {"kind": kind, "number": number, "mark": marks.key_of_node(kind.mark)}


def kind_of_edge(source, kind, number):
    drawn = dict(zip(("colour", "width", "dashes"), marks.LINES[source.line], strict=True))
    return drawn | {"kind": kind, "name": source.kinds[kind], "number": number, "mark": marks.key_of_edge(source.line)}


def people_in(picture):
    """(who holds groups together, who stands alone), of the whole network; the first of each, and how many more."""
    return shortened(groups.bridges(picture.whole)), shortened(groups.alone(picture.whole))


def shortened(found):
    return {"first": found[:LISTED], "number": len(found), "more": max(0, len(found) - LISTED)}


def summary(network):
    """One sentence for who does not see the picture."""
    nodes = Counter(node.kind for node in network.nodes.values()) if network.nodes else {}
    told = [f"{number} {kind.one if number == 1 else kind.many}" for kind, number in by_order(nodes)]
    ties = ngettext("%s lijn ertussen", "%s lijnen ertussen", len(network.edges)) % len(network.edges)
    return _("Tekening van het netwerk: %(nodes)s, %(ties)s. Alles staat ook in de lijst.") % {
        "nodes": ", ".join(told) or _("nog leeg"),
        "ties": ties,
    }


def by_order(counted):
    return sorted(counted.items(), key=lambda pair: pair[0].order)
