"""A new app edits nothing below it: it registers, and is there."""

from datetime import date

import pytest
from django.urls import reverse

from buurtwerk.accounts import navigation
from buurtwerk.core.dates import today
from buurtwerk.home import monday, parts, quick, searching
from contacts import actions as contacts
from contacts import dossier
from contacts.figures import reach_for_year
from huisbezoeken import actions, origins
from tests.contacts.factories import make_resident
from tests.tuin import registrations
from tests.tuin.models import Harvest

REGISTRIES = [
    (dossier, "_sections"),
    (dossier, "_moments"),
    (dossier, "_nodes"),
    (dossier, "_edges"),
    (parts, "_parts"),
    (searching, "_sources"),
    (origins, "_origins"),
    (monday, "_lines"),
    (quick, "_buttons"),
    (navigation, "_entries"),
]


@pytest.fixture(autouse=True)
def tuin(monkeypatch):
    """The app registers, for this test only."""
    for module, name in REGISTRIES:
        monkeypatch.setattr(module, name, getattr(module, name).copy())
    registrations.register()


@pytest.fixture
def harvest(team):
    resident = make_resident(team=team)
    return Harvest.objects.create(team=team, resident=resident, date=date(2018, 8, 4), crop="Pastinaken")


def page(client, url):
    return client.get(url).content.decode()


def test_a_residents_page_has_its_section_and_its_moment(as_worker, harvest):
    text = page(as_worker, harvest.resident.get_absolute_url())

    assert "Oogst: Pastinaken" in text
    assert "In de moestuin" in text


def test_its_moment_is_the_last_contact_and_counts_for_reach(harvest):
    contacts.recount_last_contact(harvest.team, [harvest.resident_id])

    harvest.resident.refresh_from_db()
    assert harvest.resident.last_contact_on == harvest.date
    reach = reach_for_year(harvest.team, 2018)
    assert (reach.residents, reach.households) == (1, 1)


def test_the_network_has_its_nodes_and_what_ties_them(as_worker, harvest):
    shown = as_worker.get(reverse("contacts:network")).context["picture"].shown

    edge = next(iter(shown.edges))
    assert (edge.kind, edge.of, edge.to) == ("harvested", f"bewoner-{harvest.resident_id}", f"oogst-{harvest.pk}")
    assert shown.nodes[edge.to].name == "Pastinaken"


def test_the_start_page_has_its_part_its_button_and_its_place_in_the_menu(as_worker, harvest):
    text = page(as_worker, "/")

    assert "Oogst: Pastinaken" in text
    assert text.count("Moestuin") >= 2


def test_the_search_finds_it(as_worker, harvest):
    found = as_worker.post(reverse("home:search_suggest"), {"q": "pastin"})

    assert "Pastinaken" in found.content.decode()


def test_the_mondays_list_counts_it(as_coordinator, harvest):
    assert "oogsten" in page(as_coordinator, reverse("home:monday"))


def test_a_follow_up_it_raised_leads_back_to_it(as_worker, worker, harvest):
    harvest.follow_up = actions.ask(
        team=harvest.team, text="Wil een eigen perceel", due_on=today(), by=worker, resident=harvest.resident
    )
    harvest.save()

    assert "Oogst van Pastinaken" in page(as_worker, harvest.follow_up.get_absolute_url())
