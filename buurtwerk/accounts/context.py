from django.conf import settings

from buurtwerk.accounts.navigation import entries
from buurtwerk.accounts.roles import GRANTS, Permission


def team(request):
    """What every page needs: the navigation of this role, the own teams, and what one may do here."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not hasattr(request, "own_teams"):
        return {"may": {}, "nav": [], "own_teams": [], "demo": settings.DEMO}
    granted = GRANTS.get(user.role_in(request.team), set())
    return {
        "may": {permission.value: permission in granted for permission in Permission},
        "nav": entries(request, granted),
        "own_teams": request.own_teams,
        "demo": settings.DEMO,
    }
