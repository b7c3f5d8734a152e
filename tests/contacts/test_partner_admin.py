"""Partners in `/beheer/`: what belongs to them, and in and out for one team at a time; no resident either way."""

import io
import json
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.models import Job
from contacts import hsds, partner_admin
from contacts.models import Agreement, ContactPerson, Household, Offer, Organisation, Referral, Resident
from tests.accounts.factories import make_member, make_team, make_user
from tests.contacts.factories import (
    make_agreement,
    make_contact_person,
    make_offer,
    make_organisation,
    make_referral,
    make_resident,
)
from tests.registers.books import HEARD, counts, exported, ods, plan_of, xlsx
from tests.workbooks import random_register

IMPORT, EXPORT = "/beheer/contacts/organisation/inlezen/", "/beheer/contacts/organisation/uitvoeren/"
LIST = "/beheer/contacts/organisation/"
MARK = "qqzxmerkteken"
PARTNERS = {
    "Organisaties": [["organisatie", "naam"], ["O1", "Jeugddienst"]],
    "Contactpersonen": [["contactpersoon", "organisatie", "functie"], ["CP1", "O1", "brugfiguur"]],
    "Aanbod": [["aanbod", "organisatie", "naam"], ["A1", "O1", "Speelplein"]],
    "Overeenkomsten": [["overeenkomst", "organisatie", "van"], ["OV1", "O1", date(2018, 3, 1)]],
}


@pytest.fixture
def as_admin(client, db):
    client.force_login(make_user(is_staff=True))
    return client


def checked(client, team, data, name="partners.xlsx"):
    """The page of what a workbook would do."""
    return client.post(IMPORT, {"team": team.pk, "file": SimpleUploadedFile(name, data)}, follow=True)


def brought_in(client, team, register, form=xlsx):
    page = checked(client, team, form(register))
    assert page.context["summary"]["faults"] == []
    return client.post(page.request["PATH_INFO"], follow=True)


def fetched(client, team, **fields):
    return client.post(EXPORT, {"team": team.pk, "format": "xlsx", "purpose": "nazicht"} | fields)


def sheets_of(data):
    return openpyxl.load_workbook(io.BytesIO(data)).sheetnames


def plant(team):
    """Somebody in every part of the register, with a mark in every text."""
    resident = make_resident(team=team, first_name=MARK, last_name=MARK, attention_note=MARK, code=MARK)
    partner = make_organisation(team=team)
    offer = make_offer(organisation=partner)
    make_referral(resident=resident, organisation=partner, offer=offer, purpose=MARK, code=f"{MARK}-T")
    return partner


class TestInlines:
    def data(self, partner, **inlines):
        """What the page of a partner sends, with one new row for each of these."""
        sent = {"name": partner.name, "kind": "", "website": ""}
        for prefix in ("contact_persons", "offers", "agreements"):
            new = inlines.get(prefix)
            sent |= {f"{prefix}-TOTAL_FORMS": str(int(bool(new))), f"{prefix}-INITIAL_FORMS": "0"}
            sent |= {f"{prefix}-0-{name}": value for name, value in (new or {}).items()}
        return sent

    def test_an_admin_adds_what_belongs_to_a_partner(self, as_admin, team):
        partner = make_organisation(team=team)
        new = {
            "contact_persons": {"function": "brugfiguur"},
            "offers": {"name": "Taalles"},
            "agreements": {"starts_on": "01-03-2018"},
        }

        as_admin.post(f"{LIST}{partner.pk}/change/", self.data(partner, **new))

        made = [model.objects.get() for model in (ContactPerson, Offer, Agreement)]
        assert [(one.team, one.organisation) for one in made] == [(team, partner)] * 3
        assert [one.code for one in made] == ["CP-0001", "A-0001", "OV-0001"]

    def test_changes_and_takes_away(self, as_admin, team):
        partner = make_organisation(team=team)
        kept, gone = make_contact_person(organisation=partner), make_contact_person(organisation=partner)
        data = self.data(partner) | {"contact_persons-TOTAL_FORMS": "2", "contact_persons-INITIAL_FORMS": "2"}
        for number, person in enumerate((kept, gone)):
            told = {"id": person.pk, "organisation": partner.pk, "function": f"functie {number}"}
            data |= {f"contact_persons-{number}-{name}": value for name, value in told.items()}

        as_admin.post(f"{LIST}{partner.pk}/change/", data | {"contact_persons-1-DELETE": "on"})

        assert ContactPerson.objects.get().function == "functie 0"
        assert ContactPerson.objects.get().version == kept.version + 1
        assert AuditEvent.objects.filter(action="delete", object_id=gone.pk).exists()

    def test_bad_days_are_told(self, as_admin, team):
        partner = make_organisation(team=team)
        new = {"agreements": {"starts_on": "01-03-2018", "ends_on": "28-02-2018"}}

        page = as_admin.post(f"{LIST}{partner.pk}/change/", self.data(partner, **new))

        assert "Het einde ligt voor het begin." in page.content.decode()
        assert not Agreement.objects.exists()


class TestImport:
    def test_first_it_is_checked_and_nothing_is_stored(self, as_admin, team):
        page = checked(as_admin, team, xlsx(PARTNERS))

        told = {sheet["name"]: sheet["new"] for sheet in page.context["summary"]["sheets"]}
        assert told == {"Organisaties": 1, "Contactpersonen": 1, "Aanbod": 1, "Overeenkomsten": 1}
        assert not Organisation.objects.exists()

    @pytest.mark.parametrize("form", [xlsx, ods])
    def test_then_it_is_written_once(self, as_admin, team, form):
        page = brought_in(as_admin, team, PARTNERS, form)
        again = as_admin.post(page.request["PATH_INFO"], follow=True)

        assert "Ingelezen" in page.content.decode()
        assert "Inlezen</" not in again.content.decode()
        assert [model.objects.count() for model in (Organisation, ContactPerson, Offer, Agreement)] == [1] * 4
        assert AuditEvent.objects.filter(action="import").get().residents == []
        assert Job.objects.get().input is None

    def test_faults_are_told_by_sheet_row_and_column_and_nothing_is_stored(self, as_admin, team):
        faulty = PARTNERS | {
            "Aanbod": [["aanbod", "organisatie", "naam"], [None, None, None], ["A1", "O9", None], ["A2", "O1", "Goed"]]
        }

        page = checked(as_admin, team, xlsx(faulty))
        written = as_admin.post(page.request["PATH_INFO"])

        text = page.content.decode()
        faults = [fault[:3] for fault in page.context["summary"]["faults"]]
        assert faults == [["Aanbod", 3, "organisatie"], ["Aanbod", 3, "naam"]]
        assert "Deze cel mag niet leeg zijn" in text
        assert written.status_code == 200
        assert not Organisation.objects.exists()

    def test_the_rows_keep_their_numbers_and_texts_until_it_is_written(self, as_admin, team):
        rows = [["organisatie", "naam"], [None, None], ["O1", "=1+1"], [None, None], [7, "  +32 56  "]]
        page = checked(as_admin, team, xlsx({"Organisaties": rows}))

        again = plan_of(team, None, form=lambda _: bytes(Job.objects.get().input))
        as_admin.post(page.request["PATH_INFO"])

        assert [values[:2] for values in again.sheets[0].new] == [("O1", "=1+1"), ("7", "+32 56")]
        assert sorted(Organisation.objects.values_list("code", "name")) == [("7", "+32 56"), ("O1", "=1+1")]

    def test_what_changed_meanwhile_is_not_overwritten(self, as_admin, team):
        make_organisation(team=team, code="O1", name="Van vroeger")
        page = checked(as_admin, team, xlsx(PARTNERS))
        Organisation.objects.update(name="Van een collega", version=2)

        after = as_admin.post(page.request["PATH_INFO"], follow=True)

        assert "intussen gewijzigd" in after.content.decode()
        assert Organisation.objects.get().name == "Van een collega"

    @pytest.mark.parametrize("data", [b"", b"x", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
    def test_what_is_no_workbook_is_told(self, as_admin, team, data):
        page = checked(as_admin, team, data)

        assert page.status_code == 200
        assert page.context["form"].errors["file"]

    def test_a_file_too_big_to_wait_for_is_told(self, as_admin, team, monkeypatch):
        monkeypatch.setattr(partner_admin, "MOST_BYTES", 100)

        page = checked(as_admin, team, xlsx(PARTNERS))

        assert "groter dan 5 MB" in page.context["form"].errors["file"][0]

    @pytest.mark.parametrize("chosen", ["", "x", "9" * 30])
    def test_a_team_is_chosen_among_those_there_are(self, as_admin, chosen):
        page = as_admin.post(IMPORT, {"team": chosen, "file": SimpleUploadedFile("a.xlsx", xlsx(PARTNERS))})

        assert page.context["form"].errors["team"]

    @pytest.mark.parametrize("seed", range(6))
    def test_any_register_comes_in_as_far_as_partners_go(self, as_admin, team, seed):
        register = random_register(seed)

        checked_page = checked(as_admin, team, xlsx(register))
        as_admin.post(checked_page.request["PATH_INFO"])

        unchanged = counts(
            plan_of(team, {name: rows for name, rows in register.items() if name in partner_admin.SHEETS})
        )
        assert all(new == changed == 0 for new, changed, _ in unchanged.values())


class TestNoResident:
    def test_none_comes_in(self, as_admin, team):
        page = brought_in(as_admin, team, HEARD | PARTNERS)

        text = page.content.decode()
        assert [model.objects.count() for model in (Household, Resident, Referral)] == [0, 0, 0]
        assert Organisation.objects.count() == 1
        assert [f"Het blad «{name}»" in text for name in ("Gezinnen", "Bewoners", "Toeleidingen")] == [True] * 3

    def test_none_is_kept_of_the_file_nor_told(self, as_admin, team):
        register = {
            name: [[MARK if cell == "Lotte" else cell for cell in row] for row in rows] for name, rows in HEARD.items()
        }

        page = checked(as_admin, team, xlsx(register | PARTNERS))

        job = Job.objects.get()
        assert MARK not in page.content.decode()
        assert sheets_of(bytes(job.input)) == list(partner_admin.SHEETS)
        assert MARK not in json.dumps(job.summary)

    def test_a_sheet_of_residents_with_faults_is_not_even_looked_at(self, as_admin, team):
        page = checked(as_admin, team, xlsx(PARTNERS | {"Bewoners": [["bewoner"], [MARK]]}))

        assert page.context["summary"]["faults"] == []
        assert MARK not in page.content.decode()

    @pytest.mark.parametrize("format", ["xlsx", "hsds"])
    def test_none_goes_out(self, as_admin, team, format):
        plant(team)

        answer = fetched(as_admin, team, format=format)

        assert answer.status_code == 200
        assert MARK.encode() not in answer.content
        if format == "xlsx":
            cells = [
                cell.value
                for sheet in openpyxl.load_workbook(io.BytesIO(answer.content))
                for row in sheet
                for cell in row
            ]
            assert [cell for cell in cells if MARK in str(cell)] == []

    def test_no_page_asks_the_database_for_one(self, as_admin, team):
        partner = plant(team)
        make_agreement(organisation=partner)
        tables = [model._meta.db_table for model in (Resident, Household, Referral)]

        with CaptureQueriesContext(connection) as counted:
            for path in (LIST, f"{LIST}{partner.pk}/change/", IMPORT, EXPORT):
                assert MARK not in as_admin.get(path).content.decode()
            fetched(as_admin, team)
            brought_in(as_admin, team, PARTNERS)

        asked = [query["sql"] for query in counted if any(f'"{table}"' in query["sql"] for table in tables)]
        assert asked == []


class TestExport:
    def test_four_sheets_of_one_team_that_come_in_again_unchanged(self, as_admin, team):
        make_agreement(organisation=make_contact_person(organisation=make_offer(team=team).organisation).organisation)
        make_organisation(name="Van een ander team")

        data = fetched(as_admin, team).content

        assert sheets_of(data) == list(partner_admin.SHEETS)
        assert b"Van een ander team" not in data
        assert "Er valt niets in te lezen" in checked(as_admin, team, data).content.decode()
        assert {name: rows for name, rows in exported(team).items() if name in partner_admin.SHEETS}["Aanbod"][1:]

    def test_it_is_asked_why_and_kept(self, as_admin, team):
        refused = fetched(as_admin, team, purpose=" ")
        fetched(as_admin, team)

        event = AuditEvent.objects.get(action="export")
        assert refused.context["form"].errors["purpose"]
        assert (event.purpose, event.team, event.residents) == ("nazicht", team, [])

    def test_the_shape_of_open_referral(self, as_admin, team):
        make_offer(team=team)

        assert fetched(as_admin, team, format="hsds").content == hsds.as_json(team)

    def test_the_list_has_buttons(self, as_admin, team):
        page = as_admin.get(LIST).content.decode()

        assert (f'href="{IMPORT}"' in page, f'href="{EXPORT}"' in page) == (True, True)


@pytest.mark.parametrize("role", ["worker", "coordinator", None])
def test_only_admins_come_here(client, team, role):
    if role:
        client.force_login(make_member(team, role))
    job = Job.objects.create(team=team, user=make_user(is_staff=True), kind=partner_admin.KIND, status="done")

    paths = (IMPORT, EXPORT, f"{IMPORT}{job.pk}/")
    assert {client.get(path).status_code for path in paths} <= {302, 403}
    assert {client.post(path).status_code for path in paths} <= {302, 403}


def test_what_another_admin_checked_does_not_exist(as_admin, team):
    job = Job.objects.create(team=team, user=make_user(is_staff=True), kind=partner_admin.KIND, status="done")

    assert as_admin.get(reverse("admin:contacts_organisation_import_job", args=[job.pk])).status_code == 404


def test_a_job_of_a_team_is_no_page_here(as_admin):
    job = Job.objects.create(team=make_team(), user=make_user(), kind="check", status="done")

    assert as_admin.get(f"{IMPORT}{job.pk}/").status_code == 404
