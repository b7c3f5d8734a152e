"""Columns of a sheet: fields of django-import-export that know where their value is stored."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from import_export.fields import Field

BATCH = 1000


class Column(Field):
    """`lookup`: where the value is read when that is not the attribute itself."""

    is_list = False

    def __init__(self, attribute, column_name, widget, *, required=False, lookup=None):
        super().__init__(attribute, column_name, widget)
        self.required = required
        self.lookup = lookup or attribute + widget.path

    def clean(self, row, **kwargs):
        value = super().clean(row, **kwargs)
        if self.required and (value is None or value == ""):
            raise ValueError(_("Deze cel mag niet leeg zijn. Vul ze in."))
        return value

    def put(self, instance, value, look):
        setattr(instance, self.attribute + self.widget.field, self.widget.to_store(value, look))

    def shown(self, value):
        """The cell that says this value."""
        return self.export({self.attribute: value})


class ListColumn(Column):
    """A list in one cell whose entries are rows of a child table.

    `entry` is the lookup or expression that shows such a row as it is written; `made(entry, look)` gives the fields of
    a new one, beside its team and its `parent`.
    """

    is_list = True

    def __init__(self, attribute, column_name, widget, *, child, parent, entry, made):
        super().__init__(attribute, column_name, widget, lookup=attribute)
        self.child, self.parent, self.entry, self.made = child, f"{parent}_id", entry, made

    def entries(self, team):
        """Parent's id -> its entries, sorted; one query."""
        found = defaultdict(list)
        rows = self.child._base_manager.filter(team=team).values_list(self.parent, self.entry)
        for parent, entry in rows.iterator(chunk_size=2000):
            found[parent].append(entry)
        return {parent: tuple(sorted(entries)) for parent, entries in found.items()}

    def sync(self, wanted, changed, look):
        """Store just the differences: `wanted` maps parents to entries, `changed` are the parents that had some."""
        there = self.stored_of(look.team, changed)
        gone = [pk for (parent, entry), pk in there.items() if entry not in wanted[parent]]
        for start in range(0, len(gone), BATCH):
            self.child._base_manager.filter(pk__in=gone[start : start + BATCH]).delete()
        new = [(parent, entry) for parent, entries in wanted.items() for entry in entries]
        rows = (
            self.child(team=look.team, **{self.parent: parent}, **self.made(entry, look))
            for parent, entry in new
            if (parent, entry) not in there
        )
        self.child._base_manager.bulk_create(rows, batch_size=BATCH)

    def stored_of(self, team, parents):
        there: dict[tuple[int, str], int] = {}
        for start in range(0, len(parents), BATCH):
            rows = self.child._base_manager.filter(team=team, **{f"{self.parent}__in": parents[start : start + BATCH]})
            there |= {(parent, entry): pk for parent, entry, pk in rows.values_list(self.parent, self.entry, "pk")}
        return there


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds between cells of one row: `wrong(*values)` gives None or the message that stands `at` a column.

    The values are those the record will have; a rule that reads a faulty cell is passed over. One that `looks` gets
    `look` (registers/lookups.py) as well, for what other sheets tell.
    """

    at: str
    wrong: Callable
    reads: tuple[str, ...]
    looks: bool = False
