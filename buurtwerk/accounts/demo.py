"""The log-ins of the demo: one for each role, all invented, all with the same password."""

from buurtwerk.accounts.models import Membership, User
from buurtwerk.accounts.roles import Role

PASSWORD = "zeven groene fietsen"  # noqa: S105 (printed by `manage.py demo`; refused outside the demo)
ADMIN = "beheerder@demo.example"
COORDINATOR = "coordinator@demo.example"
WORKER = "buurtwerker@demo.example"
PEOPLE = [
    (COORDINATOR, "Noor Verlinden", Role.COORDINATOR),
    (WORKER, "Ilias Demeyer", Role.WORKER),
    ("vrijwilliger@demo.example", "Greet Callens", Role.VOLUNTEER),
    ("lezer@demo.example", "Wim Lauwers", Role.READER),
]
LOGINS = [*((email, PASSWORD, str(role.label)) for email, _name, role in PEOPLE), (ADMIN, PASSWORD, "beheerder")]


def make_logins(team):
    """The users of the demo as members of its team, and the admin who is in none."""
    for email, name, role in PEOPLE:
        Membership.objects.update_or_create(user=demo_user(email, name), team=team, defaults={"role": role})
    demo_user(ADMIN, "Bea Hoste", is_staff=True)


def demo_user(email, name, **fields):
    """Signs in with PASSWORD again, whatever somebody made of it."""
    user, _made = User.objects.get_or_create(email=email, defaults={"name": name, **fields})
    if not user.check_password(PASSWORD) or not user.is_active:
        user.set_password(PASSWORD)
        user.is_active = True
        user.save()
    return user
