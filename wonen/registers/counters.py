"""Bookings that take another one back, as rows of a workbook."""

from buurtwerk.registers.cells import text_of
from buurtwerk.registers.links import unknown_codes
from buurtwerk.registers.widgets import Cell
from wonen import fund_rules

SAME = ("kind", "file", "amount")


class EntryLink(Cell):
    """The code of another row of the same sheet, wherever it stands; whether it exists is seen with the whole sheet."""

    path, field = "__code", "_id"

    def clean(self, value, row=None, **kwargs):
        return text_of(value) or None

    def to_store(self, value, look):
        return look.id_of("Rollend fonds", value) if value else None


class Counters:
    """`stored`: rows of the register; `new`: row number -> row; `codes`: of all rows, faulty ones too."""

    def __init__(self, stored, new, codes, sheet):
        self.new, self.codes, self.sheet = new, codes, sheet
        self.rows = {row["code"]: row for row in [*stored, *new.values()]}
        self.taken_back = {row["corrects"]: row["code"] for row in stored if row["corrects"]}

    def faults(self):
        """Row number -> {attribute: message}."""
        found = {number: self.wrong_with(row) for number, row in self.new.items() if row["corrects"]}
        return {number: faults for number, faults in found.items() if faults}

    def wrong_with(self, row):
        code, original = row["corrects"], self.rows.get(row["corrects"])
        if original is None:  # nobody knows what a faulty row would have been
            return {} if code in self.codes else {"corrects": unknown_codes([code], self.sheet)}
        if original["corrects"] or original is row:
            return {"corrects": fund_rules.counter_of_counter()}
        faults = {name: fund_rules.unlike_original() for name in SAME if row[name] != original[name]}
        if message := fund_rules.counter_before(original["date"], row["date"]):
            faults["date"] = message
        if not faults and self.taken_back.setdefault(code, row["code"]) != row["code"]:
            return {"corrects": fund_rules.taken_back_already()}
        return faults
