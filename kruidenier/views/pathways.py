from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts.models import Resident
from kruidenier import road
from kruidenier.forms.pathway import PathwayForm
from kruidenier.forms.step import NewStepForm
from kruidenier.lists.pathways import PATHWAYS
from kruidenier.models import Pathway


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_VIEW)
def pathway_list(request):
    page = ListPage(request, PATHWAYS, Pathway.objects.of(request.team).with_stage(today()))
    return respond(request, page, template="kruidenier/pathway_list.html", residents=lambda row: [row["resident"]])


@require_GET
@requires(Permission.GROCERY_VIEW)
def pathway_road(request):
    """Who is how far on the road, each person once."""
    stops = road.people_at(request.team, today(), date(today().year - 1, 12, 31))
    people = [person.pk for stop in stops for person in stop["people"]]
    record(Action.LIST, by=request.user, team=request.team, thing=Pathway, residents=people)
    moved_on = sum(stop["moved_on"] for stop in stops)
    context = {"stops": stops, "number": len(people), "moved_on": moved_on}
    return render(request, "kruidenier/pathway_road.html", context)


@require_GET
@requires(Permission.GROCERY_VIEW)
def pathway_detail(request, pk):
    return pathway_page(request, get_pathway_or_404(request, pk))


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def pathway_create(request):
    """A new pathway, of the resident that the address names (`bewoner`)."""
    return pathway_form(request, PathwayForm(request, resident=named(request, Resident.objects, "bewoner")))


@require_http_methods(["GET", "POST"])
@requires(Permission.GROCERY_EDIT)
def pathway_edit(request, pk):
    pathway = get_pathway_or_404(request, pk)
    return pathway_form(request, PathwayForm(request, instance=pathway), pathway)


@require_POST
@requires(Permission.GROCERY_EDIT)
def pathway_delete(request, pk):
    pathway = get_pathway_or_404(request, pk)
    return delete_with_undo(request, pathway, residents=[pathway.resident_id], then="kruidenier:pathway_list")


def pathway_form(request, form, pathway=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("Het traject van %s is bewaard.") % saved.resident)
        return redirect(saved)
    people = {form.chosen.pk} if form.chosen else set()
    if pathway or people:
        record(Action.SHOW, by=request.user, team=request.team, thing=pathway or Pathway, residents=people)
    return render(request, "kruidenier/pathway_form.html", {"form": form, "pathway": pathway})


def pathway_page(request, pathway, step_form=None):
    """The page of a pathway; `step_form`: a step that was sent and is not right."""
    record(Action.SHOW, by=request.user, team=pathway.team, thing=pathway, residents=[pathway.resident_id])
    steps = list(pathway.steps.in_order())
    context = {
        "pathway": pathway,
        "stops": road.stops_of(pathway.resident),
        "to_do": [step for step in steps if not step.is_done],
        "done": [step for step in reversed(steps) if step.is_done],
        "step_form": step_form or NewStepForm(None, pathway=pathway, request=request),
    }
    return render(request, "kruidenier/pathway_detail.html", context)


def get_pathway_or_404(request, pk):
    return get_or_404(request, Pathway.objects.with_people().select_related("team", "updated_by"), pk)
