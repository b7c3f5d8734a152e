"""What is taken for a workbook, and what is refused before anything is made of it."""

import io
import zipfile
from contextlib import suppress

import pytest

from buurtwerk.core.spreadsheets import to_xlsx
from buurtwerk.registers import extent, safety
from buurtwerk.registers.errors import WorkbookError
from buurtwerk.registers.reading import read_workbook
from tests.registers.books import SMALL, ods, xlsx


def repacked(data, **replaced):
    """The package with other content in some of its files; underscores stand for slashes and points."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            key = name.replace("/", "_").replace(".", "_")
            new.writestr(name, replaced[key](old.read(name)) if key in replaced else old.read(name))
    return target.getvalue()


def rows_of(data, name):
    return list(read_workbook(data).sheet(name).rows())


class TestSheets:
    @pytest.mark.parametrize("form", [xlsx, ods])
    def test_rows_keep_their_number_past_empty_rows_and_columns(self, form):
        data = form({"Blad": [[], [], [None, "kop"], [None, "  "], [None, None, 0]]})

        assert rows_of(data, "blad") == [(3, ["", "kop", ""]), (5, ["", "", 0])]

    def test_names_of_sheets_match_without_case_and_spaces(self):
        book = read_workbook(xlsx({" GEZINNEN ": [["gezin"], ["G1"]]}))

        assert book.sheet("Gezinnen").header == ["gezin"]

    def test_a_sheet_without_cells_is_no_sheet(self):
        assert read_workbook(xlsx({"Gezinnen": []})).sheet("Gezinnen") is None

    def test_two_sheets_with_one_name_are_refused(self):
        with pytest.raises(WorkbookError, match="twee keer"):
            read_workbook(xlsx({"Gezinnen": [["gezin"]], "Gezinnen ": [["gezin"]]}))


class TestRefused:
    @pytest.mark.parametrize("data", [b"", b"gezin;straat\nG1;Marktstraat", b"%PDF-1.4", b"PK\x03\x04kapot"])
    def test_what_is_no_workbook_is_told_so(self, data):
        with pytest.raises(WorkbookError, match="geen werkboek"):
            read_workbook(data)

    def test_an_old_or_locked_file_of_excel_is_told_so(self):
        with pytest.raises(WorkbookError, match="xls"):
            read_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100)

    def test_a_package_of_something_else_is_no_workbook(self):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as package:
            package.writestr("word/document.xml", "<document/>")

        with pytest.raises(WorkbookError, match="geen werkboek"):
            read_workbook(target.getvalue())

    @pytest.mark.parametrize("form", [xlsx, ods])
    def test_a_file_cut_off_or_scratched_anywhere_never_breaks_the_reader(self, form):
        data = form(SMALL)

        for place in range(30, len(data), len(data) // 40):
            scratched = data[:place] + b"\xff" * 20 + data[place + 20 :]
            for damaged in [data[:place], scratched]:
                with suppress(WorkbookError):  # anything else, the panic of a parser too, fails the test
                    read_workbook(damaged).sheet("Gezinnen")

    def test_a_file_above_the_limit_is_refused(self, settings):
        settings.WORKBOOK_MAX_BYTES = 1024

        with pytest.raises(WorkbookError, match="groter dan"):
            read_workbook(xlsx(SMALL))

    def test_a_zip_bomb_is_refused_before_it_is_unpacked(self):
        data = repacked(xlsx(SMALL), xl_styles_xml=lambda old: old + b" " * 5_000_000)

        with pytest.raises(WorkbookError, match="te groot"):
            read_workbook(data)

    def test_unpacked_size_counts_for_all_files_together(self, monkeypatch):
        monkeypatch.setattr(safety, "MAX_UNPACKED", 5_000)

        with pytest.raises(WorkbookError, match="te groot"):
            read_workbook(xlsx(SMALL))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_entities_are_refused_in_any_encoding(self, encoding):
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><styleSheet>&b;</styleSheet>'
        data = repacked(xlsx(SMALL), xl_styles_xml=lambda old: bomb.encode(encoding))

        with pytest.raises(WorkbookError, match="niet in een werkboek horen"):
            read_workbook(data)

    @pytest.mark.parametrize("form", [xlsx, ods])
    def test_more_rows_than_allowed_are_refused(self, monkeypatch, form):
        monkeypatch.setattr(extent, "MAX_ROWS", 20)

        with pytest.raises(WorkbookError, match="rijen"):
            read_workbook(form({"a": [["x"]] * 11, "b": [["x"]] * 11}))

    def test_one_cell_in_the_last_corner_is_refused(self):
        data = repacked(xlsx(SMALL), xl_worksheets_sheet1_xml=lambda old: old.replace(b'r="B2"', b'r="XFD199999"'))

        with pytest.raises(WorkbookError, match="breed"):
            read_workbook(data)

    @pytest.mark.parametrize("place", [b"lformatsG1", b"A99999999", b"a1", b"B0", b" B2"])
    def test_a_cell_in_a_place_that_does_not_exist_is_refused(self, place):
        data = repacked(xlsx(SMALL), xl_worksheets_sheet1_xml=lambda old: old.replace(b'r="B2"', b'r="%s"' % place))

        with pytest.raises(WorkbookError, match="beschadigd"):
            read_workbook(data)

    def test_spaces_repeated_without_end_are_refused(self):
        spaces = b'<text:p><text:s text:c="911048576"/>'
        data = repacked(ods(SMALL), content_xml=lambda old: old.replace(b"<text:p>", spaces, 1))

        with pytest.raises(WorkbookError, match="veel te veel tekst"):
            read_workbook(data)

    def test_one_text_that_very_many_cells_show_is_refused(self, monkeypatch):
        monkeypatch.setattr(extent, "MAX_TEXT", 50_000)
        with pytest.raises(WorkbookError, match="veel te veel tekst"):
            read_workbook(to_xlsx([("Gezinnen", ["gezin"], [["x" * 1_000]] * 51)]))

    def test_a_long_text_in_a_row_repeated_many_times_is_refused(self):
        row = b'<table:table-row table:number-rows-repeated="190000">'
        data = repacked(
            ods({"Gezinnen": [["x" * 2_000]]}), content_xml=lambda old: old.replace(b"<table:table-row>", row)
        )

        with pytest.raises(WorkbookError, match="veel te veel tekst"):
            read_workbook(data)

    def test_an_encoding_that_nobody_knows_is_no_workbook(self):
        head = b'<?xml version="1.0" encoding="UTF-88"?><styleSheet/>'

        with pytest.raises(WorkbookError, match="geen werkboek"):
            read_workbook(repacked(xlsx(SMALL), xl_styles_xml=lambda old: head))

    def test_a_cell_repeated_without_end_is_refused(self):
        repeat = b'table:number-rows-repeated="1048576"'
        data = repacked(
            ods(SMALL), content_xml=lambda old: old.replace(b"<table:table-row", b"<table:table-row " + repeat)
        )

        with pytest.raises(WorkbookError, match="rijen"):
            read_workbook(data)

    def test_empty_rows_repeated_to_the_end_of_the_sheet_are_fine(self):
        empty = (
            b'<table:table-row table:number-rows-repeated="1048500"><table:table-cell/></table:table-row></table:table>'
        )
        data = repacked(ods(SMALL), content_xml=lambda old: old.replace(b"</table:table>", empty))

        assert len(rows_of(data, "Gezinnen")) == 1
