"""Every showing and every writing of a resident leaves one event."""

import pytest
from django.db import DatabaseError
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.models import Undo
from tests.contacts.factories import make_household, make_resident
from tests.huisbezoeken.factories import make_visit


@pytest.fixture
def resident(team):
    return make_resident(team=team)


def events():
    return list(AuditEvent.objects.order_by("pk").values_list("action", "object_type", "residents"))


def test_a_list_names_whom_it_showed(as_worker, resident):
    as_worker.get(reverse("contacts:resident_list"))

    assert events() == [("list", "contacts.resident", [resident.pk])]


def test_a_search_names_only_whom_it_found(as_worker, resident, team):
    make_resident(team=team, first_name="Noor", last_name="Peeters")
    found = as_worker.post(reverse("contacts:resident_list"), {"q": resident.last_name})

    as_worker.get(found.url)

    assert events()[-1] == ("search", "contacts.resident", [resident.pk])


def test_a_page_names_the_resident_and_the_household_beside(as_worker, resident):
    sister = make_resident(household=resident.household)

    as_worker.get(resident.get_absolute_url())

    assert events() == [("show", "contacts.resident", sorted([resident.pk, sister.pk]))]


def test_the_picker_names_whom_it_offered(as_worker, resident):
    as_worker.post(reverse("contacts:household_search"), {"zoek_gezin": resident.last_name})

    assert events()[-1] == ("search", "contacts.resident", [resident.pk])


def test_writing_a_visit_names_who_was_there(as_worker, resident):
    page = as_worker.get("/huisbezoeken/nieuw/")
    data = {"form_token": page.context["form"].token.signed(), "household": resident.household_id}

    as_worker.post(
        "/huisbezoeken/nieuw/",
        data | {"date": "2018-06-04", "result": "conversation", "residents": [resident.pk]},
    )

    assert ("create", "huisbezoeken.homevisit", [resident.pk]) in events()


def test_an_export_says_what_for(as_coordinator, resident):
    as_coordinator.post(reverse("contacts:resident_list"), {"purpose": "nieuwjaarskaarten", "format": "csv"})

    event = AuditEvent.objects.get(action="export")
    assert (event.purpose, event.residents, event.role) == ("nieuwjaarskaarten", [resident.pk], "coordinator")


def test_deleting_and_bringing_back_leave_both(as_worker, resident):
    visit = make_visit(household=resident.household, residents=[resident])

    as_worker.post(reverse("huisbezoeken:delete", args=[visit.pk]))
    as_worker.post(reverse("home:undo_restore", args=[Undo.objects.get().pk]))

    assert [action for action, _, _ in events() if action in {"delete", "restore"}] == ["delete", "restore"]


@pytest.mark.parametrize("path", ["contacts:resident_list", "contacts:household_list", "huisbezoeken:list"])
def test_a_read_whose_event_cannot_be_stored_shows_nothing(as_worker, team, monkeypatch, path):
    make_visit(household=make_household(team=team, street="Geheimstraat"))

    def refuse(**fields):
        raise DatabaseError

    monkeypatch.setattr(AuditEvent.objects, "create", refuse)
    response = as_worker.get(reverse(path))

    assert response.status_code == 503
    assert "Geheimstraat" not in response.content.decode()


def test_events_hold_no_words(as_worker, resident):
    as_worker.post(reverse("contacts:resident_list"), {"q": "Haddad"})

    assert not any("Haddad" in str(row) for row in AuditEvent.objects.values_list())
