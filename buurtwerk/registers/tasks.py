"""Work on workbooks in the background."""

from contextlib import contextmanager

from django_tasks import task

from buurtwerk.audit.trail import Action, record
from buurtwerk.core import jobs
from buurtwerk.core.dates import today
from buurtwerk.core.jobs import finish
from buurtwerk.core.models import Job
from buurtwerk.registers import exporting, faulty
from buurtwerk.registers.checking import check
from buurtwerk.registers.errors import ImportStale, WorkbookError
from buurtwerk.registers.reading import read_workbook
from buurtwerk.registers.writing import write

CHECK, WRITE, EXPORT = "check", "write", "register_export"
FAULTS_SHOWN = 200


@task()
def check_workbook(job_id):
    run(job_id, CHECK, check_job)


@task()
def write_workbook(job_id):
    run(job_id, WRITE, write_job)


@task()
def export_workbook(job_id):
    run(job_id, EXPORT, export_job)


def run(job_id, kind, work):
    jobs.run(job_id, kind, work, told=(WorkbookError, ImportStale))


def check_job(job):
    plan = check(job.team, read_workbook(bytes(job.input)), job.tick)
    fields = {"summary": summary_of(plan)}
    if plan.faults:
        fields |= {"result": faulty.workbook(plan), "result_name": "foute-rijen.xlsx"}
    finish(job, **fields)


def write_job(job):
    """Check once more, and write when that gives what was shown."""
    plan = check(job.team, read_workbook(bytes(job.input)), job.tick)
    if plan.faults or plan.fingerprint != job.summary["fingerprint"]:
        raise ImportStale
    write(plan, team=job.team, by=job.user, thing=job, holding=lambda: held(job))


@contextmanager
def held(job):
    """Within the transaction that writes: no sweep takes the Job for dead, and it is done when the rows are stored."""
    if not Job.objects.select_for_update().filter(pk=job.pk, status=Job.Status.RUNNING).exists():
        raise ImportStale
    yield
    finish(job)


def export_job(job):
    residents = exporting.residents_of(job.team)
    record(Action.EXPORT, by=job.user, team=job.team, thing=job, residents=residents, purpose=job.purpose)
    name = f"register-{job.team.slug}-{today():%Y-%m-%d}.xlsx"
    result = exporting.export(job.team)
    finish(job, result=result, result_name=name, summary={"residents": residents})


def summary_of(plan):
    """What the page shows of a plan, as JSON."""
    return {
        "sheets": [
            {
                "name": sheet.name,
                "new": len(sheet.new),
                "changed": len(sheet.changed),
                "unchanged": sheet.unchanged,
                "faulty": len(sheet.faulty),
                "unknown_columns": sheet.unknown_columns,
            }
            for sheet in plan.sheets
        ],
        "unknown_sheets": plan.unknown_sheets,
        "left_alone": bool(plan.unknown_sheets) or any(sheet.unknown_columns for sheet in plan.sheets),
        "faults": [[fault.sheet, fault.row, fault.column, fault.message] for fault in plan.faults[:FAULTS_SHOWN]],
        "fault_count": len(plan.faults),
        "may_write": plan.writes and not plan.faults,
        "fingerprint": plan.fingerprint,
    }
