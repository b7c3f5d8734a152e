"""What is stored of a workbook, and what of the register stays as it is."""

from datetime import date, time

import pytest
from django.db import IntegrityError

from buurtwerk.accounts.models import Membership
from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.registers.errors import ImportStale
from buurtwerk.registers.writing import write
from contacts.models import Household, Organisation, Resident
from huisbezoeken.models import HomeVisit
from tests.accounts.factories import make_member, make_team
from tests.contacts.factories import make_resident
from tests.huisbezoeken.factories import make_encounter, make_visit
from tests.registers.books import SMALL, bring_in, counts, ods, plan_of, with_cell, with_column, xlsx
from tests.workbooks import random_register


def bring_in_cell(team, sheet, column, cell):
    bring_in(team, with_column(SMALL, sheet, column, cell))


class TestStored:
    @pytest.mark.parametrize("form", [xlsx, ods])
    def test_a_workbook_is_stored_with_its_links(self, team, form):
        bring_in(team, SMALL, form)

        visit = HomeVisit.objects.of(team).get(code="HB1")
        assert (visit.household.code, visit.date, visit.result) == ("G1", date(2018, 3, 1), "conversation")
        assert [resident.code for resident in visit.residents.all()] == ["B1"]
        assert [theme.code for theme in visit.themes.all()] == ["housing"]
        assert [str(worker) for worker in visit.visit_workers.all()] == ["An"]

    def test_what_follows_from_other_fields_is_filled_in(self, team):
        bring_in_cell(team, "Bewoners", "geboortedatum", date(1980, 5, 1))

        resident = Resident.objects.of(team).get()
        assert resident.birth_year == 1980
        assert resident.last_contact_on == date(2018, 3, 1)
        assert Resident.objects.of(team).matching("peeters lotte").exists()
        assert Household.objects.of(team).matching("marktstraat").exists()
        assert Organisation.objects.of(team).matching("jeugddienst").exists()

    @pytest.mark.parametrize(
        ("cell", "stored"),
        [("België", "BE"), ("xk", "XK"), ("Niet gevraagd", "-"), ("onbekend", ""), (None, ""), ("Belgie\u0308", "BE")],
    )
    def test_origin_is_stored_as_a_code(self, team, cell, stored):
        bring_in_cell(team, "Bewoners", "herkomst", cell)

        assert Resident.objects.of(team).get().origin == stored

    @pytest.mark.parametrize("cell", [time(9, 5), "09:05", "9:05", time(9, 5, 59)])
    def test_a_time_is_stored_in_minutes(self, team, cell):
        bring_in_cell(team, "Huisbezoeken", "uur", cell)

        assert HomeVisit.objects.of(team).get().time == time(9, 5)

    @pytest.mark.parametrize(
        ("cell", "stored"), [(12, "12"), (12.5, "12.5"), ("007", "007"), (True, "ja"), ("a\x00\u200eb\r\nc ", "ab\nc")]
    )
    def test_text_is_stored_trimmed_and_without_invisible_signs(self, team, cell, stored):
        if cell == "a\x00\u200eb\r\nc ":
            cell = "a\u200eb\r\nc "  # the writer of the test refuses a NUL byte itself
        bring_in_cell(team, "Huisbezoeken", "verslag", cell)

        assert HomeVisit.objects.of(team).get().report == stored

    def test_the_further_columns_are_stored(self, team):
        worker = make_member(team, name="Ilias Demeyer")
        register = SMALL
        for column, cell in {
            "tolk nodig": "Ja",
            "verantwoordelijke": worker.email.upper(),
            "contactritme": "Elke 6 weken",
            "aandacht": "Belt niet graag.",
        }.items():
            register = with_column(register, "Bewoners", column, cell)
        register = with_column(register, "Huisbezoeken", "vertrouwelijke nota", "Onder ons.")
        bring_in(team, with_column(register, "Huisbezoeken", "nota van", "ilias demeyer"))

        resident, visit = Resident.objects.of(team).get(), HomeVisit.objects.of(team).get()
        assert (resident.interpreter_needed, resident.worker_in_charge, resident.contact_rhythm) == (True, worker, "6w")
        assert (resident.attention_note, visit.confidential_note) == ("Belt niet graag.", "Onder ons.")
        assert visit.note_author == worker

    def test_the_author_of_a_note_who_is_no_member_is_left_out(self, team):
        bring_in_cell(team, "Huisbezoeken", "nota van", "Iemand Anders")

        assert HomeVisit.objects.of(team).get().note_author is None

    def test_workers_are_members_where_that_is_possible_and_names_as_written_otherwise(self, team):
        member = make_member(team, name="An Smet")
        make_member(make_team(), name="Els Maes")
        bring_in(team, with_cell(SMALL, "Huisbezoeken", "medewerker", f"an smet; {member.email}; Els Maes;; Els Maes"))

        workers = HomeVisit.objects.of(team).get().visit_workers.order_by("name")
        assert [(worker.user, worker.name) for worker in workers] == [(member, ""), (None, "Els Maes")]


class TestAgain:
    @pytest.mark.parametrize("seed", range(6))
    @pytest.mark.parametrize("form", [xlsx, ods])
    def test_the_same_workbook_changes_nothing_the_second_time(self, team, seed, form):
        register = random_register(seed)
        bring_in(team, register, form)

        again = bring_in(team, register, form)

        assert not again.writes
        assert AuditEvent.objects.filter(team=team).count() <= 1

    def test_a_changed_row_is_updated_and_gets_a_new_version(self, team):
        bring_in(team, SMALL)
        before = Household.objects.of(team).get()

        bring_in(team, with_cell(SMALL, "Gezinnen", "straat", "Kerkstraat"))

        after = Household.objects.of(team).get()
        assert (after.pk, after.street, after.version) == (before.pk, "Kerkstraat", 2)
        assert after.updated_at > before.updated_at
        assert Household.objects.of(team).matching("kerkstraat").exists()
        assert HomeVisit.objects.of(team).get().version == 1

    def test_a_missing_column_changes_nothing_and_an_empty_cell_empties(self, team):
        bring_in(team, with_column(with_column(SMALL, "Bewoners", "taal", "ar"), "Bewoners", "telefoon", "0470"))

        bring_in(team, with_column(SMALL, "Bewoners", "telefoon", "  "))

        resident = Resident.objects.of(team).get()
        assert (resident.language, resident.phone) == ("ar", "")

    def test_a_year_of_birth_alone_survives_a_workbook_that_leaves_it_out(self, team):
        bring_in_cell(team, "Bewoners", "geboortejaar", 1980)

        again = bring_in(team, with_column(SMALL, "Bewoners", "geboortedatum", None))

        assert not again.writes
        assert Resident.objects.of(team).get().birth_year == 1980

    def test_a_date_of_birth_that_is_emptied_takes_its_year_along(self, team):
        bring_in_cell(team, "Bewoners", "geboortedatum", date(1980, 5, 1))

        bring_in_cell(team, "Bewoners", "geboortedatum", None)

        resident = Resident.objects.of(team).get()
        assert (resident.birth_date, resident.birth_year) == (None, None)

    def test_lists_are_changed_by_their_differences_only(self, team):
        register = with_cell(SMALL, "Huisbezoeken", "thema's", "wonen; inkomen")
        bring_in(team, register)
        visit = HomeVisit.objects.of(team).get()
        kept = visit.visit_themes.get(theme__code="income").pk

        bring_in(team, with_cell(register, "Huisbezoeken", "thema's", "Inkomen; gezondheid"))

        assert set(visit.themes.values_list("code", flat=True)) == {"income", "health"}
        assert visit.visit_themes.get(theme__code="income").pk == kept

    def test_a_worker_who_left_the_team_stays_with_what_they_did(self, team):
        worker = make_member(team, name="Ilias Demeyer")
        register = with_cell(SMALL, "Huisbezoeken", "medewerker", worker.email)
        register = with_column(register, "Bewoners", "verantwoordelijke", worker.email)
        bring_in(team, register)
        Membership.objects.filter(user=worker).delete()

        again = bring_in(team, register)

        assert not again.writes
        assert HomeVisit.objects.of(team).get().visit_workers.get().user == worker

    def test_a_row_changed_beside_somebody_who_left_keeps_them(self, team):
        worker = make_member(team)
        register = with_column(SMALL, "Bewoners", "verantwoordelijke", worker.email)
        bring_in(team, register)
        Membership.objects.filter(user=worker).delete()

        bring_in(team, with_cell(register, "Bewoners", "voornaam", "Lot"))

        assert Resident.objects.of(team).get().worker_in_charge == worker

    def test_last_contact_is_recounted_for_who_was_named_and_who_is(self, team):
        bring_in(team, SMALL)
        other = make_resident(household=Household.objects.of(team).get(), code="B2")

        bring_in(team, with_cell(SMALL, "Huisbezoeken", "bewoners", "B2"))

        other.refresh_from_db()
        assert other.last_contact_on == date(2018, 3, 1)
        assert Resident.objects.of(team).get(code="B1").last_contact_on is None

    def test_last_contact_counts_other_moments_too(self, team):
        bring_in(team, SMALL)
        resident = Resident.objects.of(team).get()
        make_encounter(resident=resident, date=date(2019, 1, 1))

        bring_in(team, with_cell(SMALL, "Huisbezoeken", "resultaat", "niet thuis"))

        resident.refresh_from_db()
        assert resident.last_contact_on == date(2019, 1, 1)


class TestAllOrNothing:
    def test_one_event_names_everybody_who_was_touched(self, team):
        coordinator = make_member(team, Role.COORDINATOR)

        write(plan_of(team, SMALL), team=team, by=coordinator)

        event = AuditEvent.objects.get(team=team)
        assert (event.action, event.user, event.role) == ("import", coordinator, "coordinator")
        assert event.residents == [Resident.objects.of(team).get().pk]

    def test_a_changed_household_touches_its_members(self, team):
        bring_in(team, SMALL)

        bring_in(team, with_cell(SMALL, "Gezinnen", "straat", "Kerkstraat"))

        assert AuditEvent.objects.latest("pk").residents == [Resident.objects.of(team).get().pk]

    def test_a_row_edited_since_the_check_stops_the_import(self, team):
        bring_in(team, SMALL)
        plan = plan_of(team, with_cell(with_cell(SMALL, "Gezinnen", "straat", "A"), "Bewoners", "voornaam", "B"))
        Resident.objects.of(team).update(version=2)

        with pytest.raises(ImportStale):
            write(plan, team=team, by=None)

        assert Household.objects.of(team).get().street == "Marktstraat"

    def test_a_code_taken_since_the_check_stops_the_import(self, team):
        plan = plan_of(team, SMALL)
        make_visit(team=team, code="HB1")

        with pytest.raises(ImportStale):
            write(plan, team=team, by=None)

        assert not Organisation.objects.of(team).exists()

    def test_a_record_gone_since_the_check_stops_the_import(self, team):
        bring_in(team, {"Gezinnen": SMALL["Gezinnen"]})
        plan = plan_of(team, {"Bewoners": SMALL["Bewoners"]})
        Household.objects.of(team).delete()

        with pytest.raises(ImportStale):
            write(plan, team=team, by=None)

    def test_a_refusal_of_the_database_stores_nothing(self, team, monkeypatch):
        plan = plan_of(team, SMALL)

        def refuse(*args, **fields):
            raise IntegrityError

        monkeypatch.setattr("buurtwerk.registers.writing.record", refuse)
        with pytest.raises(ImportStale):
            write(plan, team=team, by=None)

        assert not Household.objects.of(team).exists()

    def test_two_teams_may_use_the_same_codes(self, team):
        other = make_team()
        bring_in(other, SMALL)

        plan = bring_in(team, with_cell(SMALL, "Gezinnen", "straat", "Kerkstraat"))

        assert counts(plan)["Gezinnen"] == (1, 0, 0)
        assert Household.objects.of(other).get().street == "Marktstraat"
