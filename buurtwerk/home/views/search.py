from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.lists import remember_search


@require_POST
@requires(Permission.RESIDENT_VIEW)
def search(request):
    """The search box of every page: a list of residents, the words kept out of the address."""
    return redirect(remember_search(request, "contacts:resident_list", request.POST.get("q", "")))
