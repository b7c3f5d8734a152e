"""Asking for an import or an export: the work itself is a task in the background (registers/tasks.py)."""

from django.db import transaction
from django.utils import timezone

from buurtwerk.core.models import Job
from buurtwerk.core.text import tidy
from buurtwerk.registers import tasks

CHECK, WRITE, EXPORT = tasks.CHECK, tasks.WRITE, tasks.EXPORT


@transaction.atomic
def start_check(*, team, by, name, data):
    """Have a workbook checked; returns the Job."""
    job = Job.objects.create(team=team, user=by, kind=CHECK, input_name=tidy(name)[:200], input=data)
    tasks.check_workbook.enqueue(job.pk)
    return job


@transaction.atomic
def start_write(*, job, by):
    """Have a checked workbook written, by the same Job; asked twice it is written once. Returns whether it starts."""
    kept = timezone.now() - Job.FILES_KEPT
    ready = Job.objects.filter(
        pk=job.pk, kind=CHECK, status=Job.Status.DONE, summary__may_write=True, created_at__gt=kept
    )
    started = ready.update(kind=WRITE, status=Job.Status.QUEUED, progress=0, user=by)
    if started:
        tasks.write_workbook.enqueue(job.pk)
    return bool(started)


@transaction.atomic
def start_export(*, team, by, purpose):
    """Have the whole register put in a workbook; returns the Job."""
    job = Job.objects.create(team=team, user=by, kind=EXPORT, purpose=purpose)
    tasks.export_workbook.enqueue(job.pk)
    return job
