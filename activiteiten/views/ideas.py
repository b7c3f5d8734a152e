from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activiteiten.actions.ideas import residents_about
from activiteiten.forms.idea import IdeaForm
from activiteiten.lists import IDEAS, people_in
from activiteiten.models import Idea, Session
from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.lists import ListPage
from buurtwerk.core.text import as_id, tidy
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts.models import Resident

FOUND_AT_MOST = 8


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_VIEW)
def idea_list(request):
    page = ListPage(request, IDEAS, Idea.objects.of(request.team))
    return respond(request, page, template="activiteiten/idea_list.html", residents=people_in)


@require_GET
@requires(Permission.ACTIVITY_VIEW)
def idea_detail(request, pk):
    idea = get_idea_or_404(request, pk)
    record(Action.SHOW, by=request.user, team=idea.team, thing=idea, residents=residents_about(idea))
    helpers = [row.resident for row in idea.idea_helpers.all()]
    return render(request, "activiteiten/idea_detail.html", {"idea": idea, "helpers": helpers})


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def idea_create(request):
    """A new idea, of the resident (`bewoner`) or from the session (`sessie`) that the address names."""
    session = named(request, Session.objects.select_related("activity"), "sessie")
    return idea_form(request, IdeaForm(request, resident=named(request, Resident.objects, "bewoner"), session=session))


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def idea_edit(request, pk):
    idea = get_idea_or_404(request, pk)
    return idea_form(request, IdeaForm(request, instance=idea), idea)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def idea_delete(request, pk):
    idea = get_idea_or_404(request, pk)
    return delete_with_undo(request, idea, residents=residents_about(idea), then="activiteiten:idea_list")


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def idea_helpers(request):
    """Residents to tick as helpers, for what is typed; whoever is ticked already is not offered again."""
    query = tidy(request.POST.get("zoek_helper", ""))[:100]
    ticked = {as_id(number) for number in request.POST.getlist("helpers")} - {None}
    others = Resident.objects.of(request.team).exclude(pk__in=ticked).select_related("household").by_name()
    found = list(others.matching(query)[: FOUND_AT_MOST + 1]) if len(query) > 1 else []
    found, are_more = found[:FOUND_AT_MOST], len(found) > FOUND_AT_MOST
    shown = [resident.pk for resident in found]
    record(Action.SEARCH, by=request.user, team=request.team, thing=Resident, residents=shown)
    context = {"residents": found, "query": query, "are_more": are_more}
    return render(request, "activiteiten/_helpers_found.html", context)


def idea_form(request, form, idea=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("Het idee is bewaard."))
        return redirect(saved)
    people = {person.pk for person in form.helping} | ({form.chosen.pk} if form.chosen else set())
    if idea or people:
        record(Action.SHOW, by=request.user, team=request.team, thing=idea or Idea, residents=people)
    return render(request, "activiteiten/idea_form.html", {"form": form, "idea": idea})


def get_idea_or_404(request, pk):
    rows = Idea.objects.with_people().select_related("session__activity", "team", "updated_by")
    return get_or_404(request, rows, pk)
