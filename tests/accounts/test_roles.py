from buurtwerk.accounts.models import Membership, User
from buurtwerk.accounts.roles import GRANTS, Permission, Role, can
from tests.accounts.factories import make_member, make_team, make_user


def test_every_role_has_its_row():
    assert set(GRANTS) == set(Role)


def test_nobody_may_anything_without_a_team(db):
    user = make_user()

    assert [permission for permission in Permission if can(user, permission, None)] == [
        Permission.PUBLIC,
        Permission.OWN_ACCOUNT,
    ]


def test_a_worker_elsewhere_is_no_worker_here(team):
    reader = make_member(team, Role.READER)
    Membership.objects.create(user=reader, team=make_team(), role=Role.WORKER)

    assert not User.objects.workers_of(team).exists()


def test_a_team_that_is_switched_off_gives_no_rights(team, worker):
    team.is_active = False
    team.save()

    assert not can(User.objects.get(pk=worker.pk), Permission.VISIT_VIEW, team)
