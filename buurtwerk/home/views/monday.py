from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from buurtwerk.accounts.access import requires, switch_team
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.core import dates
from buurtwerk.home.monday import monday_list


@require_GET
@requires(Permission.MONDAY_LIST)
def monday(request):
    context = {"rows": monday_list(request.user, request.team), "today": dates.today()}
    return render(request, "home/monday.html", context)


@require_GET
@requires(Permission.MONDAY_LIST)
def monday_of(request, pk):
    """Where a mail leads: the list of the team it was about, whichever one worked in since."""
    if pk not in request.user.roles:
        raise Http404
    switch_team(request, pk)
    if not can(request.user, request.permission, request.team):
        raise PermissionDenied
    return redirect("home:monday")
