from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, named, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.lists import ListPage
from buurtwerk.core.text import as_id
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts.actions import residents_of
from contacts.models import Household, Referral, Resident
from huisbezoeken import actions, lists
from huisbezoeken.actions.follow_ups import residents_about
from huisbezoeken.forms import VisitForm
from huisbezoeken.models import FollowUp, HomeVisit

RECENT = 5


@require_http_methods(["GET", "POST"])
@requires(Permission.VISIT_VIEW)
def visit_list(request):
    page = ListPage(request, lists.VISITS, HomeVisit.objects.of(request.team))
    return respond(
        request,
        page,
        template="huisbezoeken/visit_list.html",
        residents=lambda row: [member["id"] for member in row["members"]],
    )


@require_GET
@requires(Permission.VISIT_VIEW)
def visit_detail(request, pk):
    visit = get_visit_or_404(request, pk)
    there = [row.resident for row in visit.visit_residents.all()]
    came_of_it, heard = list(visit.follow_ups.with_people().by_due_date()), visit.signals.select_related("theme")
    referrals = list(Referral.objects.filter(pk__in=visit.visit_referrals.values("referral")).with_people())
    shown = {*(person.pk for person in there), *residents_of(visit.household), *residents_about(*came_of_it)}
    shown |= {referral.resident_id for referral in referrals}
    record(Action.SHOW, by=request.user, team=visit.team, thing=visit, residents=shown)
    context = {
        "visit": visit,
        "residents": there,
        "may_read_note": visit.note_readable_by(request.user),
        "follow_ups": came_of_it,
        "signals": heard.newest_first(),
        "referrals": referrals,
        "planned_as": visit.planned_as.all(),
    }
    return render(request, "huisbezoeken/visit_detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.VISIT_EDIT)
def visit_create(request):
    planned = planned_visit(request)
    household = planned.household if planned else named(request, Household.objects, "gezin")
    there = planned.resident_id if planned else as_id(request.GET.get("bewoner"))
    present = [there] if household and household.residents.filter(pk=there).exists() else []
    return visit_form(request, VisitForm(request, household=household, present=present, planned=planned))


@require_http_methods(["GET", "POST"])
@requires(Permission.VISIT_EDIT)
def visit_edit(request, pk):
    visit = get_visit_or_404(request, pk)
    return visit_form(request, VisitForm(request, instance=visit), visit)


@require_POST
@requires(Permission.VISIT_EDIT)
def visit_delete(request, pk):
    visit = get_visit_or_404(request, pk)
    there = [row.resident_id for row in visit.visit_residents.all()]
    with transaction.atomic():
        if not visit.led_to_something:
            actions.reopen_planned(visit=visit, by=request.user)
        return delete_with_undo(request, visit, residents=there, then="huisbezoeken:list")


@require_GET
@requires(Permission.VISIT_EDIT)
def visit_people(request):
    """Who lives in the household that was just chosen, to tick who was there."""
    form = VisitForm(request, household=named(request, Household.objects, "household"))
    audit_shown(request, form)
    return render(request, "huisbezoeken/_people_swap.html", {"form": form})


def visit_form(request, form, visit=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("Het huisbezoek is bewaard."))
        return redirect(saved)
    recent = [] if visit else [home for home in recently_visited(request) if home != form.at_home]
    audit_shown(request, form, visit, recent)
    return render(request, "huisbezoeken/visit_form.html", {"form": form, "visit": visit, "recent": recent})


def audit_shown(request, form, visit=None, recent=()):
    """Whom the form shows: of a visit that is edited, and whoever is offered to choose."""
    people = [resident.pk for resident, _ticked in form.people] + [resident.pk for resident in form.doubles]
    people += [resident.pk for household in recent for resident in household.residents.all()]
    if visit:
        record(Action.SHOW, by=request.user, team=request.team, thing=visit, residents=people)
    elif people:
        record(Action.SEARCH, by=request.user, team=request.team, thing=Resident, residents=people)


def recently_visited(request):
    """The households this worker visited last, to pick again with one tap."""
    mine = HomeVisit.objects.of(request.team).filter(visit_workers__user=request.user).newest_first()
    numbers = list(dict.fromkeys(mine.values_list("household", flat=True)[:20]))[:RECENT]
    found = Household.objects.of(request.team).with_members().in_bulk(numbers)
    return [found[number] for number in numbers]


def planned_visit(request):
    """The open follow-up that `?opvolging=` names: its visit is written down now."""
    return named(request, FollowUp.objects.open().with_people().filter(household__isnull=False), "opvolging")


def get_visit_or_404(request, pk):
    return get_or_404(request, HomeVisit.objects.with_people().select_related("household", "team", "updated_by"), pk)
