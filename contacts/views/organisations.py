from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts import actions, lists
from contacts.forms import OrganisationForm
from contacts.models import Organisation, Referral

LATEST = 10


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_VIEW)
def organisation_list(request):
    page = ListPage(request, lists.ORGANISATIONS, Organisation.objects.of(request.team))
    return respond(request, page, template="contacts/organisation_list.html", residents=lambda row: [])


@require_GET
@requires(Permission.ORGANISATION_VIEW)
def organisation_detail(request, pk):
    organisation = get_organisation_or_404(request, pk)
    context = {"organisation": organisation}
    if can(request.user, Permission.REFERRAL_VIEW, organisation.team):
        context |= referrals_to(request, organisation)
    return render(request, "contacts/organisation_detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def organisation_create(request):
    return organisation_form(request, OrganisationForm(request))


@require_http_methods(["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT)
def organisation_edit(request, pk):
    organisation = get_organisation_or_404(request, pk)
    return organisation_form(request, OrganisationForm(request, instance=organisation), organisation)


@require_POST
@requires(Permission.ORGANISATION_EDIT)
def organisation_delete(request, pk):
    organisation = get_organisation_or_404(request, pk)
    return delete_with_undo(request, organisation, residents=[], then="contacts:organisation_list")


def organisation_form(request, form, organisation=None):
    if form.is_valid() and (saved := form.store(partial(actions.save, form.instance, by=request.user))):
        messages.success(request, _("%s is bewaard.") % saved)
        return redirect(saved)
    return render(request, "contacts/organisation_form.html", {"form": form, "organisation": organisation})


def referrals_to(request, organisation):
    """How many came to this partner, and the latest of them."""
    referrals = Referral.objects.of(organisation.team).filter(organisation=organisation)
    latest = list(referrals.with_people().newest_first()[:LATEST])
    shown = [referral.resident_id for referral in latest]
    record(Action.SHOW, by=request.user, team=organisation.team, thing=organisation, residents=shown)
    counts = [(result, number) for result, number in referrals.count_by_result().items() if number]
    return {"latest": latest, "counts": counts}


def get_organisation_or_404(request, pk):
    return get_or_404(request, Organisation.objects.select_related("team"), pk)
