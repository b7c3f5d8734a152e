from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activiteiten import actions, lists
from activiteiten.forms import ActivityForm
from activiteiten.models import Activity, Idea
from activiteiten.year import year_of
from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond

COMING, PAST = 4, 4


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_VIEW)
def activity_list(request):
    page = ListPage(request, lists.ACTIVITIES, Activity.objects.of(request.team))
    return respond(request, page, template="activiteiten/activity_list.html", residents=lambda row: [])


@require_GET
@requires(Permission.ACTIVITY_VIEW)
def activity_detail(request, pk):
    activity = get_activity_or_404(request, pk)
    enrolled = list(activity.enrolments.taking_a_place(today()).with_people().by_name())
    waiting = list(activity.waiting.select_related("resident").in_order())
    ideas = list(activity.ideas.newest_first())
    people = {one.resident_id for one in (*enrolled, *waiting, *ideas)} - {None}
    record(Action.SHOW, by=request.user, team=activity.team, thing=activity, residents=people)
    sessions = activity.sessions.with_place()
    context = {
        "activity": activity,
        "enrolled": enrolled,
        "waiting": waiting,
        "places_left": actions.places_left(activity),
        "coming": list(sessions.filter(date__gte=today()).in_order()[:COMING]),
        "past": list(sessions.filter(date__lt=today()).latest_first()[:PAST]),
        "ideas": ideas,
        **year_of(activity, request.GET.get("jaar", "")),
    }
    return render(request, "activiteiten/activity_detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def activity_create(request):
    """A new activity, out of nothing or out of the idea that `?idee=` names."""
    idea = named(request, Idea.objects, "idee")
    if idea:
        record(Action.SHOW, by=request.user, team=idea.team, thing=idea, residents=actions.ideas.residents_about(idea))
    return activity_form(request, ActivityForm(request), idea=idea)


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def activity_edit(request, pk):
    activity = get_activity_or_404(request, pk)
    return activity_form(request, ActivityForm(request, instance=activity), activity)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def activity_delete(request, pk):
    activity = get_activity_or_404(request, pk)
    waiting = activity.waiting.values_list("resident", flat=True)
    return delete_with_undo(request, activity, residents=waiting, then="activiteiten:list")


def activity_form(request, form, activity=None, idea=None):
    if form.is_valid() and (saved := form.store(lambda: kept(form, idea))):
        messages.success(request, _("%s is bewaard.") % saved)
        return redirect(saved)
    return render(request, "activiteiten/activity_form.html", {"form": form, "activity": activity, "idea": idea})


def kept(form, idea):
    activity = form.keep()
    if idea:
        actions.became(idea=idea, activity=activity, by=form.user)
    return activity


def get_activity_or_404(request, pk):
    return get_or_404(request, Activity.objects.with_links().select_related("team", "updated_by"), pk)
