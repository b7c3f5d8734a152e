"""What an import would do: the outcome of checking a workbook against the register."""

import hashlib
from dataclasses import dataclass, field

from buurtwerk.registers.resources import SheetResource, Stored


@dataclass(frozen=True, slots=True)
class Fault:
    """One faulty cell; `row` as the spreadsheet numbers it."""

    sheet: str
    row: int
    column: str
    message: str

    def __str__(self):
        return f"{self.sheet}:{self.row}:{self.column}: {self.message}"


@dataclass(slots=True)
class SheetPlan:
    """One sheet: rows of values in the order of the resource's slots, and the faulty rows as they came."""

    resource: SheetResource
    header: list = field(default_factory=list)
    new: list[tuple] = field(default_factory=list)
    changed: list[tuple[Stored, tuple]] = field(default_factory=list)
    unchanged: int = 0
    faulty: dict[int, list] = field(default_factory=dict)  # row number -> cells
    unknown_columns: list[str] = field(default_factory=list)

    @property
    def name(self):
        return self.resource.sheet

    @property
    def rows(self):
        """The values of every row that is to be written."""
        return [*self.new, *(values for _, values in self.changed)]

    @property
    def rows_and_before(self):
        """The same, and what the register holds of those that change."""
        return [*self.rows, *(stored.values for stored, _ in self.changed)]


@dataclass(slots=True)
class Plan:
    sheets: list[SheetPlan] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unknown_sheets: list[str] = field(default_factory=list)
    trace: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    @property
    def writes(self):
        """Whether there is anything to write."""
        return any(sheet.new or sheet.changed for sheet in self.sheets)

    @property
    def fingerprint(self):
        """The same for the same workbook against the same state of the register."""
        return self.trace.hexdigest()
