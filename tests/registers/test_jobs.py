"""The life of a job on a workbook: taken once, shown while under way, written once, never half."""

from datetime import timedelta

import pytest
from django.utils import timezone

from buurtwerk.accounts.roles import Role
from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.models import Job
from buurtwerk.registers import actions, tasks
from contacts.models import Household
from huisbezoeken.models import HomeVisit
from tests.accounts.factories import make_member
from tests.registers.books import SMALL, bring_in, cells_of, with_cell, xlsx


@pytest.fixture
def by_hand(settings):
    """Tasks wait in their queue: the test runs them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def by(team):
    return make_member(team, Role.COORDINATOR)


def checked(team, by, register=SMALL):
    job = actions.start_check(team=team, by=by, name="register.xlsx", data=xlsx(register))
    job.refresh_from_db()
    return job


def written(job, by):
    actions.start_write(job=job, by=by)
    job.refresh_from_db()
    return job


class TestCheck:
    def test_checking_tells_what_would_happen_and_stores_nothing(self, team, by):
        job = checked(team, by)

        assert (job.status, job.progress) == ("done", 100)
        assert job.summary["may_write"]
        assert [(sheet["name"], sheet["new"]) for sheet in job.summary["sheets"]] == [
            ("Gezinnen", 1),
            ("Bewoners", 1),
            ("Organisaties", 1),
            ("Huisbezoeken", 1),
        ]
        assert not Household.objects.of(team).exists()

    def test_faults_are_kept_with_a_workbook_of_the_faulty_rows(self, team, by):
        job = checked(team, by, with_cell(SMALL, "Huisbezoeken", "gezin", "G9"))

        assert (job.status, job.summary["fault_count"], job.summary["may_write"]) == ("done", 1, False)
        header, row = cells_of(bytes(job.result))["Huisbezoeken"]
        assert header[-1] == "wat er mis is"
        assert row[0] == "HB1"
        assert "gezin: «G9»" in row[-1]

    def test_what_is_no_workbook_fails_with_the_reason(self, team, by):
        job = actions.start_check(team=team, by=by, name="x.xlsx", data=b"PK kapot")

        job.refresh_from_db()
        assert job.status == "failed"
        assert "geen werkboek" in job.error

    def test_a_crash_fails_with_words_for_the_user(self, team, by, monkeypatch):
        monkeypatch.setattr(tasks, "check", lambda *args: 1 / 0)

        job = checked(team, by)

        assert job.status == "failed"
        assert "niets bewaard" in job.error

    @pytest.mark.usefixtures("by_hand")
    def test_a_task_handed_out_twice_works_once(self, team, by, monkeypatch):
        job = checked(team, by)
        times = []
        monkeypatch.setattr(tasks, "check_job", lambda job: times.append(job))

        tasks.run(job.pk, tasks.CHECK, tasks.check_job)
        tasks.run(job.pk, tasks.CHECK, tasks.check_job)

        assert len(times) == 1

    def test_progress_reaches_the_job_while_it_runs(self, team, by, monkeypatch):
        seen = []
        monkeypatch.setattr(Job, "tick", lambda job, done, total: seen.append((job.pk, done, total)))
        register = {"Gezinnen": [["gezin"], *([f"G{number}"] for number in range(600))]}

        job = checked(team, by, register)

        assert seen == [(job.pk, 500, 600)]


class TestWrite:
    def test_a_checked_workbook_is_written_by_the_same_job(self, team, by):
        job = written(checked(team, by), by)

        assert (job.kind, job.status) == ("write", "done")
        assert HomeVisit.objects.of(team).count() == 1
        assert AuditEvent.objects.get(action="import").object_id == job.pk

    @pytest.mark.usefixtures("by_hand")
    def test_asked_twice_it_starts_once(self, team, by):
        job = checked(team, by)
        tasks.run(job.pk, tasks.CHECK, tasks.check_job)

        assert [actions.start_write(job=job, by=by) for _ in range(2)] == [True, False]

    def test_a_register_that_changed_meanwhile_stops_it(self, team, by):
        bring_in(team, SMALL)
        job = checked(team, by, with_cell(SMALL, "Gezinnen", "straat", "Kerkstraat"))
        Household.objects.of(team).update(version=2)

        job = written(job, by)

        assert job.status == "failed"
        assert "intussen gewijzigd" in job.error
        assert Household.objects.of(team).get().street == "Marktstraat"

    def test_a_job_that_was_swept_meanwhile_writes_nothing(self, team, by, monkeypatch):
        job = checked(team, by)
        real = tasks.write

        def swept_first(*args, **fields):
            Job.objects.filter(pk=job.pk).update(status=Job.Status.FAILED, error="stil")
            real(*args, **fields)

        monkeypatch.setattr(tasks, "write", swept_first)
        job = written(job, by)

        assert (job.status, job.error) == ("failed", "stil")
        assert not Household.objects.of(team).exists()

    def test_a_workbook_with_faults_is_not_written(self, team, by):
        job = checked(team, by, with_cell(SMALL, "Huisbezoeken", "gezin", "G9"))

        assert not actions.start_write(job=job, by=by)

    def test_a_workbook_that_changes_nothing_has_nothing_to_write(self, team, by):
        bring_in(team, SMALL)

        job = checked(team, by)

        assert not job.summary["may_write"]
        assert not actions.start_write(job=job, by=by)


class TestExport:
    def test_the_register_is_put_in_a_file_and_the_purpose_kept(self, team, by):
        bring_in(team, SMALL)
        job = actions.start_export(team=team, by=by, purpose="Jaarverslag")

        job.refresh_from_db()
        assert (job.status, job.purpose) == ("done", "Jaarverslag")
        assert cells_of(bytes(job.result))["Gezinnen"][1][0] == "G1"
        event = AuditEvent.objects.get(action="export")
        assert (event.purpose, len(event.residents), event.user) == ("Jaarverslag", 1, by)


class TestSweep:
    def test_a_job_whose_worker_died_is_failed_by_the_next_task(self, team, by):
        long_ago = timezone.now() - timedelta(minutes=5)
        dead = Job.objects.create(team=team, user=by, kind="check", status="running", heartbeat_at=long_ago)

        checked(team, by)

        dead.refresh_from_db()
        assert dead.status == "failed"


def test_the_page_of_a_job_whose_worker_died_says_so(as_coordinator, coordinator, team):
    silent = timezone.now() - timedelta(minutes=2)
    job = Job.objects.create(team=team, user=coordinator, kind="check", status="running", heartbeat_at=silent)

    page = as_coordinator.get(job.get_absolute_url())

    assert "viel stil" in page.content.decode()
