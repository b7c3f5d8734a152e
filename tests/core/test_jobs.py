"""Work in the background: what a dead worker leaves behind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from buurtwerk.core.models import Job


@pytest.fixture
def job(team, coordinator):
    return Job.objects.create(team=team, user=coordinator, kind="check", status=Job.Status.RUNNING, input=b"x")


def test_a_silent_job_is_said_to_have_failed(job):
    Job.objects.update(heartbeat_at=timezone.now() - timedelta(minutes=2))

    assert Job.sweep() == 1

    job.refresh_from_db()
    assert job.status == Job.Status.FAILED
    assert "niets half bewaard" in job.error


def test_a_job_that_lives_is_left_alone(job):
    assert Job.sweep() == 0


def test_files_are_gone_after_a_day(job):
    past = timezone.now() - timedelta(hours=25)
    Job.objects.update(created_at=past, error="Rij 3: Noor", summary={"faults": ["Noor"]})

    Job.sweep()

    job.refresh_from_db()
    assert (job.input, job.error, job.summary) == (None, "", {})


def test_progress_reaches_the_database_at_most_once_a_second(job):
    job.tick(1, 10)
    assert job.progress == 0

    job.heartbeat_at -= timedelta(seconds=2)
    job.tick(5, 10)

    job.refresh_from_db()
    assert job.progress == 50
