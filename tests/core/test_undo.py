"""Deleting with a way back."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from buurtwerk.core import undo
from buurtwerk.core.models import Undo
from huisbezoeken.models import HomeVisit
from tests.accounts.factories import make_member
from tests.contacts.factories import make_resident
from tests.huisbezoeken.factories import make_visit


def test_everything_comes_back_as_it_was(worker, team):
    resident = make_resident(team=team)
    visit = make_visit(household=resident.household, residents=[resident], themes=["housing"], report="Vocht")

    way_back = undo.delete(visit, by=worker)
    assert not HomeVisit.objects.exists()
    undo.restore(way_back)

    back = HomeVisit.objects.get(code=visit.code)
    assert (back.report, back.residents.get(), back.themes.get().code) == ("Vocht", resident, "housing")
    assert not Undo.objects.exists()


def test_what_others_lean_on_stays(worker, team):
    visit = make_visit(team=team)

    with pytest.raises(ProtectedError):
        undo.delete(visit.household, by=worker)


def test_a_household_with_visits_says_why_it_cannot_go(as_worker, team):
    visit = make_visit(team=team)

    response = as_worker.post(reverse("contacts:household_delete", args=[visit.household_id]), follow=True)

    assert "Dit kan niet weg" in response.content.decode()


def test_last_contact_follows_a_deletion_and_its_undoing(as_worker, team):
    resident = make_resident(team=team)
    visit = make_visit(household=resident.household, residents=[resident])
    as_worker.post(reverse("huisbezoeken:delete", args=[visit.pk]))
    resident.refresh_from_db()
    assert resident.last_contact_on is None

    as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

    resident.refresh_from_db()
    assert resident.last_contact_on == visit.date


def test_after_an_hour_and_for_others_there_is_no_way_back(client, worker, team):
    way_back = undo.delete(make_visit(team=team), by=worker)
    client.force_login(make_member(team))
    assert client.post(reverse("home:undo_restore", args=[way_back.pk])).status_code == 404

    Undo.objects.update(deleted_at=timezone.now() - timedelta(hours=2))
    client.force_login(worker)

    assert client.post(reverse("home:undo_restore", args=[way_back.pk])).status_code == 404
