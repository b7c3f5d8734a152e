"""«Mijn gegevens»: the own name, and whether the Monday list comes by mail."""

from buurtwerk.accounts.models import Membership
from buurtwerk.accounts.roles import Role
from tests.accounts.factories import make_member, make_team

PROFILE = "/account/"


def wants(user, team):
    return Membership.objects.get(user=user, team=team).wants_monday_mail


def test_a_coordinator_switches_the_monday_mail_off_and_on_for_each_team(as_coordinator, coordinator, team):
    other = make_team()
    second = Membership.objects.create(user=coordinator, team=other, role=Role.COORDINATOR)

    as_coordinator.post(PROFILE, {"name": "Noor", "monday_mail": [second.pk]})
    assert (wants(coordinator, team), wants(coordinator, other)) == (False, True)

    as_coordinator.post(PROFILE, {"name": "Noor"})
    assert (wants(coordinator, team), wants(coordinator, other)) == (False, False)

    first = Membership.objects.get(user=coordinator, team=team)
    as_coordinator.post(PROFILE, {"name": "Noor", "monday_mail": [first.pk]})
    assert (wants(coordinator, team), wants(coordinator, other)) == (True, False)


def test_the_page_shows_what_is_on(as_coordinator, coordinator, team):
    own = Membership.objects.get(user=coordinator)

    assert as_coordinator.get(PROFILE).context["form"].initial["monday_mail"] == [own.pk]


def test_who_has_no_such_list_is_not_asked_and_changes_nothing(as_worker, worker, team):
    as_worker.post(PROFILE, {"name": "Ilias", "monday_mail": []})

    assert "monday_mail" not in as_worker.get(PROFILE).context["form"].fields
    assert wants(worker, team)


def test_another_ones_membership_is_out_of_reach(as_coordinator, coordinator, team):
    stranger = make_member(make_team(), Role.COORDINATOR)
    foreign = Membership.objects.get(user=stranger)
    Membership.objects.filter(pk=foreign.pk).update(wants_monday_mail=False)

    page = as_coordinator.post(PROFILE, {"name": "Noor", "monday_mail": [foreign.pk]})

    assert page.context["form"].errors
    assert not Membership.objects.get(pk=foreign.pk).wants_monday_mail
