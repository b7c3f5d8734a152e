"""What people put on the start page."""

from buurtwerk.accounts.roles import Permission
from buurtwerk.home.parts import part
from contacts.models import Household


@part(template="contacts/_first_steps.html", permission=Permission.RESIDENT_VIEW, order=0)
def first_steps(user, team):
    return {"is_new": not Household.objects.of(team).exists()}
