"""Exporting and importing again changes nothing, whatever stands in the register."""

import re
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from activiteiten.models import ActivityLeader
from buurtwerk.registers import registry
from buurtwerk.registers.checking import check
from buurtwerk.registers.exporting import export, residents_of
from buurtwerk.registers.reading import read_workbook
from contacts.models import ResidentTalent, Talent
from tests.accounts.factories import make_member, make_team
from tests.activiteiten.factories import (
    make_activity,
    make_attendance,
    make_enrolment,
    make_idea,
    make_location,
    make_newsletter,
    make_session,
    make_waiting,
)
from tests.contacts.factories import make_group_member, make_household, make_organisation, make_referral, make_resident
from tests.huisbezoeken.circle_factories import (
    make_bottleneck,
    make_feedback,
    make_item,
    make_meeting,
    make_presence,
)
from tests.huisbezoeken.factories import make_encounter, make_follow_up, make_signal, make_visit
from tests.kruidenier.pathway_factories import make_pathway, make_step, make_volunteer
from tests.registers.books import SMALL, bring_in, exported
from tests.workbooks import random_register

HANDBOOK = Path(__file__).parents[2] / "docs/handboek/5-het-werkboek.md"


def parted(chapter):
    return chapter.partition("\n")


def first_cells(text):
    """What stands in the first column of the tables, between bars."""
    rows = [line.split("|")[1].replace("*", "").strip() for line in text.splitlines() if line.startswith("|")]
    return "|".join(rows)


def import_back(team):
    plan = check(team, read_workbook(export(team)))
    assert [str(fault) for fault in plan.faults] == []
    return plan


class TestRoundTrip:
    @pytest.mark.parametrize("seed", range(6, 12))
    def test_a_register_comes_back_as_it_was(self, team, seed):
        bring_in(team, random_register(seed))

        plan = import_back(team)

        assert not plan.writes
        assert plan.unknown_sheets == []
        assert [sheet.unknown_columns for sheet in plan.sheets] == [[] for _ in registry.sheets()]

    @pytest.mark.parametrize("seed", range(12, 15))
    def test_another_team_that_imports_it_exports_the_same(self, team, seed):
        bring_in(team, random_register(seed))
        other = make_team()
        bring_in(other, exported(team))

        assert exported(other) == exported(team)

    @pytest.mark.parametrize(
        "text",
        [
            "=1+1",
            "+32 470",
            "-5",
            "@a",
            "'t",
            "007",
            "12",
            "1/2/2018",
            "ja",
            "_x000D_",
            "é" * 10_000,
            "a\nb\n\tc",
            "<b>&",
        ],
    )
    def test_text_comes_back_to_the_letter(self, team, text):
        make_visit(team=team, report=text, confidential_note=text[:10_000])

        assert not import_back(team).writes

    @pytest.mark.parametrize("day", [date(1, 1, 1), date(1900, 2, 28), date(1899, 12, 31), date(9999, 12, 31)])
    def test_days_of_any_year_come_back(self, team, day):
        make_visit(team=team, date=day, time=time(23, 59))
        make_organisation(team=team, agreement_from=day)

        assert not import_back(team).writes

    def test_what_the_screens_alone_make_comes_back(self, team):
        worker = make_member(team)
        make_resident(
            team=team,
            code="007",
            origin="-",
            birth_year=1950,
            interpreter_needed=True,
            worker_in_charge=worker,
            contact_rhythm="3m",
            attention_note="Let op",
        )
        make_visit(team=team, workers=[worker, make_member(make_team())], confidential_note="x", note_author=worker)

        assert not import_back(team).writes

    def test_what_was_heard_and_where_it_led_comes_back(self, team):
        worker = make_member(team)
        person = make_resident(team=team)
        visit, talk = make_visit(household=person.household), make_encounter(resident=person, worker=worker, note="x")
        make_referral(
            resident=person, method="called", consent="yes", shared="De naam.", check_on=date(2018, 6, 1), worker=worker
        )
        make_signal(resident=person, visit=visit, status="reopened", severity="urgent", people_concerned=1)
        make_follow_up(resident=person, worker=worker, encounter=talk, status="done", closed_on=date(2018, 6, 1))
        make_follow_up(household=person.household, kind="visit", text="", time=time(9, 5, 30), visit=visit)
        make_follow_up(resident=person, household=make_household(team=team), made_visit=visit)

        assert not import_back(team).writes

    def test_what_was_done_comes_back(self, team):
        worker, person, partner = make_member(team), make_resident(team=team), make_organisation(team=team)
        other = make_activity(team=team, location=make_location(team=team))
        activity = make_activity(team=team, capacity=1, by_family=True, description="=1+1")
        for user in (worker, make_member(make_team())):
            ActivityLeader.objects.create(team=team, activity=activity, user=user)
        make_session(activity=activity, volunteers=[person], anonymous_adults=0, cancelled_because="Ziek, alle drie")
        make_session(activity=activity, begins_at=time(22, 0, 30), ends_at=time(1, 0), residents=[person])
        moved = {"resident": person, "ends_on": date(2018, 5, 1), "reason": "onward"}
        make_enrolment(activity=activity, **moved, moved_on_to="activity", to_activity=other)
        make_enrolment(activity=other, **moved, moved_on_to="partner", to_organisation=partner, note="x\n y")
        make_idea(resident=person, status="activity", activity=other)

        assert not import_back(team).writes

    def test_pathways_and_volunteers_come_back(self, team):
        gone = make_member(make_team())
        pathway = make_pathway(team=team, guide=gone, ends_on=date(2018, 9, 1), outcome="partly", outcome_note=" x\r\n")
        make_step(pathway=pathway, stage=4, text="")
        make_step(pathway=pathway, is_done=True)
        make_volunteer(resident=pathway.resident, weekdays=[7, 1], task="kassa", ends_on=date(2018, 3, 1), note="=1")
        make_volunteer(resident=pathway.resident)

        assert not import_back(team).writes

    @pytest.mark.parametrize("since", ["2018-10-28T00:30Z", "2018-10-28T01:30Z", "2018-06-01T08:00:59.999999Z"])
    def test_who_waits_keeps_the_place_in_the_row(self, team, since):
        make_waiting(team=team, since=datetime.fromisoformat(since))

        assert not import_back(team).writes

    def test_names_that_differ_in_capitals_only_come_back_each_as_it_is(self, team):
        for name in ("GS9", "gs9", " Bib"):
            make_activity(location=make_location(team=team, name=name), team=team)
        for name in ("Naaien", "naaien"):
            ResidentTalent.objects.create(
                team=team, resident=make_resident(team=team), talent=Talent.objects.create(team=team, name=name)
            )

        assert not import_back(team).writes

    def test_a_worker_who_left_stays_with_what_was_heard(self, team):
        gone = make_member(make_team())
        person = make_resident(team=team)
        make_referral(resident=person, worker=gone)
        make_encounter(resident=person, worker=gone)
        make_follow_up(resident=person, worker=gone)

        assert not import_back(team).writes

    def test_text_and_times_that_an_import_would_have_tidied_come_back_too(self, team):
        make_visit(team=team, report=" a\r\nb ", time=time(9, 5, 30, 250_000))

        assert not import_back(team).writes

    def test_an_empty_register_gives_header_rows(self, team):
        assert exported(team)["Gezinnen"] == [
            ["gezin", "straat", "nummer", "bus", "postcode", "gemeente", "gezinstype", "woonsituatie", "sociale dienst"]
        ]
        assert not import_back(team).writes


class TestExport:
    def test_it_holds_the_own_team_only(self, team):
        bring_in(team, SMALL)
        make_household(code="VREEMD")

        assert "VREEMD" not in str(exported(team))
        assert len(residents_of(team)) == 1

    def test_no_cell_is_a_formula_and_dates_are_dates(self, team, tmp_path):
        make_visit(team=team, report="=1+1")
        (tmp_path / "out.xlsx").write_bytes(export(team))

        sheet = load_workbook(tmp_path / "out.xlsx")["Huisbezoeken"]

        row = {cell.value: sheet.cell(2, cell.column) for cell in sheet[1]}
        assert (row["verslag"].value, row["verslag"].data_type) == ("=1+1", "s")
        assert row["datum"].is_date

    def test_the_handbook_tells_of_every_sheet_and_column(self):
        chapters = HANDBOOK.read_text().split("\n### ")[1:]
        told = {title: set(re.split(r"[|,]\s*", first_cells(text))) for title, _, text in map(parted, chapters)}

        for resource in registry.sheets():
            assert {column.column_name for column in resource.columns} <= told[resource.sheet]

    def test_the_number_of_queries_does_not_grow(self, team, django_assert_max_num_queries):
        for _ in range(5):
            visit = make_visit(team=team)
            make_signal(visit=visit)
            make_follow_up(household=visit.household, text="x")
            make_encounter(resident=make_referral(team=team).resident)
            make_attendance(team=team)
            make_enrolment(team=team)
            make_waiting(team=team)
            make_idea(team=team)
            make_newsletter(team=team)
            make_step(team=team)
            make_volunteer(team=team, weekdays=[1, 4])
            make_feedback(bottleneck=make_bottleneck(signals=[visit.signals.get()]))
            meeting = make_meeting(team=team)
            make_presence(meeting=meeting, member=make_group_member(group=meeting.group))
            make_item(meeting=meeting, signal=visit.signals.get())

        with django_assert_max_num_queries(80):  # two fewer on SQLite, which needs no snapshot
            export(team)
