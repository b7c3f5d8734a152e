from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from contacts import actions
from contacts.area_figures import homes_by_street, streets_outside
from contacts.area_lists import AREAS, AreaPage
from contacts.forms import AreaForm, StreetsForm
from contacts.models import Area


@require_http_methods(["GET", "POST"])
@requires(Permission.RESIDENT_VIEW)
def area_list(request):
    page = AreaPage(request, AREAS, Area.objects.of(request.team).with_drawn())
    return respond(request, page, template="contacts/area_list.html", residents=lambda row: [])


@require_GET
@requires(Permission.RESIDENT_VIEW)
def area_detail(request, pk):
    area = get_area_or_404(request, pk)
    homes = homes_by_street(area.team)
    streets = [(street.name, homes.get(street.key, 0)) for street in area.streets.all()]
    return render(request, "contacts/area_detail.html", {"area": area, "streets": streets})


@require_http_methods(["GET", "POST"])
@requires(Permission.AREA_EDIT)
def area_create(request):
    return area_form(request, AreaForm(request))


@require_http_methods(["GET", "POST"])
@requires(Permission.AREA_EDIT)
def area_edit(request, pk):
    area = get_area_or_404(request, pk)
    return area_form(request, AreaForm(request, instance=area), area)


@require_POST
@requires(Permission.AREA_EDIT)
def area_delete(request, pk):
    return delete_with_undo(request, get_area_or_404(request, pk), residents=[], then="contacts:area_list")


@require_GET
@requires(Permission.RESIDENT_VIEW)
def area_streets(request):
    """The streets of households that lie in no area, with a way to add them to one."""
    return streets_page(request, streets_outside(request.team))


@require_POST
@requires(Permission.AREA_EDIT)
def area_streets_add(request):
    streets = streets_outside(request.team)
    form = StreetsForm(request.team, streets, request.POST)
    if not form.is_valid():
        return streets_page(request, streets, form)
    area = form.cleaned_data["area"]
    number = actions.add_streets(area=area, names=form.cleaned_data["street"], by=request.user)
    said = ngettext("%(number)d straat ligt nu in %(area)s.", "%(number)d straten liggen nu in %(area)s.", number)
    messages.success(request, said % {"number": number, "area": area})
    return redirect("contacts:area_streets")


def area_form(request, form, area=None):
    try:
        if form.is_valid() and (saved := form.store(form.keep)):
            messages.success(request, _("%s is bewaard.") % saved)
            return redirect(saved)
    except IntegrityError:
        form.add_error(None, _("Iemand anders gaf net dezelfde naam of straat in. Kijk na en bewaar opnieuw."))
    return render(request, "contacts/area_form.html", {"form": form, "area": area})


def streets_page(request, streets, form=None):
    context = {
        "streets": [(name, number) for name, number in streets if name],
        "without_street": sum(number for name, number in streets if not name),
        "form": form or StreetsForm(request.team, streets),
        "ticked": form.data.getlist("street") if form else [],
    }
    return render(request, "contacts/area_streets.html", context)


def get_area_or_404(request, pk):
    return get_or_404(request, Area.objects.select_related("team"), pk)
