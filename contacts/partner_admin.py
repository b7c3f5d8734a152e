"""Partners of one team in and out through the admin: four sheets of the workbook and no other, so no resident.

A file that holds more is read for these four alone, and only they are kept
until somebody says «Inlezen», for a day at most.
"""

from django import forms
from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods

from buurtwerk.accounts.models import Team
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.models import Job
from buurtwerk.core.spreadsheets import XLSX, to_xlsx
from buurtwerk.core.text import tidy
from buurtwerk.home.listing import attachment
from buurtwerk.registers import exporting, tasks
from buurtwerk.registers.checking import check
from buurtwerk.registers.errors import ImportStale, WorkbookError
from buurtwerk.registers.forms import UploadForm
from buurtwerk.registers.reading import read_workbook
from buurtwerk.registers.writing import write
from contacts import hsds
from contacts.models import Organisation

SHEETS = ("Organisaties", "Contactpersonen", "Aanbod", "Overeenkomsten")
KIND = "partners_import"
MOST_BYTES = 5 * 1024 * 1024  # what is read while one waits: two seconds


class TeamField(forms.ModelChoiceField):
    def __init__(self):
        super().__init__(Team.objects.order_by("name"), label=later("Team"), empty_label=later("kies een team"))


class ImportForm(UploadForm):
    team = TeamField()
    field_order = ("team", "file")

    def __init__(self, *args):
        super().__init__(*args)
        self.fields["file"].help_text = _("Een bestand .xlsx (Excel) of .ods (LibreOffice), hoogstens 5 MB.")

    def clean_file(self):
        """The bytes; the workbook in them is read along."""
        if self.cleaned_data["file"].size > MOST_BYTES:
            raise forms.ValidationError(_("Dit bestand is groter dan 5 MB. Bewaar enkel de bladen met partners."))
        data = super().clean_file()
        try:
            self.workbook = read_workbook(data)
        except WorkbookError as error:
            raise forms.ValidationError(str(error)) from error
        return data


class ExportForm(forms.Form):
    team = TeamField()
    format = forms.ChoiceField(
        label=later("Bestand"),
        choices=[("xlsx", later("Werkboek (.xlsx)")), ("hsds", later("Open Referral (JSON), zonder namen"))],
    )
    purpose = forms.CharField(label=later("Waarvoor heb je dit nodig?"), max_length=200)

    def clean_purpose(self):
        purpose = tidy(self.cleaned_data["purpose"])
        if not purpose:
            raise forms.ValidationError(_("Schrijf in een paar woorden waarvoor."))
        return purpose


@require_http_methods(["GET", "POST"])
def upload(request):
    """Check a workbook; nothing is stored of what it says."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if form.is_valid():
        job = checked(form.cleaned_data["team"], form.workbook, form.name, request.user)
        return redirect("admin:contacts_organisation_import_job", job.pk)
    return shown(request, "contacts/admin/import.html", title=_("Partners inlezen"), form=form)


@require_http_methods(["GET", "POST"])
def outcome(request, pk):
    """What a checked workbook would do; a POST does it, once, when that is still what was shown."""
    job = get_job_or_404(request, pk)
    if request.method == "POST" and job.summary.get("may_write") and not job.summary.get("written"):
        bring_in(request, job)
        return redirect("admin:contacts_organisation_import_job", job.pk)
    told = {"title": _("Partners inlezen"), "job": job, "summary": job.summary}
    return shown(request, "contacts/admin/import_outcome.html", **told)


@require_http_methods(["GET", "POST"])
def export(request):
    form = ExportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return exported(request, **form.cleaned_data)
    return shown(request, "contacts/admin/export.html", title=_("Partners uitvoeren"), form=form)


def shown(request, template, **context):
    options = {"opts": Organisation._meta, "sheets": SHEETS}
    return render(request, template, admin.site.each_context(request) | options | context)


def checked(team, workbook, name, by):
    """A Job with what came of checking, and the four sheets where there is nothing wrong with them."""
    plan = check(team, workbook, only=SHEETS)
    summary = tasks.summary_of(plan)
    kept = only_partners(workbook) if summary["may_write"] else None
    told = {"input_name": tidy(name)[:200], "input": kept, "summary": summary, "progress": 100}
    return Job.objects.create(team=team, user=by, kind=KIND, status=Job.Status.DONE, **told)


def only_partners(workbook):
    """A workbook of the four sheets, every row in its place."""
    found = [(name, sheet) for name in SHEETS if (sheet := workbook.sheet(name)) is not None]
    return to_xlsx([(name, sheet.header, spread(sheet.rows())) for name, sheet in found])


def spread(rows):
    """The rows with empty ones between, so that each keeps its number."""
    placed: list = []
    for number, cells in rows:
        placed += [[]] * (number - 2 - len(placed)) + [cells]
    return placed


def bring_in(request, job):
    try:
        plan = check(job.team, read_workbook(bytes(job.input)), only=SHEETS)
        if plan.faults or plan.fingerprint != job.summary["fingerprint"]:
            raise ImportStale
        write(plan, team=job.team, by=request.user, thing=job)
    except ImportStale as error:
        messages.error(request, str(error))
        return
    job.summary |= {"written": True}
    job.input = None
    job.save(update_fields=["summary", "input"])
    messages.success(request, _("Ingelezen bij %s.") % job.team)


def exported(request, team, format, purpose):
    record(Action.EXPORT, by=request.user, team=team, thing=Organisation, purpose=purpose)
    if format == "hsds":
        return attachment(hsds.as_json(team), hsds.file_name(team), hsds.JSON)
    name = f"partners-{slugify(team.slug) or team.pk}-{today():%Y-%m-%d}.xlsx"
    return attachment(exporting.export(team, only=SHEETS), name, XLSX)


def get_job_or_404(request, pk):
    """One's own, within the day that it is kept."""
    kept = timezone.now() - Job.FILES_KEPT
    jobs = Job.objects.filter(kind=KIND, user=request.user, created_at__gt=kept).select_related("team")
    job = jobs.filter(pk=pk).first()
    if job is None:
        raise Http404
    return job


def page_of(job):
    return reverse("admin:contacts_organisation_import_job", args=[job.pk])
