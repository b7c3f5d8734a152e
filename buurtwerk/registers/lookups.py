"""What the rows of a workbook are looked up in, fetched once."""

from functools import cached_property

from buurtwerk.registers import registry
from buurtwerk.registers.errors import ImportStale
from buurtwerk.registers.names import Names
from buurtwerk.registers.people import People


class Lookups:
    """The register of one team, and the codes that a workbook adds to it; `plan`: of the workbook that is checked."""

    def __init__(self, team, plan=None):
        self.team, self.plan = team, plan
        self._ids, self._fetched, self._names, self._told = {}, {}, {}, {}
        self._in_workbook = {}

    def once(self, fetch):
        """`fetch(team)`, the first time it is asked for."""
        if fetch not in self._fetched:
            self._fetched[fetch] = fetch(self.team)
        return self._fetched[fetch]

    @cached_property
    def people(self):
        return People(self.team)

    def ids(self, sheet):
        """Code -> id of what the register holds."""
        if sheet not in self._ids:
            self._ids[sheet] = registry.sheet(sheet).ids(self.team)
        return self._ids[sheet]

    def forget(self, resource):
        """The sheet was written: its ids and names are fetched anew when they are asked for."""
        self._ids.pop(resource.sheet, None)
        self._names.pop(resource.model, None)

    def names(self, model):
        """The names in a list that the team keeps itself, such as its places."""
        if model not in self._names:
            self._names[model] = Names(model, self.team)
        return self._names[model]

    def id_of(self, sheet, code):
        """Raises ImportStale when the record that the workbook names has gone."""
        found = self.ids(sheet).get(code)
        if found is None:
            raise ImportStale
        return found

    def ids_among(self, sheet, codes):
        """Ids of those codes that the register holds; an empty one finds nothing."""
        ids = self.ids(sheet)
        return {ids[code] for code in codes if code in ids}

    def told(self, sheet):
        """Code -> attribute -> value of what the register will hold of a sheet that was read before this one.

        As it is stored, and over that as the workbook has it; a new row with a fault is not in it.
        """
        if sheet not in self._told:
            resource = registry.sheet(sheet)
            rows = [stored.values for stored in resource.stored(self.team)]
            read = [part.rows for part in self.plan.sheets if part.resource is resource] if self.plan else []
            names = [column.attribute for column in resource.slots]
            values = [dict(zip(names, row, strict=True)) for row in [*rows, *(row for part in read for row in part)]]
            self._told[sheet] = {row["code"]: row for row in values}
        return self._told[sheet]

    def stands_in_workbook(self, sheet, codes):
        """The codes of a sheet, of faulty rows too; None where nobody can tell because their column is missing."""
        self._in_workbook[sheet] = codes

    def knows(self, sheet, code):
        """Whether a row may name this code."""
        codes = self._in_workbook.get(sheet, ())
        return codes is None or code in codes or code in self.ids(sheet)
