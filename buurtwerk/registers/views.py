from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import requires, switch_team
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.jobs import looked_after
from buurtwerk.core.models import Job
from buurtwerk.core.spreadsheets import XLSX
from buurtwerk.core.swaps import is_swap
from buurtwerk.registers import actions
from buurtwerk.registers.forms import ExportForm, UploadForm

KINDS = (actions.CHECK, actions.WRITE, actions.EXPORT)


@require_http_methods(["GET", "POST"])
@requires(Permission.REGISTER_IMPORT)
def overview(request):
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        return redirect(
            actions.start_check(team=request.team, by=request.user, name=form.name, data=form.cleaned_data["file"])
        )
    return show_overview(request, upload=form, export=ExportForm())


@require_http_methods(["GET", "POST"])
@requires(Permission.EXPORT)
def export(request):
    form = ExportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect(actions.start_export(team=request.team, by=request.user, purpose=form.cleaned_data["purpose"]))
    return show_overview(request, upload=UploadForm(), export=form)


@require_GET
@requires(Permission.REGISTER_IMPORT)
def job_detail(request, pk):
    job = looked_after(get_job_or_404(request, pk))
    template = "registers/_job.html" if is_swap(request) else "registers/job.html"
    return render(request, template, {"job": job, "has_result": has_result(job)})


@require_POST
@requires(Permission.REGISTER_IMPORT)
def write(request, pk):
    job = get_job_or_404(request, pk)
    if not actions.start_write(job=job, by=request.user):
        messages.info(request, _("Dit werkboek was al aan de beurt, of er valt niets in te lezen."))
    return redirect(job)


@require_GET
@requires(Permission.REGISTER_IMPORT)
def faulty_rows(request, pk):
    """The faulty rows of what somebody of the team uploaded."""
    return send_result(request, get_job_or_404(request, pk), actions.CHECK)


@require_GET
@requires(Permission.EXPORT)
def result(request, pk):
    return send_result(request, get_job_or_404(request, pk), actions.EXPORT)


def show_overview(request, **forms):
    jobs = Job.objects.of(request.team).filter(kind__in=KINDS, created_at__gt=timezone.now() - Job.FILES_KEPT)
    shown = jobs.select_related("user").defer("input", "result").order_by("-created_at", "-pk")[:20]
    return render(request, "registers/overview.html", {"jobs": shown, "kinds": actions, **forms})


def send_result(request, job, kind):
    """The job's file as attachment, within the day that it is kept; every time it is fetched leaves an event."""
    data = job.result if job.kind == kind and has_result(job) else None
    if data is None:
        raise Http404
    residents = job.summary.get("residents", [])
    record(Action.EXPORT, by=request.user, team=job.team, thing=job, residents=residents, purpose=job.purpose)
    headers = {"Content-Disposition": f'attachment; filename="{job.result_name}"', "Cache-Control": "no-store, private"}
    return HttpResponse(bytes(data), content_type=XLSX, headers=headers)


def has_result(job):
    return bool(job.result_name) and job.created_at > timezone.now() - Job.FILES_KEPT


def get_job_or_404(request, pk):
    """A job on a workbook in whichever own team it is, as `accounts.access.get_or_404` does for records."""
    found = Job.objects.filter(pk=pk, kind__in=KINDS, team__in=list(request.user.roles))
    job = found.select_related("team", "user").defer("input", "result").first()
    if job is None:
        raise Http404
    switch_team(request, job.team_id)
    if not can(request.user, request.permission, job.team):
        raise PermissionDenied
    return job
