"""A sheet of the register as a resource of django-import-export, read and written in bulk."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from import_export.resources import ModelResource

from buurtwerk.registers.columns import Column, Rule
from buurtwerk.registers.widgets import Text


@dataclass(slots=True)
class Stored:
    """A record as the register holds it: its values in the order of `SheetResource.slots`."""

    pk: int
    version: int
    values: tuple


class SheetResource(ModelResource):
    """Subclasses declare their columns in the order of the sheet, `Meta.model`, and what follows.

    Only declared columns take part. The model is team-owned and versioned; `key` names the attributes that tell one
    row from another within the team. Other sheets name a row by its code: where the key is none, nobody names them.
    """

    sheet = ""
    key: tuple[str, ...] = ("code",)
    rules: tuple[Rule, ...] = ()
    derived: tuple[str, ...] = ("search_key",)  # fields that `complete` fills in
    columns: list[Column]
    slots: list[Column]  # the same columns, those of child tables last

    def __init_subclass__(cls):
        cls.Meta.fields = list(cls.fields)
        cls.columns = list(cls.fields.values())
        cls.slots = sorted(cls.columns, key=lambda column: column.is_list)
        for column in cls.columns:
            if isinstance(column.widget, Text) and column.widget.max_length is None:
                column.widget.max_length = cls.Meta.model._meta.get_field(column.attribute).max_length

    @property
    def has_codes(self):
        return self.key == ("code",)

    @property
    def model(self):
        return self._meta.model

    def rows_of(self, team):
        """What the register holds, in the order it is exported."""
        return self.model._base_manager.filter(team=team).order_by("pk")

    def ids(self, team):
        """Code -> id."""
        return dict(self.model._base_manager.filter(team=team).values_list("code", "pk"))

    def stored(self, team):
        """Every row as Stored; a constant number of queries."""
        plain = [column.lookup for column in self.slots if not column.is_list]
        lists = [column.entries(team) for column in self.slots if column.is_list]
        rows = self.rows_of(team).values_list("pk", "version", *plain)
        for pk, version, *values in rows.iterator(chunk_size=2000):
            yield Stored(pk, version, (*values, *(entries.get(pk, ()) for entries in lists)))

    def build(self, values, look, **fields):
        """An instance, complete but not saved."""
        instance = self.model(team=look.team, updated_at=timezone.now(), **fields)
        for column, value in zip(self.slots, values, strict=True):
            if not column.is_list:
                column.put(instance, value, look)
        self.complete(instance)
        return instance

    def complete(self, instance):
        """Fill in what follows from other fields, as `save` would."""

    def settle(self, values):
        """Change the values of a row, read but not yet compared, where one follows from another."""

    def written_fields(self):
        plain = [column.attribute for column in self.slots if not column.is_list]
        return list(dict.fromkeys([*plain, *self.derived, "version", "updated_at", "updated_by"]))

    def key_of(self, key):
        """What the values of the key, in its order, are known by: the same for rows that are one and the same."""
        return key

    def value(self, row, attribute) -> Any:
        """One value out of a row of `slots`."""
        return row[self.place(attribute)]

    def place(self, attribute):
        return next(place for place, column in enumerate(self.slots) if column.attribute == attribute)

    def given_twice(self, row):
        """The message for a key that stood in that row already."""
        if self.has_codes:
            return _("Deze code staat al in rij %d. Elke code komt één keer voor.") % row
        columns = [self.fields[name].column_name for name in self.key]
        return _("Rij %(row)d heeft hetzelfde bij %(columns)s. Laat één van de twee rijen weg.") % {
            "row": row,
            "columns": get_text_list(columns, _("en")),
        }

    def clashes(self, values, look, sheet):
        """(attribute, message) of what a row may not share with another one, beside its key; `sheet` is all of it."""
        return []

    def judge(self, filed, codes, look):
        """Row number -> {attribute: message} of what only the whole sheet shows, such as a sum.

        `filed`: row number -> (what is stored of it or None, its values), of the rows without another fault that are
        to be written; `codes`: of all rows.
        """
        return {}

    def before_rows(self, plan, look):
        """Make room for the rows; within the transaction."""

    def touched(self, plan, look):
        """Ids of the residents that the written rows of this sheet's plan are about."""
        return set()

    def after_rows(self, plan, look, by):
        """Leave what else a written row leaves, such as a line of its history; within the transaction."""

    def everyone(self, team):
        """Ids of the residents that an export of this sheet shows."""
        return []

    def after_write(self, team, residents):
        """Recount what is kept from these rows, within the transaction; `residents` is what `touched` gave."""
