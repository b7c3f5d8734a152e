"""The people of a team as a workbook names them: by e-mail address or by name."""

from collections import Counter

from buurtwerk.accounts.models import Membership, User
from buurtwerk.accounts.roles import Role
from buurtwerk.registers.cells import plain

IN_CHARGE = {Role.WORKER, Role.COORDINATOR}


class People:
    """The members of a team; a name that two of them share finds nobody."""

    def __init__(self, team):
        rows = Membership.objects.filter(team=team).values_list("user_id", "user__email", "user__name", "role")
        self.ids = {email: pk for pk, email, _, _ in rows}
        self._members = by_text([(email, name) for _, email, name, _ in rows])
        self._in_charge = by_text([(email, name) for _, email, name, role in rows if role in IN_CHARGE])

    def member(self, text):
        """The e-mail address of the member meant, or None."""
        return self._members.get(plain(text))

    def in_charge(self, text):
        """The same among those who may have charge of a resident: workers and coordinators."""
        return self._in_charge.get(plain(text))

    def id_of(self, email):
        """The user's id; also of one who was a member and still stands with what is stored."""
        if email not in self.ids:
            self.ids[email] = User.objects.values_list("pk", flat=True).get(email=email)
        return self.ids[email]


def by_text(members):
    counted = Counter(plain(name) for _, name in members)
    names = {plain(name): email for email, name in members if name and counted[plain(name)] == 1}
    return names | {plain(email): email for email, _ in members}
