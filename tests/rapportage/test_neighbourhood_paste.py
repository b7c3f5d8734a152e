"""A table of figures that is pasted or uploaded: read, checked, shown, and stored once somebody says so."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.models import Draft
from rapportage.models import NeighbourhoodFigure
from rapportage.neighbourhood.table import LONGEST_TEXT, MOST_FIGURES, NoTable, table_in, text_of_file
from tests.contacts.factories import make_area
from tests.faults.cases import CASES
from tests.rapportage.factories import make_figure
from tests.registers.books import ods, xlsx

LONG = """indicator;gebied;jaar;waarde;eenheid;bron
aandeel huurders;;2018;31,5;%;stad
inwoners;Zandberg;2018;1240;personen;stad
"""
WIDE = "gebied\t2016\t2017\t2018\n\t10,9\t11,2\t11,4\nZandberg\t\t-1\t\n"


def post(client, text="", **fields):
    return client.post(reverse("rapportage:figure_paste"), {"text": text} | fields)


def post_and_agree(client, text, **fields):
    plan = post(client, text, **fields).context["plan"]
    return post(client, text, fingerprint=plan.fingerprint, **fields)


def stored():
    rows = NeighbourhoodFigure.objects.order_by("key", "year", "area__key")
    return list(rows.values_list("indicator", "area__name", "year", "value", "unit", "source"))


def told(answer):
    """The faults, and what stands with the fields."""
    form = answer.context["form"]
    return [str(fault) for fault in form.faults] + [one for errors in form.errors.values() for one in errors]


@pytest.fixture
def zandberg(team):
    return make_area(team=team, name="Zandberg")


class TestPaste:
    def test_shows_first_and_stores_when_that_is_agreed_to(self, as_coordinator, zandberg):
        shown = post(as_coordinator, LONG)
        before = NeighbourhoodFigure.objects.count()

        answer = post(as_coordinator, LONG, fingerprint=shown.context["plan"].fingerprint)

        assert before == 0
        assert "2 nieuw, 0 gewijzigd" in shown.content.decode()
        assert answer.url == reverse("rapportage:figure_list")
        assert stored() == [
            ("aandeel huurders", None, 2018, Decimal("31.5"), "%", "stad"),
            ("inwoners", "Zandberg", 2018, 1240, "personen", "stad"),
        ]
        assert AuditEvent.objects.filter(action="import").count() == 1

    def test_takes_years_as_columns_and_leaves_out_empty_cells(self, as_coordinator, zandberg):
        post_and_agree(as_coordinator, WIDE, indicator="aandeel eenoudergezinnen", unit="%", source="Statbel")

        assert {(area, year, value) for _name, area, year, value, *_more in stored()} == {
            (None, 2016, Decimal("10.9")),
            (None, 2017, Decimal("11.2")),
            (None, 2018, Decimal("11.4")),
            ("Zandberg", 2017, Decimal(-1)),
        }
        assert {(name, unit, source) for name, _a, _y, _v, unit, source in stored()} == {
            ("aandeel eenoudergezinnen", "%", "Statbel")
        }

    def test_changes_what_is_there_and_says_what_it_was(self, as_coordinator, team):
        make_figure(team=team, indicator="Aandeel huurders", value=Decimal("30"), source="woondienst")

        shown = post(as_coordinator, LONG.splitlines()[0] + "\n" + LONG.splitlines()[1])
        post(as_coordinator, "\n".join(LONG.splitlines()[:2]), fingerprint=shown.context["plan"].fingerprint)

        assert "30\u00a0%, woondienst" in shown.content.decode()
        assert [value for _name, _area, _year, value, *_more in stored()] == [Decimal("31.5")]

    def test_the_same_again_changes_nothing(self, as_coordinator, zandberg):
        post_and_agree(as_coordinator, LONG)

        answer = post(as_coordinator, LONG)

        assert "alles stond er al zo" in answer.content.decode()
        assert 'name="fingerprint"' not in answer.content.decode()

    def test_what_changed_since_is_shown_again(self, as_coordinator, team, zandberg):
        plan = post(as_coordinator, LONG).context["plan"]
        make_figure(team=team, indicator="inwoners", area=zandberg)

        answer = post(as_coordinator, LONG, fingerprint=plan.fingerprint)

        assert "zijn gewijzigd sinds je nakeek" in answer.content.decode()
        assert len(stored()) == 1

    def test_another_table_than_was_shown_is_shown_first(self, as_coordinator, zandberg):
        plan = post(as_coordinator, LONG).context["plan"]

        answer = post(as_coordinator, LONG.replace("31,5", "99"), fingerprint=plan.fingerprint)

        assert "zijn gewijzigd sinds je nakeek" in answer.content.decode()
        assert stored() == []

    def test_what_is_pasted_is_kept_until_it_is_stored(self, as_coordinator, zandberg):
        page = as_coordinator.get(reverse("rapportage:figure_paste"))
        token = page.context["form"]["form_token"].value()

        plan = post(as_coordinator, LONG, form_token=token).context["plan"]
        kept = Draft.objects.get()
        post(as_coordinator, LONG, form_token=token, fingerprint=plan.fingerprint)

        assert "aandeel+huurders" in kept.data
        assert not Draft.objects.exists()

    def test_columns_that_are_none_of_ours_are_told_and_left_alone(self, as_coordinator):
        answer = post(as_coordinator, "indicator;jaar;waarde;bron;nota\ninwoners;2018;5;stad;voorlopig")

        assert "buiten beschouwing: nota." in answer.content.decode().replace("\n", " ")

    def test_a_sign_of_per_cent_is_the_unit(self, as_coordinator):
        post_and_agree(as_coordinator, "indicator;jaar;waarde;bron\nhuurders;2018;11,4 %;stad")

        assert [(value, unit) for *_key, value, unit, _source in stored()] == [(Decimal("11.4"), "%")]

    @pytest.mark.parametrize(("cells", "warns"), [("0,11;0,25", True), ("0,4;11,4", False), ("0;0", False)])
    def test_fractions_that_pass_for_per_cents_are_pointed_out(self, as_coordinator, cells, warns):
        answer = post(as_coordinator, f"indicator;2017;2018\nhuurders;{cells}", unit="%", source="stad")

        assert ("liggen tussen 0 en 1" in answer.content.decode()) is warns

    def test_without_a_unit_a_figure_has_that_of_the_same_indicator(self, as_coordinator):
        post_and_agree(as_coordinator, "indicator;2017\nhuurders;31", unit="%", source="stad")

        post_and_agree(as_coordinator, "indicator;2018\nHuurders;32\ninwoners;5", source="stad")

        assert [unit for *_key, unit, _source in stored()] == ["%", "%", ""]

    def test_more_than_all_of_it_is_pointed_out(self, as_coordinator):
        answer = post(as_coordinator, "indicator;2017;2018\nhuurders;31;120", unit="%", source="stad")

        assert "meer dan 100" in answer.content.decode()

    def test_where_an_office_says_that_it_does_not_know_there_is_no_figure(self, as_coordinator):
        post_and_agree(as_coordinator, "indicator;2016;2017;2018\nhuurders;n.v.t.;..;31", source="stad")

        assert [year for *_key, year, _value, _unit, _source in stored()] == [2018]

    def test_a_source_that_stands_nowhere_is_asked_for_once(self, as_coordinator):
        answer = post(as_coordinator, "indicator;jaar;waarde\nhuurders;2018;5\ninwoners;2018;6")

        assert [fault for fault in told(answer) if "Bron" in fault] == told(answer)
        assert len(told(answer)) == 1

    def test_a_title_over_the_table_may_stay(self, as_coordinator):
        post_and_agree(as_coordinator, "Tabel 3: bevolking\n\nindicator;jaar;waarde;bron\ninwoners;2018;5230;stad")

        assert len(stored()) == 1

    def test_asks_as_much_whatever_its_length(self, as_coordinator, zandberg, django_assert_max_num_queries):
        rows = "".join(f"\nindicator {number};2018;1;stad" for number in range(200))

        with django_assert_max_num_queries(22):
            post(as_coordinator, f"indicator;jaar;waarde;bron{rows}")


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "Plak een tabel, of kies een bestand."),
            (" \n ", "Plak een tabel, of kies een bestand."),
            ("zomaar wat tekst", "Rij 1: De titels ontbreken."),
            ("\n\ninwoners;5230", "Rij 3: De titels ontbreken."),
            ("jaar;waarde;bron\n2018;5;stad", "Rij 1: Er is geen kolom «indicator»."),
            ("indicator;jaar;waarde;jaar\nx;2018;5;2018", "Rij 1: De kolom «jaar» staat er twee keer."),
            ("indicator;2018;2018\nx;5;5", "Rij 1: De kolom «2018» staat er twee keer."),
            ("indicator;2018;waarde\nx;5;5", "kolommen per jaar én een kolom"),
            ("indicator;jaar;waarde;bron", "Onder de titels staat geen enkel cijfer."),
            ("indicator;2017;2018;bron\nx;;;stad", "Onder de titels staat geen enkel cijfer."),
            ('indicator;jaar;waarde;bron\n"x;' + "y" * 140_000, "100000 tekens"),
        ],
    )
    def test_a_text_that_is_no_table(self, as_coordinator, text, said):
        answer = post(as_coordinator, text)

        assert said in " ".join(told(answer))
        assert answer.status_code == 200
        assert stored() == []

    def test_each_cell_that_is_wrong_is_named_and_the_table_stays(self, as_coordinator, zandberg):
        rows = [
            "indicator;gebied;jaar;waarde;eenheid;bron",
            "inwoners;Nergens;218;5.230;personen;",
            ";;2018;;%;stad",
            "",
            "inwoners;zandberg;2018;1;;stad",
            "INWONERS;Zandberg;2018;2;;stad",
        ]

        answer = post(as_coordinator, "\n".join(rows))

        assert [fault.split(".")[0] for fault in told(answer)[:-1]] == [
            "Rij 2, «bron»: Schrijf waar het cijfer vandaan komt, zoals «stad» of «Statbel»",
            "Rij 2, «gebied»: «Nergens» is geen gebied van dit team",
            "Rij 2, «jaar»: Dat jaar kan niet kloppen",
            "Rij 2, «waarde»: «5",
            "Rij 3, «indicator»: Deze cel mag niet leeg zijn",
            "Rij 3, «waarde»: Deze cel mag niet leeg zijn",
            "Rij 6, «jaar»: Rij 5 heeft hetzelfde cijfer al",
        ]
        assert "Nergens;218;5.230" in answer.content.decode()
        assert "Nergens" in Draft.objects.get().data

    def test_of_a_wide_table_the_column_is_that_of_the_year(self, as_coordinator):
        answer = post(as_coordinator, "indicator;gebied;2017;2018\nx;Nergens;1;veel", source="stad")

        assert [fault.split(":")[0] for fault in told(answer)[:-1]] == ["Rij 2, «2018»", "Rij 2, «gebied»"]

    @pytest.mark.parametrize(
        ("column", "cell"),
        [
            (column, change[column])
            for cases in CASES.values()
            for sheet, column, change in cases
            if sheet == "Wijkcijfers" and column in ("waarde", "jaar", "gebied", "indicator", "zet naast")
            if change[column] is not None and change[column] not in ("11,4 %", 2018, " 2018 ")
        ],
    )
    def test_what_the_workbook_refuses(self, as_coordinator, team, column, cell):
        make_area(team=team, name="Centrum")
        row = {"indicator": "inwoners", "gebied": "Centrum", "jaar": 2018, "waarde": 5, "bron": "stad"} | {column: cell}

        answer = post(as_coordinator, ";".join(row) + "\n" + ";".join(f'"{one}"' for one in row.values()))

        assert answer.context["form"].errors
        assert stored() == []

    def test_no_more_figures_than_can_be_looked_at(self):
        years = [str(year) for year in range(1900, 2000)]
        rows = "\n".join("x" + ";1" * 100 for _ in range(MOST_FIGURES // 100 + 1))

        with pytest.raises(NoTable, match="meer dan 5000 cijfers"):
            table_in(f"indicator;{';'.join(years)}\n{rows}", {})


class TestFile:
    def upload(self, client, data, name="cijfers.xlsx", text="", **fields):
        return post(client, text, file=SimpleUploadedFile(name, data), **fields)

    @pytest.mark.parametrize("form", [xlsx, ods])
    def test_a_workbook_stands_in_the_field_and_can_be_stored(self, as_coordinator, zandberg, form):
        rows = [["indicator", "gebied", 2017, 2018], ["inwoners", None, 5230, 5231.5], [None] * 4, ["60+", "Zandberg"]]
        rows[3] += [0.1 + 0.2, date(2018, 3, 1)]

        refused = self.upload(as_coordinator, form({"Blad 1": rows}), source="stad")
        text = refused.context["form"]["text"].value()
        answer = post_and_agree(as_coordinator, text.replace("1/3/2018", "26.4"), source="stad")

        assert "Rij 4, «2018»" in told(refused)[0]
        assert answer.status_code == 302
        assert [value for _name, _area, _year, value, *_more in stored()] == [
            *(Decimal("0.3"), Decimal("26.4")),
            *(5230, Decimal("5231.5")),
        ]

    @pytest.mark.parametrize(
        "data", [LONG.encode(), LONG.encode("utf-8-sig"), LONG.replace("stad", "Tiëlt").encode("cp1252")]
    )
    def test_a_csv_of_whatever_letters(self, as_coordinator, zandberg, data):
        answer = self.upload(as_coordinator, data, name="cijfers.csv")

        assert answer.context["plan"].plan.writes
        assert "�" not in answer.content.decode()

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"PK\x03\x04 geen zip", "geen werkboek"),
            (b"\xd0\xcf\x11\xe0 oud", "oud Excel-bestand"),
            (b"", "leeg"),
            (xlsx({"Blad": []}), "staat niets"),
            (b"\x81\x00\xff", "niet te lezen"),
            (b"%PDF-1.7\n%\xe2\xe3", "titels ontbreken"),
        ],
    )
    def test_what_is_none_is_refused_with_what_to_do(self, as_coordinator, data, said):
        answer = self.upload(as_coordinator, data)

        assert answer.status_code == 200
        assert said in " ".join(told(answer))

    def test_a_file_never_takes_the_place_of_what_was_typed(self, as_coordinator, zandberg):
        answer = self.upload(as_coordinator, LONG.encode(), text="mijn tabel")

        assert "Er staat ook al een tabel in het vak" in " ".join(told(answer))
        assert answer.context["form"]["text"].value() == "mijn tabel"

    def test_a_file_that_is_too_long_is_refused(self, as_coordinator):
        answer = self.upload(as_coordinator, b"indicator;2018\n" + b"x;1\n" * LONGEST_TEXT)

        assert "te lang" in " ".join(told(answer))

    def test_the_sheet_of_the_workbook_goes_before_others(self):
        data = xlsx({"Gezinnen": [["gezin"], ["G1"]], "Wijkcijfers": [["indicator", "jaar"], ["inwoners", 2018.0]]})

        assert text_of_file(data) == "indicator\tjaar\ninwoners\t2018"
