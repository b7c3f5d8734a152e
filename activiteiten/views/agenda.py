"""The agenda on the screen, and as a link for another program."""

import hashlib

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from activiteiten.actions import feeds
from activiteiten.agenda import Agenda
from activiteiten.feed import as_icalendar, sessions_for
from activiteiten.models import CalendarFeed
from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission


@require_GET
@requires(Permission.ACTIVITY_VIEW)
def agenda(request):
    feed = CalendarFeed.objects.filter(user=request.user).first()
    return render(request, "activiteiten/agenda.html", {"agenda": Agenda(request), "feed": feed})


@require_POST
@requires(Permission.ACTIVITY_VIEW)
def feed_create(request):
    """The link is shown once, on the page that one comes to."""
    token = feeds.make_feed(user=request.user, team=request.team)
    link = request.build_absolute_uri(reverse("activiteiten:feed", args=[token]))
    messages.success(request, render_to_string("activiteiten/_feed_made.html", {"link": link}, request))
    return redirect("activiteiten:agenda")


@require_POST
@requires(Permission.ACTIVITY_VIEW)
def feed_revoke(request):
    if feeds.revoke_feed(user=request.user, team=request.team):
        messages.success(request, _("De link is gestopt. Je eigen agenda krijgt niets meer van Buurtwerk."))
    return redirect("activiteiten:agenda")


@require_safe
@requires(Permission.PUBLIC)
def feed(request, token):
    """What a calendar program fetches; it only has the token."""
    found = CalendarFeed.objects.behind(token).first()
    if found is None or not found.user.teams_with(Permission.ACTIVITY_VIEW):
        raise Http404
    content = as_icalendar(sessions_for(found.user))
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8", headers={"ETag": etag})
    return get_conditional_response(request, etag=etag, response=response)
