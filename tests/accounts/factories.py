"""People who sign in, valid by default."""

from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password

from buurtwerk.accounts.models import Membership, Team, User
from buurtwerk.accounts.roles import Role

PASSWORD = "vier-gele-fietsen-rijden"
numbers = count(1)


def make_team(**fields):
    number = next(numbers)
    return Team.objects.create(**{"name": f"Team {number}", "slug": f"team-{number}"} | fields)


def make_user(**fields):
    number = next(numbers)
    user = User(**{"email": f"gebruiker{number}@voorbeeld.be", "name": f"Gebruiker {number}"} | fields)
    user.password = hashed()
    user.save()
    return user


@cache
def hashed():
    """PASSWORD as it is stored; hashing it for every user would take most of the tests' time."""
    return make_password(PASSWORD)


def make_member(team, role=Role.WORKER, **fields):
    """A user with that role in the team."""
    user = make_user(**fields)
    Membership.objects.create(user=user, team=team, role=role)
    return user
