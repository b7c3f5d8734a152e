"""Registers with one faulty cell, and one with all of them side by side."""

from dataclasses import dataclass, field

from tests.faults.cases import CASES
from tests.faults.neighbours import AFTER
from tests.faults.sound import NAMES, REQUIRED, SOUND, register_with, sheet_of, sound_row
from tests.workbooks import SHEETS


@dataclass(frozen=True, slots=True)
class Fault:
    """A register with exactly one faulty cell, and where it must be named (row as the spreadsheet shows it)."""

    name: str
    sheet: str
    row: int
    column: str
    register: dict = field(compare=False, repr=False)


def fault(kind, sheet, column, change):
    beside = {other: value for other, value in change.items() if other != column}
    cell = repr(change[column]) if len(repr(change[column])) < 40 else len(change[column])
    name = f"{sheet}:{column}: {kind} ({cell}{f' beside {beside}' if beside else ''})"
    return Fault(name, sheet, 3, column, register_with(sheet, sound_row(sheet, "N2") | change))


def without_column(sheet, column):
    """A required column that is not there: one fault in row 1, however many rows; no other sheet names these rows."""
    register = register_with(sheet, sound_row(sheet, "N2"))
    place = register[sheet][0].index(column)
    register[sheet] = [row[:place] + row[place + 1 :] for row in register[sheet]]
    return Fault(f"{sheet}:{column}: column missing", sheet, 1, column, register)


BESIDE = {
    "Bewoners": ["BA", "BW", "BC", "N11"],
    "Klantenkaarten": ["KA"],
    "Bevragingsformulieren": ["FA"],
}  # that neighbours name
FAULTS = [fault(kind, *case) for kind, cases in CASES.items() for case in cases]
FAULTS += [without_column(sheet, column) for sheet, column in REQUIRED]


def all_faults_register():
    """(register, expected): every case side by side, and the (sheet, row, column) of each faulty cell, in that order.

    Empty rows stand between the cases; after them rows that must or must not be faulty because of other rows. Missing
    columns are not in it: they would take the cells of the other cases with them.
    """
    register, expected = {}, []
    for sheet in SHEETS:
        rows = [(SOUND[sheet], ())]
        for number, (column, change) in enumerate(cases_of(sheet)):
            rows += [({}, ())] * (number % 3 == 0)
            rows.append((sound_row(sheet, faulty_code(sheet, number)) | change, [column]))
        rows += [(sound_row(sheet, code) | change, columns) for code, change, columns in AFTER[sheet]]
        rows += [(record, ()) for record in named_in(sheet)]
        register[sheet] = sheet_of(*(record for record, _ in rows))
        expected += [(sheet, row, column) for row, (_, columns) in enumerate(rows, 2) for column in columns]
    return register, expected


def faulty_code(sheet, number):
    return f"F-{sheet}-{number}"


def named_in(sheet):
    """Sound rows for the faulty ones of other sheets that have one of these as their key."""
    by = [other for other, of in NAMES.items() if of == sheet]
    codes = [faulty_code(other, number) for other in by for number in range(len(cases_of(other)))]
    return [sound_row(sheet, code) for code in [*codes, *BESIDE.get(sheet, [])]]


def cases_of(sheet):
    return [(column, change) for cases in CASES.values() for of, column, change in cases if of == sheet]
