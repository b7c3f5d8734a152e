"""No cell is ever a formula."""

import csv
import io
from datetime import date, time
from decimal import Decimal

import openpyxl
import pytest

from buurtwerk.core.spreadsheets import to_csv, to_xlsx

DANGEROUS = ["=1+1", "+32 470", "-5", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_dangerous_text_stays_text_in_a_workbook(text):
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([("Blad", ["kop"], [[text]])])))
    cell = book["Blad"]["A2"]

    assert cell.data_type in {"s", "inlineStr"}
    assert cell.data_type != "f"


@pytest.mark.parametrize("text", DANGEROUS)
def test_dangerous_text_is_made_harmless_in_csv(text):
    rows = list(csv.reader(io.StringIO(to_csv(["kop"], [[text]]).decode("utf-8-sig"), newline=""), delimiter=";"))

    assert rows[1][0].startswith("'")


def test_values_keep_their_type():
    row = [date(2018, 6, 4), time(14, 30), 12, Decimal("2.50"), "tekst", None]
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([("Blad", list("abcdef"), [row])])))

    got = [cell.value for cell in book["Blad"][2]]

    assert got[0].date() == row[0]
    assert got[1:] == [time(14, 30), 12, 2.5, "tekst", None]


def test_csv_opens_right_here():
    content = to_csv(["Naam", "Datum"], [["Çiğdem", date(2018, 6, 4)]])

    assert content.startswith(b"\xef\xbb\xbf")
    assert "Çiğdem;04/06/2018" in content.decode("utf-8-sig")
