"""Partners in the shape of Open Referral: against the published schema, and without a name of anybody."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from contacts import hsds
from tests.accounts.factories import make_team
from tests.contacts.factories import make_contact_person, make_offer, make_organisation, make_referral
from tests.registers.books import bring_in
from tests.workbooks import random_register

ADDRESS = "/contacten/organisaties/hsds.json"
FOLDER = Path(__file__).parents[1] / "data" / "hsds"
DAY = timedelta(days=1)
FORMATS = FormatChecker()


@FORMATS.checks("uri")
def is_address(text):
    return not isinstance(text, str) or bool(urlsplit(text).scheme and urlsplit(text).netloc and text.isascii())


def published(**besides):
    """What validates a list of organizations, each with its services inside, as the compiled schema has it.

    `besides` joins every schema: the published ones let anything pass that they do not know.
    """
    schemas = [json.loads(path.read_text(encoding="utf-8")) | besides for path in sorted(FOLDER.glob("*.json"))]
    registry = Registry().with_resources((schema["$id"], DRAFT202012.create_resource(schema)) for schema in schemas)
    organization = next(schema for schema in schemas if schema["$id"].endswith("/organization.json"))
    services = {"services": {"type": "array", "items": {"$ref": "service.json"}}}
    whole = organization | {"properties": organization["properties"] | services}
    return Draft202012Validator({"type": "array", "items": whole}, registry=registry, format_checker=FORMATS)


SHAPE, KNOWN_ONLY = published(), published(additionalProperties=False)


def made(team):
    return json.loads(hsds.as_json(team))


def wrong_with(told):
    return sorted({"/".join(map(str, error.absolute_path)) for error in SHAPE.iter_errors(told)})


@pytest.fixture
def partner(team):
    partner = make_organisation(team=team, code="OCMW", name="Huis van Welzijn", kind="welfare", website="welzijn.be")
    make_offer(organisation=partner, name="Taalles", for_whom="volwassenen", where="lokaal 3", description="Elke dag")
    make_contact_person(
        organisation=partner, function="brugfiguur", name="Leila Geheim", email="leila@geheim.be", phone="0470 12 34 56"
    )
    return partner


class TestShape:
    def test_it_holds_against_the_published_schema(self, team, partner):
        make_organisation(team=team, website="dit is er geen")

        told = made(team)

        assert wrong_with(told) == []
        assert list(KNOWN_ONLY.iter_errors(told)) == []
        assert len(told) == 2

    @pytest.mark.parametrize("seed", range(12))
    def test_so_does_any_register(self, team, seed):
        bring_in(team, random_register(seed))

        told = made(team)

        assert wrong_with(told) == []
        assert list(KNOWN_ONLY.iter_errors(told)) == []

    @pytest.mark.parametrize(
        ("path", "change"),
        [
            ("0/id", lambda told: told[0].update(id="OCMW")),
            ("0", lambda told: told[0].pop("description")),
            ("0/website", lambda told: told[0].update(website="geen adres")),
            ("0/services/0/status", lambda told: told[0]["services"][0].update(status="loopt")),
            ("0/services/0", lambda told: told[0]["services"][0].pop("name")),
            ("0/contacts/0/title", lambda told: told[0]["contacts"][0].update(title=None)),
            ("0/locations/0/location_type", lambda told: told[0]["locations"][0].update(location_type="gebouw")),
            (
                "0/services/0/service_at_locations/0/location/name",
                lambda told: told[0]["services"][0]["service_at_locations"][0]["location"].update(name=3),
            ),
        ],
    )
    def test_the_schema_would_say_so(self, team, partner, path, change):
        told = made(team)

        change(told)

        assert wrong_with(told) == [path]

    def test_a_field_that_nobody_knows_would_be_seen(self, team, partner):
        told = made(team)

        told[0]["contacts"][0]["mobile"] = "0470"

        assert [error.validator for error in KNOWN_ONLY.iter_errors(told)] == ["additionalProperties"]


class TestContent:
    def test_what_is_offered_for_whom_and_where(self, team, partner):
        organization = made(team)[0]
        service = organization["services"][0]

        assert (organization["name"], organization["description"]) == ("Huis van Welzijn", "welzijn")
        assert organization["website"] == "https://welzijn.be"
        assert (service["name"], service["eligibility_description"]) == ("Taalles", "volwassenen")
        assert service["service_at_locations"][0]["location"] == organization["locations"][0]

    def test_contacts_are_functions_without_a_name(self, team, partner):
        told = hsds.as_json(team).decode()

        assert [set(contact) for contact in made(team)[0]["contacts"]] == [{"id", "title"}]
        assert [word for word in ("Leila", "Geheim", "geheim.be", "0470") if word in told] == []

    def test_who_left_is_not_in_it_and_an_offer_that_is_over_says_so(self, team, partner):
        make_contact_person(organisation=partner, function="weg", ends_on=today() - DAY)
        make_offer(organisation=partner, name="Voorbij", ends_on=today() - DAY)
        make_offer(organisation=partner, name="Later", starts_on=today() + DAY)

        organization = made(team)[0]

        assert [contact["title"] for contact in organization["contacts"]] == ["brugfiguur"]
        states = {service["name"]: service["status"] for service in organization["services"]}
        assert states == {"Taalles": "active", "Voorbij": "inactive", "Later": "inactive"}

    def test_ids_stay_and_are_of_the_team(self, team, partner):
        first, again = made(team), made(team)
        other = make_team()
        make_organisation(team=other, code="OCMW")

        assert first == again
        assert made(other)[0]["id"] != first[0]["id"]

    def test_three_queries_however_many_partners(self, team, partner):
        for _ in range(10):
            make_offer(team=team)

        with CaptureQueriesContext(connection) as counted:
            hsds.organizations(team)

        assert len(counted) == 3


class TestFetching:
    def test_a_coordinator_fetches_the_own_team(self, as_coordinator, coordinator, team, partner):
        make_offer(name="Van een ander team")

        answer = as_coordinator.get(ADDRESS)

        event = AuditEvent.objects.latest("pk")
        assert json.loads(answer.content) == made(team)
        assert answer["Content-Disposition"].startswith("attachment")
        assert (event.action, event.user, event.purpose) == ("export", coordinator, "Open Referral (HSDS)")
        assert event.residents == []

    def test_the_list_leads_there_for_who_may_export(self, client, coordinator, worker):
        links = {}
        for user in (coordinator, worker):
            client.force_login(user)
            links[user] = ADDRESS in client.get("/contacten/organisaties/").content.decode()

        assert links == {coordinator: True, worker: False}

    def test_the_command_prints_the_same(self, team, partner):
        make_referral(team=team, organisation=partner)
        said = StringIO()

        call_command("export_hsds", team=team.slug, stdout=said)

        assert json.loads(said.getvalue()) == made(team)

    def test_the_command_knows_no_other_team(self, db):
        with pytest.raises(CommandError, match="geen team «nergens»"):
            call_command("export_hsds", team="nergens")
