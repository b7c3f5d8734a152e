"""A map that is uploaded: checked, shown, and stored only when somebody says so."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import requires, switch_team
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.core.models import Job
from buurtwerk.core.text import tidy
from contacts import actions
from contacts.actions.areas import MAP
from contacts.areas.plan import plan_of
from contacts.forms import MapForm

FAULTS_SHOWN = 200


@require_http_methods(["GET", "POST"])
@requires(Permission.AREA_EDIT)
def area_upload(request):
    form = MapForm(request.team, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        name = tidy(form.cleaned_data["file"].name)
        job = actions.keep_map(team=request.team, by=request.user, name=name, drawn=form.drawn)
        return redirect("contacts:area_map", job.pk)
    context = {"form": form, "faults": form.faults[:FAULTS_SHOWN], "more": max(0, len(form.faults) - FAULTS_SHOWN)}
    return render(request, "contacts/area_upload.html", context)


@require_GET
@requires(Permission.AREA_EDIT)
def area_map(request, pk):
    job = get_map_or_404(request, pk)
    if job.input is None:
        return stored_before(request)
    return render(request, "contacts/area_map.html", {"job": job, "plan": plan_of(job.team, actions.map_of(job))})


@require_POST
@requires(Permission.AREA_EDIT)
def area_map_store(request, pk):
    job = get_map_or_404(request, pk)
    if job.input is None:
        return stored_before(request)
    plan = actions.store_map(job=job, fingerprint=request.POST.get("fingerprint", ""), by=request.user)
    if plan is None:
        messages.warning(
            request, _("Ondertussen wijzigde er iets aan de gebieden. Kijk nog eens na wat er zou gebeuren.")
        )
        return redirect("contacts:area_map", pk)
    told = {"new": len(plan.new), "changed": len(plan.changed)}
    messages.success(request, _("De kaart is bewaard: %(new)d nieuw, %(changed)d gewijzigd.") % told)
    return redirect("contacts:area_list")


def stored_before(request):
    messages.info(request, _("Deze kaart was al bewaard. Er is niets dubbel gemaakt."))
    return redirect("contacts:area_list")


def get_map_or_404(request, pk):
    """An uploaded map in whichever own team it is, within the day that it is kept."""
    kept = timezone.now() - Job.FILES_KEPT
    found = Job.objects.filter(pk=pk, kind=MAP, team__in=list(request.user.roles), created_at__gt=kept)
    job = found.select_related("team", "user").first()
    if job is None:
        raise Http404
    switch_team(request, job.team_id)
    if not can(request.user, request.permission, job.team):
        raise PermissionDenied
    return job
