"""The one writer of spreadsheets: typed cells, and no cell ever becomes a formula."""

import csv
import io
import math
from datetime import date, datetime, time
from decimal import Decimal

import xlsxwriter

NEUTRALISED = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "d/mm/yyyy",
}


def to_xlsx(sheets):
    """An .xlsx workbook of (name, header, rows); a cell is text, a number, a bool, a date or time, or None."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        clock = book.add_format({"num_format": "hh:mm"})
        for name, header, rows in sheets:
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, header, bold)
            for number, row in enumerate(rows, start=1):
                for column, value in enumerate(row):
                    write_cell(sheet, number, column, value, clock)
            sheet.autofit(max_width=300)
    return target.getvalue()


def write_cell(sheet, row, column, value, clock):
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value.replace(tzinfo=None))
    elif isinstance(value, date):
        write_date(sheet, row, column, value)
    elif isinstance(value, time):
        sheet.write_datetime(row, column, value, clock)
    elif isinstance(value, float) and not math.isfinite(value):
        sheet.write_string(row, column, str(value))
    elif isinstance(value, bool | int | float | Decimal):
        sheet.write(row, column, value)
    else:
        sheet.write_string(row, column, str(value))


def write_date(sheet, row, column, value):
    """Spreadsheets know no day before 1900, and count February 1900 wrongly: older ones are text."""
    if value < date(1900, 3, 1):
        sheet.write_string(row, column, value.isoformat())
    else:
        sheet.write_datetime(row, column, value)


def to_csv(header, rows):
    """UTF-8 with the mark and the semicolon that make Excel here open it right; formulas are made harmless."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([neutral(value) for value in header])
    writer.writerows([neutral(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def neutral(value):
    if isinstance(value, str) and value.startswith(NEUTRALISED):
        return f"'{value}"
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else value
