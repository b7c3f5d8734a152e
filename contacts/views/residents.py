from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core import drafts
from buurtwerk.core.lists import ListPage
from buurtwerk.core.swaps import is_swap
from buurtwerk.core.text import as_id, tidy
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts import actions, lists
from contacts.dossier import has_later, sections_for, timeline
from contacts.forms import NewHomeForm, ResidentForm
from contacts.models import Consent, Household, Resident, Talent

FOUND_AT_MOST = 8


@require_http_methods(["GET", "POST"])
@requires(Permission.RESIDENT_VIEW)
def resident_list(request):
    page = ListPage(request, lists.RESIDENTS, Resident.objects.of(request.team))
    return respond(request, page, template="contacts/resident_list.html", residents=lambda row: [row["id"]])


@require_GET
@requires(Permission.RESIDENT_VIEW)
def resident_detail(request, pk):
    newsletter = Consent.objects.latest_dates(Consent.Purpose.NEWSLETTER)
    resident = get_or_404(request, residents_with_home().annotate(**newsletter), pk)
    members = list(resident.household.residents.by_name())
    record(
        Action.SHOW,
        by=request.user,
        team=resident.team,
        thing=resident,
        residents=[resident.pk, *(member.pk for member in members)],
    )
    context = {
        "resident": resident,
        "members": [member for member in members if member != resident],
        "talents": Talent.objects.of_resident(resident).by_name(),
        "moments": timeline(resident, request.user),
        "sections": sections_for(resident, request.user),
        "has_later": has_later(resident, request.user),
        "token": drafts.new_token(request).signed(),
    }
    return render(request, "contacts/resident_detail.html", context)


@require_GET
@requires(Permission.RESIDENT_VIEW)
def resident_more(request, pk):
    """The sections that a resident's page asks for once it stands there; by itself a page with just these."""
    resident = get_resident_or_404(request, pk)
    record(Action.SHOW, by=request.user, team=resident.team, thing=resident, residents=[resident.pk])
    context = {"resident": resident, "sections": sections_for(resident, request.user, later=True)}
    template = "contacts/_sections.html" if is_swap(request) else "contacts/resident_more.html"
    return render(request, template, context)


@require_http_methods(["GET", "POST"])
@requires(Permission.RESIDENT_EDIT)
def resident_create(request):
    """A new resident, of the household named in the address (`gezin`) or of a new one."""
    household = household_named(request)
    if household is None:
        return resident_with_household_create(request)
    form = ResidentForm(request, known_besides={"household": household})
    form.instance.household = household
    save = partial(actions.save, form.instance, by=request.user)
    if form.is_valid() and (made := form.store(partial(form.keep, save))):
        messages.success(request, _("%s is bewaard.") % made)
        return redirect(made)
    audit_doubles(request, form.doubles)
    return render(request, "contacts/resident_form.html", {"form": form, "household": household, "resident": None})


def resident_with_household_create(request):
    home = NewHomeForm(request)
    form = ResidentForm(request, known_besides=home.address())
    if form.is_valid() and home.is_valid():
        save_both = partial(actions.add_household, household=home.household(), resident=form.instance, by=request.user)
        if made := form.store(partial(form.keep, save_both)):
            messages.success(request, _("%s is bewaard.") % made)
            return redirect(made)
    audit_doubles(request, form.doubles)
    context = {"form": form, "home": home, "household": None, "resident": None}
    return render(request, "contacts/resident_form.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.RESIDENT_EDIT)
def resident_edit(request, pk):
    resident = get_resident_or_404(request, pk)
    form = ResidentForm(request, instance=resident)
    save = partial(actions.save, form.instance, by=request.user)
    if form.is_valid() and (saved := form.store(partial(form.keep, save))):
        messages.success(request, _("%s is bewaard.") % saved)
        return redirect(saved)
    record(Action.SHOW, by=request.user, team=request.team, thing=resident, residents=[resident.pk])
    return render(request, "contacts/resident_form.html", {"form": form, "household": None, "resident": resident})


@require_POST
@requires(Permission.RESIDENT_EDIT)
def resident_delete(request, pk):
    resident = get_resident_or_404(request, pk)
    return delete_with_undo(request, resident, residents=[resident.pk], then="contacts:resident_list")


@require_POST
@requires(Permission.RESIDENT_VIEW)
def resident_search(request):
    """The residents a picker offers for what is typed; the words come in the body, not in the address."""
    query = tidy(request.POST.get("zoek_bewoner", ""))[:100]
    people = Resident.objects.of(request.team).select_related("household", "worker_in_charge").by_name()
    found = list(people.matching(query)[: FOUND_AT_MOST + 1]) if len(query) > 1 else []
    found, are_more = found[:FOUND_AT_MOST], len(found) > FOUND_AT_MOST
    shown = [resident.pk for resident in found]
    record(Action.SEARCH, by=request.user, team=request.team, thing=Resident, residents=shown)
    context = {"residents": found, "query": query, "are_more": are_more}
    return render(request, "contacts/_resident_choices.html", context)


def get_resident_or_404(request, pk):
    return get_or_404(request, residents_with_home(), pk)


def residents_with_home():
    return Resident.objects.select_related("household", "team", "worker_in_charge")


def household_named(request):
    """The household that `?gezin=` names; a 404 when it is none of this team."""
    if "gezin" not in request.GET:
        return None
    found = Household.objects.of(request.team).filter(pk=as_id(request.GET["gezin"])).first()
    if found is None:
        raise Http404
    return found


def audit_doubles(request, doubles):
    if doubles:
        found = [resident.pk for resident in doubles]
        record(Action.SEARCH, by=request.user, team=request.team, thing=Resident, residents=found)
