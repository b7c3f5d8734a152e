"""Running a Job in the background: taken once, however often the queue hands it out; what goes wrong is told."""

from django.utils import timezone

from buurtwerk.core.job_kinds import kind_of
from buurtwerk.core.models import Job
from buurtwerk.core.sweeping import sweep


def run(job_id, kind, work, *, told=()):
    """Do `work(job)` if the Job waits for this; errors of the kinds in `told` speak for themselves on its page."""
    sweep()
    waiting = Job.objects.filter(pk=job_id, kind=kind, status=Job.Status.QUEUED)
    if not waiting.update(status=Job.Status.RUNNING, heartbeat_at=timezone.now(), progress=0, error=""):
        return
    job = Job.objects.select_related("team", "user").get(pk=job_id)
    try:
        work(job)
    except told as error:
        fail(job, str(error))
    except Exception:
        fail(job, str(kind_of(kind).crashed))
        raise


def beat(job, done, total):
    """Show progress and that the worker lives; False when the Job was taken for dead meanwhile, and has to stop."""
    progress = min(99, round(100 * done / max(total, 1)))
    return bool(running(job).update(heartbeat_at=timezone.now(), progress=progress))


def finish(job, **fields):
    running(job).update(status=Job.Status.DONE, progress=100, heartbeat_at=timezone.now(), **fields)


def fail(job, message):
    running(job).update(status=Job.Status.FAILED, error=message)


def running(job):
    return Job.objects.filter(pk=job.pk, status=Job.Status.RUNNING)


def looked_after(job):
    """The Job as its page may show it: failed when its worker fell silent."""
    if job.is_silent:
        Job.sweep()
        job.refresh_from_db(fields=["status", "error"])
    return job
