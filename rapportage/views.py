from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission, can
from buurtwerk.audit.trail import Action, record
from rapportage import figures, report
from rapportage.area_parts import area_part, areas_of
from rapportage.chapters import chapters
from rapportage.publishing import publish_both
from rapportage.withholding import CannotPublish


@require_GET
@requires(Permission.REPORT_READ)
def year_list(request):
    """A reader sees published reports only, of which there are none yet."""
    may_see = can(request.user, Permission.FIGURES_VIEW, request.team)
    found = figures.years(request.team) if may_see else {}
    shown = {year: numbers for year, numbers in found.items() if figures.is_year(year)}
    return render(request, "rapportage/year_list.html", {"years": shown, "may_see_figures": may_see})


@require_GET
@requires(Permission.FIGURES_VIEW)
def year_detail(request, year):
    now, before = get_figures_or_404(request.team, year)
    context = {"year": year, "last_year": year - 1, "has_last_year": bool(before), "has_data": figures.has_data(now)}
    if context["has_data"]:
        context["chapters"] = chapters(request.team, now, before, year)
    return render(request, "rapportage/year_detail.html", context)


@require_GET
@requires(Permission.REPORT_MAKE)
def yearly_report_pdf(request, year):
    now, before = get_figures_or_404(request.team, year)
    if not figures.has_data(now):
        raise Http404
    try:
        content = report.pdf(request.team, year, now, before)
    except CannotPublish as error:
        messages.error(request, str(error))
        return redirect("rapportage:year_detail", year)
    record(Action.EXPORT, by=request.user, team=request.team, purpose=_("jaarverslag"))
    name = f"jaarverslag-{request.team.slug}-{year}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_GET
@requires(Permission.FIGURES_VIEW)
def year_map(request, year):
    """Reach per area as it may be published: a map is easily shown to others."""
    now, before = get_figures_or_404(request.team, year)
    context = {"year": year, "last_year": year - 1, "tiles_url": settings.MAP_TILES_URL}
    context["tiles_attribution"] = settings.MAP_TILES_ATTRIBUTION
    try:
        shown, last = publish_both(now, before)
    except CannotPublish as error:
        context["problem"] = str(error)
    else:
        context["areas"] = area_part(areas_of(request.team), shown, last, year)
    return with_tiles(render)(request, "rapportage/year_map.html", context)


def get_figures_or_404(team, year):
    """The figures of the year, and those of the year before or None when nothing happened then."""
    if not figures.is_year(year):
        raise Http404
    return figures.beside_last_year(team, year)


def with_tiles(answer):
    """The page may fetch pictures from the one host that the settings name, and from no other."""
    return csp_update({"img-src": [settings.MAP_TILES_ORIGIN]})(answer) if settings.MAP_TILES_ORIGIN else answer
