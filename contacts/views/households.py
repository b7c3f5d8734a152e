from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.lists import ListPage
from buurtwerk.core.text import search_words, tidy
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts import actions, lists
from contacts.dossier import sections_for, timeline
from contacts.forms import HouseholdForm
from contacts.models import Household, Resident

FOUND_AT_MOST, LOOKED_AT = 8, 100


@require_http_methods(["GET", "POST"])
@requires(Permission.RESIDENT_VIEW)
def household_list(request):
    page = ListPage(request, lists.HOUSEHOLDS, Household.objects.of(request.team))
    return respond(
        request,
        page,
        template="contacts/household_list.html",
        residents=lambda row: [member["id"] for member in row["members"]],
    )


@require_GET
@requires(Permission.RESIDENT_VIEW)
def household_detail(request, pk):
    household = get_household_or_404(request, pk)
    members = list(household.residents.by_name())
    record(
        Action.SHOW,
        by=request.user,
        team=household.team,
        thing=household,
        residents=[member.pk for member in members],
    )
    context = {
        "household": household,
        "members": members,
        "moments": timeline(household, request.user),
        "sections": sections_for(household, request.user),
    }
    return render(request, "contacts/household_detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.RESIDENT_EDIT)
def household_edit(request, pk):
    household = get_household_or_404(request, pk)
    form = HouseholdForm(request, instance=household)
    if form.is_valid() and (saved := form.store(partial(actions.save, form.instance, by=request.user))):
        messages.success(request, _("Het gezin is bewaard."))
        return redirect(saved)
    record(
        Action.SHOW,
        by=request.user,
        team=request.team,
        thing=household,
        residents=actions.residents_of(household),
    )
    return render(request, "contacts/household_form.html", {"form": form, "household": household})


@require_http_methods(["GET", "POST"])
@requires(Permission.RESIDENT_EDIT)
def household_create(request):
    form = HouseholdForm(request)
    if form.is_valid() and (made := form.store(partial(actions.save, form.instance, by=request.user))):
        messages.success(request, _("Het gezin is bewaard. Wie woont er?"))
        return redirect(made)
    return render(request, "contacts/household_form.html", {"form": form})


@require_POST
@requires(Permission.RESIDENT_EDIT)
def household_delete(request, pk):
    household = get_household_or_404(request, pk)
    return delete_with_undo(request, household, residents=[], then="contacts:household_list")


@require_POST
@requires(Permission.RESIDENT_VIEW)
def household_search(request):
    """The households a picker offers for what is typed; the words come in the body, not in the address."""
    query = tidy(request.POST.get("zoek_gezin", ""))[:100]
    found = households_like(request.team, query) if len(query) > 1 else []
    found, are_more = found[:FOUND_AT_MOST], len(found) > FOUND_AT_MOST
    shown = [resident.pk for household in found for resident in household.residents.all()]
    record(Action.SEARCH, by=request.user, team=request.team, thing=Resident, residents=shown)
    return render(
        request, "contacts/_household_choices.html", {"households": found, "query": query, "are_more": are_more}
    )


def get_household_or_404(request, pk):
    return get_or_404(request, Household.objects.select_related("team"), pk)


def households_like(team, query):
    """Those that hold each word; first where most words stand whole in the address: «Marktstraat 11» before 112."""
    rows = Household.objects.of(team).matching_with_members(query).with_members().order_by("street", "number", "pk")
    words = set(search_words(query))
    found = sorted(rows[:LOOKED_AT], key=lambda household: -len(words & set(household.search_key.split())))
    return found[: FOUND_AT_MOST + 1]
