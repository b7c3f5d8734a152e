"""The catalogue of premiums, and which open files each may be for."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts.models import Resident
from wonen.eligibility import files_for
from wonen.forms import PremiumForm
from wonen.lists.premiums import PREMIUMS
from wonen.models import HousingFile, Premium

SHOWN = 50  # files that it may be for, and applications


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_VIEW)
def premium_list(request):
    page = ListPage(request, PREMIUMS, Premium.objects.of(request.team).with_applications())
    return respond(request, page, template="wonen/premium_list.html", residents=lambda row: [])


@require_GET
@requires(Permission.HOUSING_VIEW)
def premium_detail(request, pk):
    premium = get_premium_or_404(request, pk)
    fits = files_for(premium)
    rows = premium.applications.select_related("file__household").with_numbers().newest_first()
    applications = list(rows[: SHOWN + 1])
    homes = {fit.file.household_id for fit in fits[:SHOWN]} | {row.file.household_id for row in applications}
    people = Resident.objects.of(premium.team).filter(household__in=homes).values_list("pk", flat=True)
    record(Action.LIST, by=request.user, team=premium.team, thing=HousingFile, residents=people)
    context = {
        "premium": premium,
        "fits": fits[:SHOWN],
        "number": len(fits),
        "applications": applications[:SHOWN],
        "asked_times": len(applications) if len(applications) <= SHOWN else rows.count(),
    }
    return render(request, "wonen/premium_detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_RULES)
def premium_create(request):
    return premium_form(request, PremiumForm(request))


@require_http_methods(["GET", "POST"])
@requires(Permission.HOUSING_RULES)
def premium_edit(request, pk):
    premium = get_premium_or_404(request, pk)
    return premium_form(request, PremiumForm(request, instance=premium), premium)


@require_POST
@requires(Permission.HOUSING_RULES)
def premium_delete(request, pk):
    return delete_with_undo(request, get_premium_or_404(request, pk), residents=[], then="wonen:premium_list")


def premium_form(request, form, premium=None):
    if form.is_valid() and (saved := form.store(form.keep)):
        messages.success(request, _("%s is bewaard.") % saved)
        return redirect(saved)
    return render(request, "wonen/premium_form.html", {"form": form, "premium": premium})


def get_premium_or_404(request, pk):
    rows = Premium.objects.with_conditions().prefetch_related("papers").select_related("area", "team", "updated_by")
    return get_or_404(request, rows, pk)
