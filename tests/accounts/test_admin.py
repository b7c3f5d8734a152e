"""`/beheer/`: users, teams and lists; no resident."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.accounts.factories import make_user
from tests.contacts.factories import make_organisation, make_resident


@pytest.fixture
def as_admin(client, db):
    client.force_login(make_user(is_staff=True))
    return client


def test_users_teams_and_lists_are_all_there_is():
    names = {"User", "Team", "Invitation", "Organisation", "Theme", "SchoolHoliday"}

    assert {model.__name__ for model in admin.site._registry} == names


def test_every_page_opens_and_shows_no_resident(as_admin, team):
    make_resident(team=team, first_name="Onvindbaar", last_name="Onvindbaar")
    organisation = make_organisation(team=team)

    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        for page in (f"{name}_changelist", f"{name}_add"):
            response = as_admin.get(reverse(page))
            assert response.status_code in {200, 403}
            assert "Onvindbaar" not in response.content.decode()
    assert as_admin.get(reverse("admin:contacts_organisation_change", args=[organisation.pk])).status_code == 200


def test_an_admin_makes_a_partner_for_a_team(as_admin, team):
    data = {"team": team.pk, "name": "Huis van het Kind", "kind": "welfare"}
    parts = ("contact_persons", "offers", "agreements")
    data |= {f"{part}-{number}_FORMS": "0" for part in parts for number in ("TOTAL", "INITIAL")}

    as_admin.post(reverse("admin:contacts_organisation_add"), data)

    from contacts.models import Organisation

    assert Organisation.objects.get().code == "O-0001"


def test_a_user_made_by_an_admin_gets_a_password_by_mail(as_admin, mailoutbox):
    user = make_user(email="noor@voorbeeld.be")
    user.set_unusable_password()
    user.save()

    as_admin.logout()
    as_admin.post(reverse("account_reset_password"), {"email": "noor@voorbeeld.be"})

    assert "/account/wachtwoord/nieuw/" in mailoutbox[0].body


def test_an_admin_makes_a_user_who_chooses_a_password_alone(as_admin, team):
    data = {"name": "Noor", "email": "noor@voorbeeld.be", "is_active": "on"}
    inline = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}

    as_admin.post(reverse("admin:accounts_user_add"), data | inline)

    from buurtwerk.accounts.models import User

    assert not User.objects.get(email="noor@voorbeeld.be").has_usable_password()
