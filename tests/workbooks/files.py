"""Writers of workbooks that share nothing with the app."""

from datetime import date, time

import openpyxl
from odf import teletype
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P


def write_xlsx(path, register):
    """Typed cells with openpyxl; text that looks like a formula stays text."""
    book = openpyxl.Workbook()
    if register:
        book.remove(book.active)
    for sheet, rows in register.items():
        page = book.create_sheet(sheet)
        for row, cells in enumerate(rows, 1):
            for column, value in enumerate(cells, 1):
                cell = page.cell(row, column, value)
                cell.data_type = "s" if isinstance(value, str) else cell.data_type
    book.save(path)


def write_ods(path, register):
    """The same with odfpy."""
    document = OpenDocumentSpreadsheet()
    for sheet, rows in (register or {"Blad1": []}).items():
        table = Table(name=sheet)
        for cells in rows or [[None]]:
            row = TableRow()
            for value in cells:
                row.addElement(ods_cell(value))
            table.addElement(row)
        document.spreadsheet.addElement(table)
    document.save(str(path))


def ods_cell(value):
    """A cell of type date, time, float or string by the type of the value."""
    if value is None:
        return TableCell()
    if isinstance(value, date):  # a datetime is one as well
        return TableCell(valuetype="date", datevalue=value.isoformat())
    if isinstance(value, time):
        return TableCell(valuetype="time", timevalue=f"{value:PT%HH%MM%SS}")
    if isinstance(value, (int, float)):
        return TableCell(valuetype="float", value=value)
    cell = TableCell(valuetype="string")
    for line in value.split("\n"):
        paragraph = P()
        teletype.addTextToElement(paragraph, line)
        cell.addElement(paragraph)
    return cell
