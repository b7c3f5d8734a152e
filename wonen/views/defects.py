"""What is wrong with a dwelling: written on the page of its file, ticked there, changed on a page of its own."""

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
from wonen.forms import DefectForm, NewDefectForm
from wonen.models import Defect
from wonen.views.files import file_page, get_file_or_404


@require_POST
@requires(Permission.HOUSING_EDIT)
def defect_create(request, pk):
    file = get_file_or_404(request, pk)
    form = NewDefectForm(request.POST, file=file, request=request)
    if not form.is_valid() or not form.store(lambda: form.keep(request.user)):
        return file_page(request, file, defect_form=form)
    messages.success(request, _("Het gebrek is bewaard."))
    return redirect(f"{file.get_absolute_url()}#woning")


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_EDIT)
def defect_edit(request, pk):
    defect = get_defect_or_404(request, pk)
    form = DefectForm(request, instance=defect)
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("Het gebrek is bewaard."))
        return redirect(saved)
    people = residents_of(defect.file.household)
    record(Action.SHOW, by=request.user, team=defect.team, thing=defect, residents=people)
    return render(request, "wonen/defect_form.html", {"form": form, "defect": defect})


@require_POST
@requires(Permission.HOUSING_EDIT)
def defect_solved(request, pk):
    """Solved (`opgelost=ja`), or not after all."""
    defect = get_defect_or_404(request, pk)
    is_solved = request.POST.get("opgelost") == "ja"
    day = max(today(), defect.seen_on) if is_solved else None
    actions.mark_defect(defect=defect, on=day, by=request.user)
    messages.success(request, _("Het gebrek is opgelost.") if is_solved else _("Het gebrek is niet opgelost."))
    return redirect(defect)


@require_POST
@requires(Permission.HOUSING_EDIT)
def defect_delete(request, pk):
    """Its photos go along, and come back with it."""
    defect = get_defect_or_404(request, pk)
    return delete_with_undo(request, defect, residents=residents_of(defect.file.household), then=defect)


def get_defect_or_404(request, pk):
    return get_or_404(request, Defect.objects.select_related("file__household", "team"), pk)
