from django.shortcuts import render
from django.views.decorators.http import require_GET

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.core import dates
from buurtwerk.home import parts, quick


@require_GET
@requires(Permission.OWN_ACCOUNT)
def today(request):
    main, aside = parts.shown_to(request)
    buttons = quick.for_user(request.user, request.team)
    context = {"main": main, "aside": aside, "quick": buttons, "today": dates.today()}
    return render(request, "home/today.html", context)
