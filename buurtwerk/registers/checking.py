"""Checking a workbook against the register: in memory, outside any transaction, every look-up fetched once."""

from django.utils.translation import gettext as _

from buurtwerk.registers import registry
from buurtwerk.registers.cells import plain, text_of
from buurtwerk.registers.faulty import WHAT_IS_WRONG
from buurtwerk.registers.lookups import Lookups
from buurtwerk.registers.plan import Fault, Plan, SheetPlan

TICK = 500  # rows between two signs of progress


def check(team, workbook, tick=lambda done, total: None, only=None):
    """The Plan of importing this workbook; `tick(done, total)` is called every few hundred rows.

    `only`: the names of the sheets to read; all others are as unknown.
    """
    plan = Plan()
    look = Lookups(team, plan)
    resources = registry.sheets(only)
    found = [(resource, workbook.sheet(resource.sheet)) for resource in resources]
    found = [(resource, sheet) for resource, sheet in found if sheet is not None]
    total, done = sum(sheet.height for _resource, sheet in found), 0
    while found:
        resource, sheet = found.pop(0)  # the grid of a sheet that was checked may go
        SheetCheck(resource, sheet, look, plan).run(lambda row, done=done: tick(done + row, total))
        done += sheet.height
    known = {plain(resource.sheet) for resource in resources}
    plan.unknown_sheets = [text_of(name) for key, name in workbook.names.items() if key not in known]
    return plan


class SheetCheck:
    """One sheet: reads each row once and files it as new, changed, unchanged or faulty."""

    def __init__(self, resource, sheet, look, plan):
        self.resource, self.sheet, self.look, self.whole = resource, sheet, look, plan
        self.plan = SheetPlan(resource, sheet.header)
        plan.sheets.append(self.plan)
        self.header = [plain(title) for title in sheet.header]
        self.places = {name: place for place, name in enumerate(self.header)}
        self.nameless = [place for place, name in enumerate(self.header) if not name]
        slots = list(enumerate(resource.slots))
        self.present = [(slot, column) for slot, column in slots if column.column_name in self.places]
        self.key = [slot for name in resource.key for slot, column in slots if column.attribute == name]
        self.slot_of = {column.attribute: slot for slot, column in slots}
        self.seen, self.codes = {}, set()
        self.filed = {}  # row number -> (what is stored, values) of what is to be written

    def run(self, tick):
        self.check_header()
        if any(self.is_missing(slot) and self.resource.slots[slot].required for slot in self.key):
            self.look.stands_in_workbook(self.resource.sheet, None)
            return
        self.stored = {self.key_of(row.values): row for row in self.resource.stored(self.look.team)}
        self.blank = [column.widget.clean(None, look=self.look) for column in self.resource.slots]
        before = len(self.whole.faults)
        for number, cells in self.sheet.rows():
            self.check_row(number, cells)
            self.note_nameless(cells)
            if number % TICK == 0:
                tick(number)
        self.judge()
        self.whole.faults[before:] = sorted(self.whole.faults[before:], key=lambda fault: fault.row)
        self.plan.new += [values for stored, values in self.filed.values() if stored is None]
        self.plan.changed += [(stored, values) for stored, values in self.filed.values() if stored]
        self.look.stands_in_workbook(self.resource.sheet, self.codes)

    def judge(self):
        """What rows do to each other wherever they stand in the sheet; nobody can tell where a column is missing."""
        if any(self.is_missing(slot) and column.required for slot, column in enumerate(self.resource.slots)):
            return
        wrong = self.resource.judge(self.filed, self.codes, self.look)
        cells = dict(self.sheet.rows()) if wrong else {}
        for number, faults in wrong.items():
            del self.filed[number]
            self.plan.faulty[number] = cells[number]
            at = {self.stands_with(attribute, []): message for attribute, message in faults.items()}
            for slot in sorted(at, key=self.place_of):
                self.fault(number, self.resource.slots[slot], at[slot])
        self.plan.faulty = dict(sorted(self.plan.faulty.items()))

    def check_header(self):
        names = {column.column_name for column in self.resource.columns}
        self.plan.unknown_columns = [
            title
            for title, name in zip(self.sheet.header, self.header, strict=True)
            if name and name not in names and name != WHAT_IS_WRONG
        ]
        for column in self.resource.columns:
            if column.required and column.column_name not in self.places:
                self.fault(1, column, _("Deze kolom ontbreekt. Zet haar naam als titel in rij 1."))
            elif self.header.count(column.column_name) > 1:
                self.fault(1, column, _("Deze kolom staat er twee keer. Laat er één staan."))

    def note_nameless(self, cells):
        """A column without a title is unknown as soon as something stands in it."""
        for place in [place for place in self.nameless if text_of(cells[place])]:
            self.nameless.remove(place)
            self.plan.unknown_columns.append(_("kolom %d, zonder titel") % (place + 1))

    def check_row(self, number, cells):
        record = dict(zip(self.header, cells, strict=True))
        faults: dict[int, str] = {}
        stored = self.find(record, faults)
        values = list(stored.values if stored else self.blank)
        for slot, column in self.present:
            if slot not in faults:
                self.clean(record, slot, column, values, faults)
        self.resource.settle(values)
        self.check_rules(values, faults)
        if not faults:
            self.check_clashes(values, faults)
        self.check_key(number, values, faults)
        if faults:
            self.plan.faulty[number] = cells
            for slot in sorted(faults, key=self.place_of):
                self.fault(number, self.resource.slots[slot], faults[slot])
        else:
            self.file(number, stored, tuple(values))

    def find(self, record, faults):
        """The row of the register that has this key; a key that is faulty finds nothing."""
        key = [None] * len(self.resource.slots)
        for slot in self.key:
            column = self.resource.slots[slot]
            if self.is_missing(slot):
                key[slot] = self.blank[slot]
                continue
            if self.resource.has_codes:
                self.codes.add(text_of(record[column.column_name]))
            self.clean(record, slot, column, key, faults)
        return None if faults else self.stored.get(self.key_of(key))

    def key_of(self, values):
        return self.resource.key_of(tuple(values[slot] for slot in self.key))

    def is_missing(self, slot):
        """Whether the sheet leaves this column out: its cells are empty."""
        return self.resource.slots[slot].column_name not in self.places

    def clean(self, record, slot, column, values, faults):
        try:
            values[slot] = column.clean(record, look=self.look, stored=values[slot])
        except ValueError as error:
            faults[slot] = str(error)

    def check_rules(self, values, faults):
        for rule in self.resource.rules:
            slots = [self.slot_of[name] for name in rule.reads]
            if faults and any(slot in faults for slot in slots):
                continue
            besides = {"look": self.look} if rule.looks else {}
            if message := rule.wrong(*(values[slot] for slot in slots), **besides):
                faults[self.stands_with(rule.at, slots)] = message

    def check_clashes(self, values, faults):
        for attribute, message in self.resource.clashes(values, self.look, self.sheet):
            faults[self.stands_with(attribute, [])] = message

    def stands_with(self, attribute, slots):
        """The column that the rule names; where the sheet leaves that out, another one it reads, or else the key."""
        present = {slot for slot, _column in self.present}
        return next(slot for slot in [self.slot_of[attribute], *slots, *self.key] if slot in present)

    def check_key(self, number, values, faults):
        if any(slot in faults for slot in self.key):
            return
        key = self.key_of(values)
        if key in self.seen:
            faults[self.key[-1]] = self.resource.given_twice(self.seen[key])
        elif not faults:
            self.seen[key] = number

    def place_of(self, slot):
        return self.places[self.resource.slots[slot].column_name]

    def file(self, number, stored, values):
        if stored is None or stored.values != values:
            self.filed[number] = (stored, values)
        else:
            self.plan.unchanged += 1
        state = (stored.pk, stored.version, stored.values == values) if stored else None
        self.whole.trace.update(repr((self.resource.sheet, state)).encode())

    def fault(self, row, column, message):
        self.whole.faults.append(Fault(self.resource.sheet, row, column.column_name, message))
