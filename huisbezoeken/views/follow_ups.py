from functools import partial

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
from contacts.models import Household, Resident
from huisbezoeken import actions, lists
from huisbezoeken.actions.follow_ups import residents_about
from huisbezoeken.forms import FollowUpForm
from huisbezoeken.forms.acts import FinishForm, HandOverForm, MoveForm
from huisbezoeken.models import Encounter, FollowUp, HomeVisit
from huisbezoeken.origins import origins_of


@require_http_methods(["GET", "POST"])
@requires(Permission.FOLLOW_UP_VIEW)
def follow_up_list(request):
    page = ListPage(request, lists.FOLLOW_UPS, FollowUp.objects.of(request.team))
    return respond(request, page, template="huisbezoeken/follow_up_list.html", residents=lists.follow_ups.shown_people)


@require_GET
@requires(Permission.FOLLOW_UP_VIEW)
def follow_up_detail(request, pk):
    return follow_up_page(request, get_follow_up_or_404(request, pk))


@require_http_methods(["GET", "POST"])
@requires(Permission.FOLLOW_UP_EDIT)
def follow_up_create(request):
    source = named_source(request)
    form = FollowUpForm(request, instance=FollowUp(**source), about=source.get("household"))
    return follow_up_form(request, form)


@require_http_methods(["GET", "POST"])
@requires(Permission.FOLLOW_UP_EDIT)
def follow_up_edit(request, pk):
    follow_up = get_follow_up_or_404(request, pk)
    return follow_up_form(request, FollowUpForm(request, instance=follow_up), follow_up)


@require_POST
@requires(Permission.FOLLOW_UP_EDIT)
def follow_up_delete(request, pk):
    follow_up = get_follow_up_or_404(request, pk)
    people = residents_about(follow_up)
    return delete_with_undo(request, follow_up, residents=people, then="huisbezoeken:follow_up_list")


@require_GET
@requires(Permission.FOLLOW_UP_EDIT)
def follow_up_people(request):
    """Who lives in the household that was just chosen: the question may be one person's."""
    form = FollowUpForm(request, about=named(request, Household.objects, "household"))
    audit_form(request, form)
    return render(request, "huisbezoeken/_about.html", {"form": form})


def follow_up_form(request, form, follow_up=None):
    save = partial(actions.save_follow_up, follow_up=form.instance, by=request.user)
    if form.is_valid() and (saved := form.store(save)):
        messages.success(request, _("De opvolging is bewaard."))
        return redirect(saved)
    audit_form(request, form, follow_up)
    return render(request, "huisbezoeken/follow_up_form.html", {"form": form, "follow_up": follow_up})


def follow_up_page(request, follow_up, **refused):
    """The page of a follow-up; `refused`: a form that was sent and is not right."""
    record(Action.SHOW, by=request.user, team=follow_up.team, thing=follow_up, residents=residents_about(follow_up))
    context = {
        "follow_up": follow_up,
        "changes": follow_up.changes.select_related("by", "worker"),
        "origins": origins_of(follow_up, request.user),
        "finish_form": FinishForm(None, thing=follow_up, request=request, part="klaar"),
        "move_form": MoveForm(None, thing=follow_up, request=request, part="verplaats"),
        "hand_over_form": HandOverForm(None, thing=follow_up, request=request, part="geef"),
    }
    return render(request, "huisbezoeken/follow_up_detail.html", context | refused)


def audit_form(request, form, follow_up=None):
    people = [person.pk for person, _chosen in form.people]
    if follow_up:
        record(Action.SHOW, by=request.user, team=follow_up.team, thing=follow_up, residents=people)
    elif people:
        record(Action.SEARCH, by=request.user, team=request.team, thing=Resident, residents=people)


def named_source(request):
    """Whom and what a new follow-up is about, out of `?bewoner=`, `?gezin=`, `?bezoek=` and `?contact=`."""
    visit = named(request, HomeVisit.objects.select_related("household"), "bezoek")
    encounter = named(request, Encounter.objects.select_related("resident__household"), "contact")
    resident = (
        encounter.resident if encounter else named(request, Resident.objects.select_related("household"), "bewoner")
    )
    of = visit or resident
    household = of.household if of else named(request, Household.objects, "gezin")
    kind = FollowUp.Kind.VISIT if request.GET.get("soort") == FollowUp.Kind.VISIT else FollowUp.Kind.QUESTION
    return {"visit": visit, "encounter": encounter, "resident": resident, "household": household, "kind": kind}


def get_follow_up_or_404(request, pk):
    rows = FollowUp.objects.with_people().select_related("team", "visit", "encounter__resident", "made_visit")
    return get_or_404(request, rows, pk)
