"""Signing in, and ending it."""

import time

import pytest
from django.urls import reverse

from tests.accounts.factories import PASSWORD

LOGIN = "/account/aanmelden/"


def sign_in(client, email, password=PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


def test_one_signs_in_with_ones_address_in_any_case(client, worker):
    response = sign_in(client, worker.email.upper())

    assert response.url == "/"


def test_known_and_unknown_accounts_look_the_same(client, worker):
    known, unknown = sign_in(client, worker.email, "fout"), sign_in(client, "niemand@voorbeeld.be", "fout")

    assert known.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_failed_attempts_are_slowed_whatever_the_forwarded_address(client, worker):
    answers = [
        client.post(LOGIN, {"login": worker.email, "password": "fout"}, headers={"X-Forwarded-For": f"10.0.0.{number}"})
        for number in range(7)
    ]

    assert "Te veel" in answers[-1].content.decode() or answers[-1].status_code == 429


def test_next_to_another_host_is_ignored(client, worker):
    response = client.post(f"{LOGIN}?next=https://elders.example/", {"login": worker.email, "password": PASSWORD})

    assert response.url == "/"


def test_nobody_signs_up_alone(client, db):
    client.post("/account/lid-worden/", {"email": "x@voorbeeld.be", "password1": PASSWORD, "password2": PASSWORD})

    assert sign_in(client, "x@voorbeeld.be").status_code == 200


def test_a_session_ends_after_twelve_hours_whatever_happens(as_worker):
    session = as_worker.session
    session["started"] = int(time.time()) - 13 * 60 * 60
    session.save()

    assert as_worker.get("/").status_code == 302


def test_a_deactivated_user_is_out_with_the_next_request(as_worker, worker):
    worker.is_active = False
    worker.save()

    assert as_worker.get("/").status_code == 302


def test_a_post_without_its_token_is_refused(worker):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(worker)

    assert client.post(reverse("accounts:profile"), {"name": "Vals"}).status_code == 403


@pytest.mark.parametrize("password", ["kort", "123456789012", "password1234", "buurtwerk-2018-zomer"])
def test_weak_passwords_are_refused(as_worker, password):
    data = {"oldpassword": PASSWORD, "password1": password, "password2": password}

    response = as_worker.post(reverse("account_change_password"), data)

    assert response.context["form"].errors


def test_every_page_carries_the_headers(as_worker):
    for path in ("/", "/bestaat-niet/", "/contacten/bewoners/"):
        headers = as_worker.get(path).headers
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"].startswith("no-store")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_health_needs_no_signing_in(client, db):
    assert client.get("/healthz").content == b"ok"
    assert client.get("/readyz").content == b"ok"


def test_two_teams_show_a_switcher_and_an_object_switches_by_itself(client, worker, team):
    from buurtwerk.accounts.models import Membership
    from tests.accounts.factories import make_team
    from tests.huisbezoeken.factories import make_visit

    other = make_team()
    Membership.objects.create(user=worker, team=other, role="worker")
    client.force_login(worker)
    client.post(reverse("accounts:switch_team"), {"team": team.pk})

    page = client.get(make_visit(team=other).get_absolute_url())

    assert page.status_code == 200
    assert client.get("/").context["request"].team == other


def test_rights_are_those_of_the_membership_in_the_objects_team(client, worker):
    from buurtwerk.accounts.models import Membership
    from tests.accounts.factories import make_team
    from tests.huisbezoeken.factories import make_visit

    other = make_team()
    Membership.objects.create(user=worker, team=other, role="reader")
    client.force_login(worker)

    assert client.get(make_visit(team=other).get_absolute_url()).status_code == 403


def test_a_user_without_a_team_is_told_what_to_do(client, db):
    from tests.accounts.factories import make_user

    client.force_login(make_user())

    assert "Je hoort nog niet bij een team" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("referer", "then"),
    [
        ("http://testserver/contacten/bewoners/?a=1", "%2Fcontacten%2Fbewoners%2F%3Fa%3D1"),
        ("https://elders.be/x", "%2F"),
    ],
)
def test_what_is_sent_without_a_session_leads_back_to_the_page_it_stood_on(client, team, referer, then):
    response = client.post("/filters/bewaren/", {"name": "x"}, headers={"Referer": referer})

    assert response.url.endswith(f"?next={then}")
