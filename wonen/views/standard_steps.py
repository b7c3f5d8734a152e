"""The steps that files of each kind usually go through, as the team wants them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.home.deleting import delete_with_undo
from wonen import actions
from wonen.forms import StandardStepForm
from wonen.models import HousingFile, StandardStep

LIST = "wonen:standard_step_list"


@require_GET
@requires(Permission.HOUSING_VIEW)
def standard_step_list(request):
    steps = list(StandardStep.objects.of(request.team).in_order())
    kinds = [(kind, [step for step in steps if step.kind == kind]) for kind in HousingFile.Kind]
    return render(request, "wonen/standard_step_list.html", {"kinds": kinds, "has_some": bool(steps)})


@require_POST
@requires(Permission.HOUSING_RULES)
def standard_step_take(request):
    """The usual steps, for a team that has none yet."""
    number = actions.take_usual_steps(team=request.team, by=request.user)
    told = _("De gewone stappen staan klaar. Pas ze aan zoals jullie werken.")
    messages.success(request, told if number else _("Er stonden al standaardstappen."))
    return redirect(LIST)


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_RULES)
def standard_step_create(request):
    """A step of the kind that the address names (`soort`)."""
    kind = request.GET.get("soort", "")
    return standard_step_form(request, StandardStepForm(request, kind=kind if kind in HousingFile.Kind else ""))


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_RULES)
def standard_step_edit(request, pk):
    step = get_standard_step_or_404(request, pk)
    return standard_step_form(request, StandardStepForm(request, instance=step), step)


@require_POST
@requires(Permission.HOUSING_RULES)
def standard_step_move(request, pk):
    """One place up (`naar=boven`) or down."""
    step = get_standard_step_or_404(request, pk)
    actions.move_standard_step(step=step, up=request.POST.get("naar") == "boven", by=request.user)
    return redirect(step)


@require_POST
@requires(Permission.HOUSING_RULES)
def standard_step_delete(request, pk):
    return delete_with_undo(request, get_standard_step_or_404(request, pk), residents=[], then=LIST)


def standard_step_form(request, form, step=None):
    if form.is_valid() and form.kept():
        messages.success(request, _("De standaardstap is bewaard."))
        return redirect(LIST)
    return render(request, "wonen/standard_step_form.html", {"form": form, "step": step})


def get_standard_step_or_404(request, pk):
    return get_or_404(request, StandardStep.objects.select_related("team"), pk)
