"""What other apps know about a resident, without contacts knowing the apps.

An app's own `dossier.py`, imported in its `AppConfig.ready`, registers

- sections: a part of a resident's, household's or partner's page; of a partner only numbers (contacts/exchange.py);
- moments: the rows that are contact moments, of which the timeline, the reach
  and «laatst gezien» are made;
- nodes and edges: who and what stands in the network, and what ties them (network/graph.py puts them together).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, IntegerField, Max, Q, QuerySet, Value
from django.urls import reverse

from buurtwerk.accounts.roles import can
from buurtwerk.core.dates import year_span

# What a queryset of moments gives; the prefix keeps them apart from a model's own fields.
MOMENT_FIELDS = ("moment_date", "moment_kind", "moment_id", "moment_household", "moment_resident", "moment_label")

NOBODY = Value(None, output_field=IntegerField())


@dataclass(frozen=True, slots=True)
class Section:
    """`rows(subject, user)` gives what `template` shows as `rows`; `of`: "resident", "household" or "organisation".

    `later`: the page comes without it, and asks for all of these at once when it stands there.
    """

    title: str
    template: str
    permission: str
    of: str
    later: bool
    rows: Callable[[Any, Any], Any]


@dataclass(frozen=True, slots=True)
class MomentKind:
    """One source of contact moments.

    `rows(team)` gives querysets of `.values(*MOMENT_FIELDS)`. Each row names a
    resident (household None) or a household (resident None): whom the moment
    reached. `counts_for_reach`: whether figures.md counts it in `reach.*`;
    every moment that names a resident counts for «laatst gezien».
    """

    kind: str
    title: str
    icon: str
    url_name: str
    permission: str
    counts_for_reach: bool
    rows: Callable[[Any], list[QuerySet]]


@dataclass(frozen=True, slots=True, eq=False)
class NodeKind:
    """One kind of node in the network.

    `rows(team)` gives (id, name) of all there are, in the order of their names. `slug` stands in its key and in
    addresses: bewoner-12. `mark`: how it is drawn (network/marks.py). Each of `themes` is a right and `rows(team)`
    that gives (id, name of a theme).
    """

    kind: str
    slug: str
    one: str
    many: str
    mark: str
    url_name: str
    permission: str
    order: int
    rows: Callable[[Any], Any]
    themes: list[tuple[str, Callable[[Any], Any]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class EdgeSource:
    """What ties nodes of the kind `of` to nodes of the kind `to`.

    `kinds`: kind of edge -> its name; `rows(team)` gives (kind of edge, id, id), each once. `line`: how it is drawn.
    `directed`: the kinds that are not the same both ways -> how such an edge reads from either end.
    """

    of: str
    to: str
    title: str
    kinds: dict[str, str]
    line: str
    permission: str
    order: int
    directed: dict[str, tuple[str, str]]
    rows: Callable[[Any], Any]


_sections: list[Section] = []
_moments: dict[str, MomentKind] = {}
_nodes: dict[str, NodeKind] = {}
_edges: list[EdgeSource] = []


def section(title, *, template, permission, of="resident", later=False):
    def register(rows):
        _sections.append(Section(title, template, permission, of, later, rows))
        return rows

    return register


def moments(kind, *, title, icon, url_name, permission, counts_for_reach):
    def register(rows):
        _moments[kind] = MomentKind(kind, title, icon, url_name, permission, counts_for_reach, rows)
        return rows

    return register


def nodes(kind, *, slug, one, many, mark, url_name, permission, order):
    def register(rows):
        _nodes[kind] = NodeKind(kind, slug, one, many, mark, url_name, permission, order, rows)
        return rows

    return register


def node_themes(kind, *, permission):
    """The themes of nodes of a kind that is registered already."""

    def register(rows):
        _nodes[kind].themes.append((permission, rows))
        return rows

    return register


def edges(of, to, *, title, kinds, line, permission, order, directed=None):
    def register(rows):
        _edges.append(EdgeSource(of, to, title, kinds, line, permission, order, directed or {}, rows))
        return rows

    return register


def node_kinds(user, team):
    """Those this user may see, in order."""
    return sorted((kind for kind in _nodes.values() if can(user, kind.permission, team)), key=lambda kind: kind.order)


def edge_sources(user, team):
    """Those this user may see, in order."""
    return sorted((one for one in _edges if can(user, one.permission, team)), key=lambda one: one.order)


def as_moments(rows, *, kind, on, pk, label, household=NOBODY, resident=NOBODY):
    """Rows as moments: each argument is a field's name, or an expression."""
    return rows.annotate(
        moment_date=F(on),
        moment_kind=Value(kind),
        moment_id=F(pk),
        moment_household=F(household) if isinstance(household, str) else household,
        moment_resident=F(resident) if isinstance(resident, str) else resident,
        moment_label=F(label) if isinstance(label, str) else label,
    ).values(*MOMENT_FIELDS)


def sections_for(subject, user, *, later=False):
    """The sections of a page that this user may see: at once, or those that come later."""
    allowed = [part for part in _allowed(subject, user) if part.later == later]
    return [{"title": part.title, "template": part.template, "rows": part.rows(subject, user)} for part in allowed]


def has_later(subject, user):
    """Whether the page should ask for more."""
    return any(part.later for part in _allowed(subject, user))


def _allowed(subject, user):
    of = subject._meta.model_name
    return [part for part in _sections if part.of == of and can(user, part.permission, subject.team)]


def reached(team, year, who, kinds=None):
    """Q over residents or households (`who`) that had a contact moment in `year` which counts for reach.

    `kinds`: only moments of these kinds.
    """
    found = Q(pk__in=[])
    counted = [kind for kind in _moments.values() if kind.counts_for_reach and (kinds is None or kind.kind in kinds)]
    for rows in _moment_rows(team, counted):
        found |= Q(pk__in=_naming(rows, who).filter(moment_date__range=year_span(year)).values(f"moment_{who}"))
    return found


def last_contacts(team, residents):
    """Resident id -> day of the last moment that names them; those without one are left out."""
    last: dict[int, date] = {}
    for rows in _moment_rows(team, _moments.values()):
        named = _naming(rows, "resident").filter(moment_resident__in=residents).order_by()
        for resident, day in named.values_list("moment_resident").annotate(last=Max("moment_date")):
            last[resident] = max(day, last.get(resident, day))
    return last


def timeline(subject, user, limit=200):
    """The latest moments of a resident or household this user may see, in one query."""
    kinds = [kind for kind in _moments.values() if can(user, kind.permission, subject.team)]
    found = [
        rows.filter(**{f"moment_{subject._meta.model_name}": subject.pk}).order_by()
        for rows in _moment_rows(subject.team, kinds)
    ]
    if not found:
        return []
    merged = found[0].union(*found[1:], all=True) if len(found) > 1 else found[0]
    return [_shown(row) for row in merged.order_by("-moment_date", "-moment_id")[:limit]]


def _moment_rows(team, kinds):
    return [rows for kind in kinds for rows in kind.rows(team)]


def _naming(rows, who):
    return rows.filter(**{f"moment_{who}__isnull": False})


def _shown(row):
    kind = _moments[row["moment_kind"]]
    url = reverse(kind.url_name, args=[row["moment_id"]])
    return {
        "date": row["moment_date"],
        "title": kind.title,
        "icon": kind.icon,
        "url": url,
        "label": row["moment_label"],
    }
