from dataclasses import asdict

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from buurtwerk.accounts.access import get_or_404, requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.home.deleting import delete_with_undo
from buurtwerk.home.listing import respond
from buurtwerk.registers.errors import ImportStale
from contacts.area_figures import reach_within_areas
from contacts.figures import reach_for_year
from rapportage.figures import is_year
from rapportage.models import NeighbourhoodFigure
from rapportage.neighbourhood.forms import FigureForm
from rapportage.neighbourhood.lists import FIGURES, FigurePage
from rapportage.neighbourhood.measures import measure_of
from rapportage.neighbourhood.need import exact_share, known_of, need_part
from rapportage.neighbourhood.paste_form import PasteForm


@require_http_methods(["GET", "POST"])
@requires(Permission.FIGURES_VIEW)
def figure_list(request):
    page = FigurePage(request, FIGURES, NeighbourhoodFigure.objects.of(request.team))
    return respond(request, page, template="rapportage/figure_list.html", residents=lambda row: [])


@require_GET
@requires(Permission.FIGURES_VIEW)
def figure_detail(request, pk):
    """One figure, and what else is known of its indicator."""
    figure = get_figure_or_404(request, pk)
    others = NeighbourhoodFigure.objects.of(figure.team).of_indicator(figure).with_area().by_area()
    context = {"figure": figure, "figures": others, "measure": measure_of(figure)}
    return render(request, "rapportage/figure_detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.NEIGHBOURHOOD_EDIT)
def figure_create(request):
    return figure_form(request, FigureForm(request))


@require_http_methods(["GET", "POST"])
@requires(Permission.NEIGHBOURHOOD_EDIT)
def figure_edit(request, pk):
    figure = get_figure_or_404(request, pk)
    return figure_form(request, FigureForm(request, instance=figure), figure)


@require_POST
@requires(Permission.NEIGHBOURHOOD_EDIT)
def figure_delete(request, pk):
    return delete_with_undo(request, get_figure_or_404(request, pk), residents=[], then="rapportage:figure_list")


@require_http_methods(["GET", "POST"])
@requires(Permission.NEIGHBOURHOOD_EDIT)
def figure_paste(request):
    """A table that is pasted or uploaded: checked and shown; stored when that very plan is sent back."""
    form = PasteForm(request)
    if form.is_valid():
        form.hold()
        if form.is_agreed and (pasted := stored(form)):
            told = {"new": pasted.new, "changed": pasted.changed}
            messages.success(request, _("De wijkcijfers zijn bewaard: %(new)d nieuw, %(changed)d gewijzigd.") % told)
            return redirect(pasted)
    return render(request, "rapportage/figure_paste.html", {"form": form, "plan": form.plan})


@require_GET
@requires(Permission.FIGURES_VIEW)
def year_need(request, year):
    """What is known of the neighbourhood beside whom the team reached in the year, exact."""
    if not is_year(year):
        raise Http404
    within = reach_within_areas(request.team, year)
    figures = {"reach": asdict(reach_for_year(request.team, year)), "areas": reached_in(within)}
    told = {code: {"reach": reach} for code, reach in within.items()}
    part = need_part(known_of(request.team, year), figures, year, exact_share, told)
    return render(request, "rapportage/year_need.html", {"year": year, "need": part})


def reached_in(within):
    return {key: {code: reach[key] for code, reach in within.items()} for key in ("residents", "households")}


def figure_form(request, form, figure=None):
    try:
        if form.is_valid() and (saved := form.store(form.keep)):
            messages.success(request, _("%s is bewaard.") % saved)
            return redirect(saved)
    except IntegrityError:
        form.add_error(None, _("Iemand anders bewaarde net hetzelfde cijfer. Kijk na en bewaar opnieuw."))
    return render(request, "rapportage/figure_form.html", {"form": form, "figure": figure})


def stored(form):
    """What was stored; None with the reason on the form."""
    try:
        return form.store(form.keep)
    except ImportStale:
        form.add_error(None, _("Ondertussen wijzigde er iets aan de cijfers. Kijk nog eens na wat er zou gebeuren."))
        return None


def get_figure_or_404(request, pk):
    return get_or_404(request, NeighbourhoodFigure.objects.select_related("team", "area"), pk)
