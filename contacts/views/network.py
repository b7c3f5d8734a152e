"""The network as a picture with a list beside it, and the same without names for outside the team."""

import json
import math

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission
from buurtwerk.audit.trail import Action, record
from buurtwerk.core.dates import today
from buurtwerk.core.pdf import render_pdf
from buurtwerk.core.text import as_id
from contacts import actions
from contacts.models import NetworkLayout, Resident
from contacts.network import layout, outside, picture
from contacts.network.graph import network_of

SHEETS = ("/static/buurtwerk/css/print-fonts.css", "/static/buurtwerk/css/network-paper.css")
FARTHEST = 100_000  # pixels from the middle: farther than any hand drags


@require_GET
@requires(Permission.RESIDENT_VIEW)
def network(request):
    """The picture around `rond`, or of the whole network; `resident`: whom the search on the page picked."""
    whole = network_of(request.team, request.user)
    if "resident" in request.GET:
        return to_picked(request, whole)
    shown = picture_or_404(request.team, whole, request.GET.get("rond", ""))
    bridges, alone = picture.people_in(shown)
    named = [one.node.pk for one in bridges["first"]] + [node.pk for node in alone["first"]]
    people = [*shown.shown.residents, *named]
    record(Action.LIST, by=request.user, team=request.team, thing=Resident, residents=people)
    nodes, edges = picture.legend(shown.shown)
    context = {
        "picture": shown,
        "groups": picture.listed(shown),
        "node_kinds": nodes,
        "edge_kinds": edges,
        "themes": sorted({theme for node in shown.shown.nodes.values() for theme in node.themes}),
        "summary": picture.summary(shown.shown),
        "bridges": bridges,
        "alone": alone,
        "is_large": len(whole.nodes) > picture.MOST_AT_ONCE,
    }
    return render(request, "contacts/network.html", context)


@require_POST
@requires(Permission.RESIDENT_VIEW)
def network_places(request):
    """Keep where everything stands; sent by the page itself when it drew something new, and when somebody moved a node.

    JSON: {"around": key or "", "moved": {key: [x, y]}}. Keys that are not in the picture change nothing.
    """
    told = told_places(request.body) if request.content_type == "application/json" else None
    if told is None:
        return HttpResponseBadRequest(_("Dit zijn geen plaatsen in een tekening."))
    shown = named_picture_or_404(request, told["around"])
    actions.keep_places(team=request.team, picture=shown, moved=told["moved"])
    return HttpResponse(status=204)


@require_POST
@requires(Permission.RESIDENT_VIEW)
def network_arrange(request):
    """«Schik opnieuw»: forget what was kept and dragged."""
    around = request.POST.get("rond", "")
    actions.arrange(team=request.team, picture=named_picture_or_404(request, around))
    messages.success(request, _("Het netwerk is opnieuw geschikt."))
    return redirect(f"{reverse('contacts:network')}{f'?rond={around}' if around else ''}")


@require_GET
@requires(Permission.RESIDENT_VIEW)
def network_paper(request):
    """One page without a name, for print and for outside the team."""
    whole = network_of(request.team, request.user)
    purpose = _("netwerk zonder namen")
    record(
        Action.EXPORT, by=request.user, team=request.team, thing=Resident, residents=whole.residents, purpose=purpose
    )
    html = render_to_string("contacts/network_paper.html", paper(request.team, whole))
    response = HttpResponse(render_pdf(html, title=_("Netwerk zonder namen")), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="netwerk-zonder-namen-{today():%Y-%m-%d}.pdf"'
    return response


def paper(team, whole):
    drawn = outside.to_draw(whole)
    places = layout.places(drawn, NetworkLayout.objects.of(team).places_of(""))
    nodes, edges, told = outside.counted(whole, drawn)
    context = {"team": team, "today": today(), "drawing": outside.drawing(drawn, places), "sheets": SHEETS}
    return context | {"nodes": nodes, "edges": edges, "told": told}


def to_picked(request, whole):
    """To the picture around the resident whom the search found; one without contact any more stands in none."""
    number = as_id(request.GET["resident"])
    resident = Resident.objects.of(request.team).filter(pk=number).first() if number else None
    if resident is None:
        raise Http404
    if (key := f"bewoner-{resident.pk}") in whole.nodes:
        return redirect(f"{request.path}?rond={key}")
    messages.info(request, _("Die bewoner staat niet in het netwerk: het contact is afgelopen."))
    return redirect("contacts:network")


def named_picture_or_404(request, around):
    """The very picture: where the page would show another one than it names, there is none of that name."""
    shown = picture_or_404(request.team, network_of(request.team, request.user), around)
    if shown.around != around:
        raise Http404
    return shown


def picture_or_404(team, whole, around):
    try:
        return picture.picture_of(team, whole, around)
    except picture.NotThere as error:
        raise Http404 from error


def told_places(body):
    """What the page sent, or None when that is not what it should be."""
    try:
        told = json.loads(body)
        around, moved = told["around"], told.get("moved", {})
        places = {key: (float(x), float(y)) for key, (x, y) in moved.items()}
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None
    is_right = isinstance(around, str) and len(places) <= picture.MOST_AT_ONCE
    return {"around": around, "moved": places} if is_right and all(map(is_near, places.values())) else None


def is_near(place):
    return all(math.isfinite(part) and abs(part) <= FARTHEST for part in place)
