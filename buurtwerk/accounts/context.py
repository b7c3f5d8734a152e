from django.conf import settings

from buurtwerk.accounts import demo
from buurtwerk.accounts.models import User
from buurtwerk.accounts.navigation import entries
from buurtwerk.accounts.roles import GRANTS, Permission


def demo_logins():
    """What the sign-in page of the demo offers, once `manage.py demo` has made them."""
    there = settings.DEMO and User.objects.filter(email=demo.COORDINATOR).exists()
    return demo.LOGINS if there else []


def team(request):
    """What every page needs: the navigation of this role, the own teams, and what one may do here."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not hasattr(request, "own_teams"):
        return {"may": {}, "nav": [], "own_teams": [], "demo": settings.DEMO, "demo_logins": demo_logins}
    granted = GRANTS.get(user.role_in(request.team), set())
    return {
        "may": {permission.value: permission in granted for permission in Permission},
        "nav": entries(request, granted),
        "own_teams": request.own_teams,
        "demo": settings.DEMO,
    }
