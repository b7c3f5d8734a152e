"""The register from the command line."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from activiteiten.models import Activity, Enrolment, Idea, Location, Newsletter, Session
from buurtwerk.accounts.models import Team
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from buurtwerk.registers.checking import check
from buurtwerk.registers.demo_team import WORKBOOK
from buurtwerk.registers.reading import read_workbook
from contacts.models import Consent, Household, Referral, Resident, Talent
from huisbezoeken.models import FollowUp, HomeVisit, Signal
from kruidenier.models import Pathway, PathwayStep, Stage, Volunteer
from tests.faults import all_faults_register
from tests.registers.books import SMALL, bring_in, cells_of, exported, with_cell
from tests.workbooks import write_xlsx


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "register.xlsx"
    write_xlsx(path, SMALL | {"Kladblad": [["x"]]})
    return path


def run(*words):
    out, err = StringIO(), StringIO()
    code = 0
    try:
        call_command(*map(str, words), stdout=out, stderr=err)
    except SystemExit as end:
        code = end.code
    return code, out.getvalue(), err.getvalue()


class TestImport:
    def test_without_write_it_only_tells(self, team, file):
        code, out, err = run("import_register", file, "--team", team.slug)

        assert (code, err) == (0, "")
        assert "Gezinnen: 1 nieuw, 0 gewijzigd, 0 ongewijzigd" in out
        assert "Met rust gelaten: blad «Kladblad»" in out
        assert not Household.objects.of(team).exists()

    def test_with_write_it_stores_and_leaves_an_event_without_a_user(self, team, file):
        code, out, _ = run("import_register", file, "--team", team.slug, "--write")

        assert (code, out.splitlines()[-1]) == (0, "Ingelezen.")
        assert HomeVisit.objects.of(team).count() == 1
        event = AuditEvent.objects.get(team=team)
        assert (event.user, event.role, event.action) == (None, "command", "import")

    def test_faults_stand_on_standard_error_one_a_line_and_nothing_is_stored(self, team, tmp_path):
        register, expected = all_faults_register()
        write_xlsx(tmp_path / "faulty.xlsx", register)

        code, out, err = run("import_register", tmp_path / "faulty.xlsx", "--team", team.slug, "--write")

        assert (code, out) == (1, "")
        named = [line.split(": ")[0].split(":") for line in err.splitlines()]
        assert sorted((sheet, int(row), column) for sheet, row, column in named) == sorted(expected)
        assert not Household.objects.of(team).exists()

    @pytest.mark.parametrize(
        ("name", "team_slug", "words"),
        [("weg.xlsx", None, "geen leesbaar bestand"), ("tekst.xlsx", None, "geen werkboek"), (None, "zo", "geen team")],
    )
    def test_what_cannot_be_done_is_said_clearly(self, team, file, tmp_path, name, team_slug, words):
        (tmp_path / "tekst.xlsx").write_text("gezin;straat")

        with pytest.raises(CommandError, match=words) as error:
            run("import_register", tmp_path / name if name else file, "--team", team_slug or team.slug)

        assert error.value.returncode == 1


class TestExport:
    def test_it_writes_the_register_and_leaves_an_event(self, team, tmp_path):
        bring_in(team, SMALL)

        run("export_register", tmp_path / "out.xlsx", "--team", team.slug)

        assert cells_of((tmp_path / "out.xlsx").read_bytes()) == exported(team)
        assert AuditEvent.objects.get(action="export").residents == [Resident.objects.of(team).get().pk]

    def test_a_place_that_cannot_be_written_is_said_clearly(self, team, tmp_path):
        with pytest.raises(CommandError, match="kan niet geschreven"):
            run("export_register", tmp_path / "nergens" / "out.xlsx", "--team", team.slug)


class TestDemo:
    def test_it_makes_teams_with_everything_the_screens_show(self, db):
        code, out, _ = run("demo")

        team = Team.objects.get(slug="harelbeke")
        assert code == 0
        assert "coordinator@demo.example" in out
        assert HomeVisit.objects.of(team).count() == 138
        assert HomeVisit.objects.of(team).exclude(confidential_note="").exclude(note_author=None).exists()
        helped = Resident.objects.of(team).filter(interpreter_needed=True).exclude(worker_in_charge=None)
        assert helped.exclude(contact_rhythm="").exclude(attention_note="").exists()
        assert set(Resident.objects.of(team).values_list("encounters__channel", flat=True)) >= {"street", "phone"}

    @pytest.mark.any_engine
    def test_its_team_has_heard_things_that_lead_somewhere(self, db):
        run("demo")

        team = Team.objects.get(slug="harelbeke")
        follow_ups, day = FollowUp.objects.of(team), today()
        for due in [follow_ups.open().filter(due_on__lt=day), follow_ups.open().filter(due_on__gt=day)]:
            assert due.exists()
        assert follow_ups.open().filter(due_on=day).values("worker").distinct().count() == 3
        assert follow_ups.open().filter(worker=None).exclude(promise="").exists()
        assert follow_ups.open().filter(kind="visit", resident=None).exclude(time=None).exists()
        assert not follow_ups.filter(changes=None).exists()
        recent = Signal.objects.of(team).filter(date__gt=day - timedelta(weeks=10))
        assert set(recent.values_list("status", flat=True)) == set(Signal.Status)
        assert all(signal.changes.last().status == signal.status for signal in recent)
        assert Referral.objects.of(team).to_check(day).count() >= 3
        assert Referral.objects.of(team).filter(check_on__gt=day).exclude(shared="").exists()

    @pytest.mark.any_engine
    def test_its_team_does_things_together(self, db):
        run("demo")

        team, day = Team.objects.get(slug="harelbeke"), today()
        sessions = Session.objects.of(team).filter(date__gt=day - timedelta(weeks=6))
        assert sessions.filter(date__gt=day).values("activity").distinct().count() >= 5
        assert sessions.filter(date__lt=day).exclude(attendances=None).values("activity").distinct().count() >= 5
        assert sessions.to_tick(day).unticked().filter(date=day).exists()
        assert sessions.exclude(cancelled_because="").exists()
        assert sessions.exclude(session_signals=None).exclude(report="").exists()
        full = Activity.objects.of(team).exclude(waiting=None).get()
        assert Enrolment.objects.filter(activity=full).taking_a_place(day).count() == full.capacity
        assert sessions.filter(activity__by_family=True).exclude(attendances=None).exists()
        onward = Enrolment.objects.of(team).exclude(moved_on_to="")
        assert set(onward.values_list("moved_on_to", flat=True)) == set(Enrolment.Onward) - {""}
        assert Location.objects.of(team).exclude(address="").count() >= 4

    @pytest.mark.any_engine
    def test_its_team_has_ideas_talents_and_a_newsletter_that_is_wanted(self, db):
        run("demo")

        team = Team.objects.get(slug="harelbeke")
        assert set(Idea.objects.of(team).values_list("status", flat=True)) == set(Idea.Status)
        assert Idea.objects.of(team).exclude(idea_helpers=None).exists()
        assert Talent.objects.of(team).in_use().count() >= 10
        agreed = Consent.objects.of(team).in_force().exclude(resident__email="")
        assert agreed.count() >= 3
        assert all(consent.resident.email.endswith(".example") for consent in agreed)
        assert Consent.objects.of(team).exclude(withdrawn_on=None).exists()
        letter = Newsletter.objects.of(team).get()
        assert (letter.is_published, letter.texts.count()) == (False, 2)

    @pytest.mark.any_engine
    def test_its_team_has_people_on_the_road_and_volunteers(self, db):
        run("demo")

        team, day = Team.objects.get(slug="harelbeke"), today()
        pathways = Pathway.objects.of(team).with_stage(day)
        assert set(pathways.values_list("stage_now", flat=True)) == set(Stage)
        assert pathways.running_on(day).filter(guide=None).exists()
        assert pathways.exclude(outcome="").exclude(outcome_note="").exists()
        assert PathwayStep.objects.of(team).due(day).filter(date=day).exists()
        assert Volunteer.objects.of(team).active_on(day).exclude(resident__phone="").count() == 4

    @pytest.mark.any_engine
    def test_the_bundled_workbook_gives_its_team_nothing_to_do(self, db):
        run("demo")

        plan = check(Team.objects.get(slug="harelbeke"), read_workbook(WORKBOOK.read_bytes()))

        assert (plan.faults, plan.writes) == ([], False)

    def test_its_register_comes_back_as_it_was(self, db):
        run("demo")

        team = Team.objects.get(slug="harelbeke")
        assert not bring_in(team, exported(team)).writes

    @pytest.mark.any_engine
    def test_everybody_it_prints_can_sign_in(self, client, db):
        _, out, _ = run("demo")

        logins = [line.split("  ") for line in out.splitlines() if "@demo.example" in line]
        assert len(logins) == 5
        for line in logins:
            email, password = [part.strip() for part in line if part.strip()][:2]
            assert client.login(email=email, password=password)

    def test_twice_makes_nothing_double_and_keeps_what_was_edited(self, db):
        run("demo")
        Household.objects.filter(code="G001").update(street="Elders")
        events = AuditEvent.objects.count()

        run("demo")

        assert Household.objects.filter(code="G001", street="Elders").count() == 1
        assert (Team.objects.count(), AuditEvent.objects.count()) == (2, events)

    def test_a_real_team_with_that_name_is_not_touched(self, db):
        team = Team.objects.create(slug="stasegem", name="Echt")

        with pytest.raises(CommandError, match="geen demo"):
            run("demo")

        assert Team.objects.get() == team

    def test_outside_the_demo_it_refuses(self, db, settings):
        settings.DEMO = False

        with pytest.raises(CommandError, match="geen demo"):
            run("demo")


class TestStale:
    def test_an_import_that_was_overtaken_says_so(self, team, file, monkeypatch):
        bring_in(team, SMALL)
        write_xlsx(file, with_cell(SMALL, "Gezinnen", "straat", "Kerkstraat"))
        monkeypatch.setattr("buurtwerk.registers.writing.lift_time_limit", lambda: edit(team))

        with pytest.raises(CommandError, match="intussen gewijzigd"):
            run("import_register", file, "--team", team.slug, "--write")


def edit(team):
    Household.objects.of(team).update(version=7)


def test_sweeping_jobs_tells_how_many_were_dead(db):
    assert run("sweep")[1] == "0 stilgevallen.\n"
