"""The cells of a register workbook, one dict a row."""

from datetime import date, datetime


def records(book, sheet):
    """One dict a row that has a filled cell, from header (trimmed, small letters) to cell; no sheet: no records."""
    rows = list(book[sheet].iter_rows(values_only=True)) if sheet in book.sheetnames else []
    headers = [trimmed(cell).lower() for cell in rows[0]] if rows else []
    return [dict(zip(headers, row, strict=True)) for row in rows[1:] if any(trimmed(cell) for cell in row)]


def trimmed(cell):
    """The cell as text; nothing is "", and a whole number carries no decimals (a code 12 typed as a number)."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()


def text(record, column):
    return trimmed(record.get(column))


def choice(record, column):
    return text(record, column).lower()


def number(record, column):
    """A count; nothing is 0."""
    return int(float(text(record, column) or 0))


def entries(record, column):
    """The entries of a list; an empty or repeated one adds nothing."""
    return {entry.strip() for entry in text(record, column).split(";")} - {""}


def day(record, column):
    """The date in a cell without its time of day, from a real date, `d/m/jjjj` or `jjjj-mm-dd`; None when empty."""
    cell = record.get(column)
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if "/" in trimmed(cell):
        return datetime.strptime(trimmed(cell), "%d/%m/%Y").date()
    return date.fromisoformat(trimmed(cell)) if trimmed(cell) else None


def dated(found, column, year):
    """Those with a day of that year in the column."""
    days = [(record, day(record, column)) for record in found]
    return [record for record, when in days if when and when.year == year]
