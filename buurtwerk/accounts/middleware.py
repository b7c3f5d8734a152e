import time
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from buurtwerk.core import drafts


class SessionLimitsMiddleware:
    """A session ends after an hour without a request, and twelve hours after signing in whatever happens."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            now = int(time.time())
            started = request.session.setdefault("started", now)
            if now - started > settings.SESSION_MAX_SECONDS:
                logout(request)
            elif now - request.session.get("seen", 0) > 60:
                request.session["seen"] = now  # writes the session, which moves its end
        return self.get_response(request)


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page needs signing in, and what was typed before the session ended waits behind the sign-in."""

    def handle_no_permission(self, request, view_func):
        if request.headers.get("X-Requested-With") == "fetch" or request.headers.get("HX-Request"):
            return HttpResponse(status=401)
        if draft := drafts.rescue(request):
            query = urlencode({"next": draft.get_absolute_url()})
            return redirect(f"{resolve_url(self.get_login_url(view_func))}?{query}")
        if request.method == "POST":
            query = urlencode({"next": came_from(request)})
            return redirect(f"{resolve_url(self.get_login_url(view_func))}?{query}")
        if request.get_full_path() == resolve_url(settings.LOGIN_REDIRECT_URL):
            return redirect(self.get_login_url(view_func))  # with no page asked for, each role begins where it does
        return super().handle_no_permission(request, view_func)


def came_from(request):
    """The page on which a form was sent: its own address may be none to go to."""
    referer = request.headers.get("Referer", "")
    is_own = url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()})
    found = urlsplit(referer) if is_own else urlsplit("/")
    return f"{found.path}?{found.query}" if found.query else found.path


class CurrentTeamMiddleware:
    """`request.team`: the team one works in, checked against the memberships with every request.

    A form belongs to the team it was opened in, also when one switched in another tab since.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        memberships = request.user.own_memberships if request.user.is_authenticated else []
        request.own_teams = [membership.team for membership in memberships]
        of_form = drafts.team_of(request) if request.user.is_authenticated else None
        chosen = of_form or request.session.get("team")
        request.team = next((team for team in request.own_teams if team.pk == chosen), None)
        if of_form and request.team is None:
            raise Http404
        if of_form:
            request.session["team"] = of_form
        if request.team is None and request.own_teams:
            request.team = request.own_teams[0]
        return self.get_response(request)
