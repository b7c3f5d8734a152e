from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from activiteiten.actions.locations import save_location
from activiteiten.forms.location import LocationForm
from activiteiten.lists import LOCATIONS, add_counts
from activiteiten.models import Location
from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.core.lists import ListPage
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_VIEW)
def location_list(request):
    page = ListPage(request, LOCATIONS, Location.objects.of(request.team))
    return respond(request, page, template="activiteiten/location_list.html", residents=lambda row: [])


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def location_create(request):
    return location_form(request, LocationForm(request))


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_EDIT)
def location_edit(request, pk):
    location = get_location_or_404(request, pk)
    return location_form(request, LocationForm(request, instance=location), location)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def location_delete(request, pk):
    location = get_location_or_404(request, pk)
    return delete_with_undo(request, location, residents=[], then="activiteiten:location_list")


def location_form(request, form, location=None):
    if form.is_valid() and (saved := form.store(partial(save_location, location=form.instance, by=request.user))):
        messages.success(request, _("%s is bewaard.") % saved)
        return redirect("activiteiten:location_list")
    return render(request, "activiteiten/location_form.html", {"form": form, "location": location, **use_of(location)})


def use_of(location):
    """How many activities and sessions it has."""
    if location is None:
        return {}
    row = {"id": location.pk}
    add_counts([row])
    return {"activities": row["activities"], "sessions": row["sessions"]}


def get_location_or_404(request, pk):
    return get_or_404(request, Location.objects.select_related("team"), pk)
