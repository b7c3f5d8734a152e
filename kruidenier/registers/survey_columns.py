"""Columns of the sheets of surveys: what stays once somebody answered, and options that keep their order."""

from collections import defaultdict

from django.utils.translation import gettext as _

from buurtwerk.registers.cells import entries_of, text_of
from buurtwerk.registers.columns import BATCH, Column, ListColumn
from buurtwerk.registers.widgets import Cell
from kruidenier.models import SurveyAnswer


class FixedColumn(Column):
    """A cell that may not change in the rows that `fixed(team)` names, by their code in the column `key`."""

    def __init__(self, attribute, column_name, widget, *, key, fixed, required=False):
        super().__init__(attribute, column_name, widget, required=required)
        self.key, self.fixed = key, fixed

    def clean(self, row, look=None, stored=None, **kwargs):
        value = super().clean(row, look=look, stored=stored, **kwargs)
        if value != stored and text_of(row[self.key]) in look.once(self.fixed):
            raise ValueError(_("Hierop is al geantwoord. Laat staan wat er stond."))
        return value


class OptionList(Cell):
    """Options between semicolons, in their order; what somebody chose stays among them."""

    def clean(self, value, row=None, look=None, **kwargs):
        options = tuple(entries_of(value))
        chosen = look.once(chosen_options).get(text_of(row["vraag"]), set()) if row else set()
        if lost := sorted(chosen - set(options)):
            raise ValueError(
                _("Iemand koos al %s. Laat die keuze staan; herwoorden kan op het scherm.") % f"«{lost[0]}»"
            )
        return options

    def render(self, value, obj=None, **kwargs):
        return "; ".join(value or ())


class OrderedListColumn(ListColumn):
    """A list whose child rows have a `position`."""

    def entries(self, team):
        found = defaultdict(list)
        rows = self.child._base_manager.filter(team=team).order_by("position", "pk")
        for parent, entry in rows.values_list(self.parent, self.entry):
            found[parent].append(entry)
        return {parent: tuple(entries) for parent, entries in found.items()}

    def sync(self, wanted, changed, look):
        super().sync(wanted, changed, look)
        parents = list(wanted)
        for start in range(0, len(parents), BATCH):
            rows = self.child._base_manager.filter(**{f"{self.parent}__in": parents[start : start + BATCH]})
            placed = [self.placed(row, wanted[getattr(row, self.parent)]) for row in rows]
            self.child._base_manager.bulk_update(placed, ["position"], batch_size=BATCH)

    def placed(self, row, entries):
        row.position = entries.index(getattr(row, self.entry)) + 1
        return row


def chosen_options(team):
    """Code of the question -> the options that somebody chose."""
    found = defaultdict(set)
    rows = SurveyAnswer.objects.of(team).exclude(option=None).order_by()
    for question, option in rows.values_list("question__code", "option__text").distinct():
        found[question].add(option)
    return found
