from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts.actions import residents_of
from contacts.models import Household
from wonen.forms import HousingFileForm, NewStepForm
from wonen.fund_book import fund_of
from wonen.lists.files import FILES, residents_in
from wonen.models import HousingFile
from wonen.views.parts import dwelling_part, premium_part


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_VIEW)
def file_list(request):
    page = ListPage(request, FILES, HousingFile.objects.of(request.team).with_step())
    return respond(request, page, template="wonen/file_list.html", residents=residents_in)


@require_GET
@requires(Permission.HOUSING_VIEW)
def file_detail(request, pk):
    return file_page(request, get_file_or_404(request, pk))


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_EDIT)
def file_create(request):
    """A new file, of the household that the address names (`gezin`)."""
    return file_form(request, HousingFileForm(request, household=named(request, Household.objects, "gezin")))


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_EDIT)
def file_edit(request, pk):
    file = get_file_or_404(request, pk)
    return file_form(request, HousingFileForm(request, instance=file), file)


@require_POST
@requires(Permission.HOUSING_EDIT)
def file_delete(request, pk):
    file = get_file_or_404(request, pk)
    return delete_with_undo(request, file, residents=residents_of(file.household), then="wonen:file_list")


def file_form(request, form, file=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("Het woondossier van %s is bewaard.") % saved.household)
        return redirect(saved)
    people = residents_of(form.chosen) if form.chosen else []
    if people:
        record(Action.SHOW, by=request.user, team=request.team, thing=file or HousingFile, residents=people)
    return render(request, "wonen/file_form.html", {"form": form, "housing_file": file})


def file_page(request, file, step_form=None, **sent):
    """The page of a file; `step_form`, and forms of other parts: what was sent and is not right."""
    members = list(file.household.residents.by_name())
    record(Action.SHOW, by=request.user, team=file.team, thing=file, residents=[member.pk for member in members])
    steps = list(file.steps.select_related("worker", "organisation").in_order())
    for step in steps:
        step.file = file
    context = {
        "housing_file": file,
        "members": members,
        "partners": [row.organisation for row in file.partners.select_related("organisation")],
        "to_do": [step for step in steps if step.done_on is None],
        "done": sorted((step for step in steps if step.done_on), key=lambda step: step.done_on, reverse=True),
        "fund": fund_of(file),
        "step_form": step_form or NewStepForm(None, file=file, request=request),
    }
    context |= dwelling_part(request, file, sent) | premium_part(file)
    return render(request, "wonen/file_detail.html", context)


def get_file_or_404(request, pk):
    rows = HousingFile.objects.with_people().select_related("team", "updated_by")
    return get_or_404(request, rows, pk)
