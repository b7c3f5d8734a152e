"""Inviting, changing roles, ending memberships."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from buurtwerk.accounts.models import Invitation, Membership, User
from tests.accounts.factories import PASSWORD, make_member, make_team, make_user

MEMBERS = "/account/team/"


@pytest.fixture
def link(as_coordinator, django_capture_on_commit_callbacks):
    """The path of an invitation as the mail holds it."""
    with django_capture_on_commit_callbacks(execute=True):
        as_coordinator.post(MEMBERS, {"email": "Nieuw@voorbeeld.be", "role": "worker"})
    as_coordinator.logout()
    return re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]


def test_an_invitation_makes_an_account_and_a_membership_once(client, link, team):
    data = {"name": "Noor", "password": PASSWORD}

    assert client.post(link, data).url == "/"
    client.logout()

    assert User.objects.get(email="nieuw@voorbeeld.be").role_in(team) == "worker"
    assert client.get(link).status_code == 404


def test_an_invitation_ends_after_seven_days(client, link):
    Invitation.objects.update(made_at=timezone.now() - timedelta(days=8))

    assert client.post(link, {"name": "Noor", "password": PASSWORD}).status_code == 404


def test_the_database_holds_no_working_link(link):
    token = link.rstrip("/").split("/")[-1]

    assert token not in Invitation.objects.get().token_hash


def test_somebody_who_has_an_account_signs_in_to_accept(client, link, team):
    known = make_user(email="nieuw@voorbeeld.be")
    assert client.get(link).url.startswith("/account/aanmelden/")

    client.force_login(known)
    client.post(link)

    assert Membership.objects.get(user=known).team == team


def test_a_weak_password_is_refused_and_the_link_still_works(client, link):
    assert client.post(link, {"name": "Noor", "password": "kort"}).status_code == 200

    assert client.post(link, {"name": "Noor", "password": PASSWORD}).status_code == 302


def test_the_last_coordinator_stays(as_coordinator, coordinator):
    own = Membership.objects.get(user=coordinator)

    page = as_coordinator.post(reverse("accounts:member_edit", args=[own.pk]), {"role": "worker"}, follow=True)
    as_coordinator.post(reverse("accounts:member_end", args=[own.pk]))

    assert "minstens één coördinator" in page.content.decode()
    assert Membership.objects.get(pk=own.pk).role == "coordinator"


def test_a_role_changes_at_once(as_coordinator, worker, team):
    own = Membership.objects.get(user=worker)

    as_coordinator.post(reverse("accounts:member_edit", args=[own.pk]), {"role": "volunteer"})

    assert User.objects.get(pk=worker.pk).role_in(team) == "volunteer"


def test_members_of_another_team_are_out_of_reach(as_coordinator):
    stranger = make_member(make_team())
    foreign = Membership.objects.get(user=stranger)

    assert as_coordinator.post(reverse("accounts:member_end", args=[foreign.pk])).status_code == 404
    assert Membership.objects.filter(pk=foreign.pk).exists()


def test_a_profile_form_changes_only_the_name(as_worker, worker):
    as_worker.post("/account/", {"name": "Nieuwe naam", "is_staff": "on", "email": "x@y.be"})

    worker.refresh_from_db()
    assert (worker.name, worker.is_staff, worker.email != "x@y.be") == ("Nieuwe naam", False, True)
