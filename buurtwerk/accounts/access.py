"""Guarding views: who may, in which team, over which object."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404

from buurtwerk.accounts.roles import Permission, can
from buurtwerk.core.text import as_id


def requires(permission):
    """Guard a view, and mark it as guarded so that a test can find the ones that are not.

    A view of a list or a new form asks for the right in the team one works in:
    403 without it. A view of an object (it has a `pk`) is let through here and
    asks in the object's own team, in `get_or_404`.
    """

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            request.permission = permission
            if "pk" not in kwargs and not can(request.user, permission, request.team):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return login_not_required(guarded) if permission == Permission.PUBLIC else guarded

    return guard


def get_or_404(request, rows, pk):
    """The object, in whichever own team it is, switching to that team.

    `rows` is a manager or QuerySet of a team-owned model. Another team's object
    is the very 404 of one that does not exist; one in a team where the user's
    role lacks the view's permission is a 403.
    """
    found = rows.filter(pk=pk, team__in=list(request.user.roles)).first()
    if found is None:
        raise Http404
    switch_team(request, found.team_id)
    if not can(request.user, request.permission, request.team):
        raise PermissionDenied
    if not can(request.user, rows.all().view_permission, request.team):
        raise Http404
    return found


def named(request, rows, parameter):
    """What the address names beside its own object, of the team one works in; None when it names nothing there."""
    number = as_id(request.GET.get(parameter))
    return rows.of(request.team).filter(pk=number).first() if number else None


def switch_team(request, team_id):
    """Work in this team from now on; the user must be a member."""
    if request.team is None or request.team.pk != team_id:
        request.team = next(team for team in request.own_teams if team.pk == team_id)
        request.session["team"] = team_id
