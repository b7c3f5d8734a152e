"""Steps of a housing file: written on its page, ticked there, changed on a page of their own."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.home.deleting import delete_with_undo
from contacts.actions import residents_of
from wonen import actions
from wonen.forms import NewStepForm, StepForm
from wonen.models import HousingStep
from wonen.views.files import file_page, get_file_or_404


@require_POST
@requires(Permission.HOUSING_EDIT)
def step_create(request, pk):
    file = get_file_or_404(request, pk)
    form = NewStepForm(request.POST, file=file, request=request)
    if not form.is_valid() or not form.store(lambda: form.keep(request.user)):
        return file_page(request, file, step_form=form)
    messages.success(request, _("De stap is bewaard."))
    return redirect(file)


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_EDIT)
def step_edit(request, pk):
    step = get_step_or_404(request, pk)
    form = StepForm(request, instance=step)
    if form.is_valid() and form.store(form.keep):
        messages.success(request, _("De stap is bewaard."))
        return redirect(step.file)
    people = residents_of(step.file.household)
    record(Action.SHOW, by=request.user, team=step.team, thing=step, residents=people)
    return render(request, "wonen/step_form.html", {"form": form, "step": step})


@require_POST
@requires(Permission.HOUSING_EDIT)
def step_done(request, pk):
    """Done (`gedaan=ja`), or not after all."""
    step = get_step_or_404(request, pk)
    is_done = request.POST.get("gedaan") == "ja"
    day = max(today(), step.starts_on) if is_done else None
    following = actions.mark_step(step=step, on=day, by=request.user)
    messages.success(request, told_of(is_done, following))
    return redirect(step.file)


@require_POST
@requires(Permission.HOUSING_EDIT)
def step_delete(request, pk):
    step = get_step_or_404(request, pk)
    return delete_with_undo(request, step, residents=residents_of(step.file.household), then=step.file)


def told_of(is_done, following):
    if following:
        return _("De stap is gedaan. De volgende staat klaar: %s.") % following
    return _("De stap is gedaan.") if is_done else _("De stap staat weer bij «Nog te doen».")


def get_step_or_404(request, pk):
    return get_or_404(request, HousingStep.objects.select_related("file__household", "file__worker", "team"), pk)
