"""The faulty rows of a workbook, as they came, with beside each what is wrong."""

from collections import defaultdict

from buurtwerk.core.spreadsheets import to_xlsx

WHAT_IS_WRONG = "wat er mis is"
CELL_LIMIT = 32_000  # characters that a spreadsheet holds in one cell


def workbook(plan):
    """An .xlsx with, of each sheet, the header row and the faulty rows."""
    messages = defaultdict(list)
    for fault in plan.faults:
        messages[fault.sheet, fault.row].append(f"{fault.column}: {fault.message}")
    sheets = {name for name, _row in messages}
    return to_xlsx([page(sheet, messages) for sheet in plan.sheets if sheet.name in sheets])


def page(sheet, messages):
    width = len(sheet.header)
    rows = [[None] * width] if (sheet.name, 1) in messages else []
    numbers = [1] if rows else []
    rows += [[fitting(cell) for cell in cells] for cells in sheet.faulty.values()]
    numbers += list(sheet.faulty)
    told = [f"rij {number}: " + " | ".join(messages[sheet.name, number]) for number in numbers]
    return sheet.name, [*sheet.header, WHAT_IS_WRONG], [[*row, text] for row, text in zip(rows, told, strict=True)]


def fitting(cell):
    return cell[:CELL_LIMIT] if isinstance(cell, str) else cell
