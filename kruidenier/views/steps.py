"""Steps of a pathway: written on its page, ticked there, changed on a page of their own."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.home.deleting import delete_with_undo
from kruidenier.actions import pathways
from kruidenier.forms.step import NewStepForm, StepForm
from kruidenier.models import PathwayStep
from kruidenier.views.pathways import get_pathway_or_404, pathway_page


@require_POST
@requires(Permission.GROCERY_EDIT)
def step_create(request, pk):
    pathway = get_pathway_or_404(request, pk)
    form = NewStepForm(request.POST, pathway=pathway, request=request)
    if not form.is_valid() or not form.store(lambda: form.keep(request.user)):
        return pathway_page(request, pathway, step_form=form)
    messages.success(request, _("De stap is bewaard."))
    return redirect(pathway)


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def step_edit(request, pk):
    step = get_step_or_404(request, pk)
    form = StepForm(request, instance=step)
    if form.is_valid() and form.store(form.keep):
        messages.success(request, _("De stap is bewaard."))
        return redirect(step.pathway)
    record(Action.SHOW, by=request.user, team=step.team, thing=step, residents=[step.pathway.resident_id])
    return render(request, "kruidenier/step_form.html", {"form": form, "step": step})


@require_POST
@requires(Permission.GROCERY_EDIT)
def step_done(request, pk):
    """Done (`gedaan=ja`), or not after all."""
    step = get_step_or_404(request, pk)
    is_done = request.POST.get("gedaan") == "ja"
    pathways.mark_step(step=step, is_done=is_done, by=request.user)
    messages.success(request, _("De stap is gedaan.") if is_done else _("De stap staat weer bij «Nog te doen»."))
    return redirect(step.pathway)


@require_POST
@requires(Permission.GROCERY_EDIT)
def step_delete(request, pk):
    step = get_step_or_404(request, pk)
    return delete_with_undo(request, step, residents=[step.pathway.resident_id], then=step.pathway)


def get_step_or_404(request, pk):
    return get_or_404(request, PathwayStep.objects.select_related("pathway__resident", "team"), pk)
