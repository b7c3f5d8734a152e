"""Partners and what they offer in the shape of Open Referral's HSDS 3.2, for directories of services.

A list of organizations, each with its services, places and contacts. Contacts
are functions: no name, phone number or e-mail address of anybody is in it, and
nothing of residents. The same record keeps the same id, wherever it is made.
"""

import json
from functools import partial
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from django.utils.text import slugify
from django.utils.translation import gettext as _

from buurtwerk.core.dates import today
from contacts.models import Organisation

VERSION = "3.2"
PURPOSE = "Open Referral (HSDS)"
JSON = "application/json"


def as_json(team):
    return json.dumps(organizations(team), ensure_ascii=False, indent=2).encode()


def file_name(team):
    return f"partners-{slugify(team.slug) or team.pk}-{today():%Y-%m-%d}.hsds.json"


def organizations(team):
    """In three queries."""
    partners = Organisation.objects.of(team).order_by("name", "pk").prefetch_related("offers", "contact_persons")
    return [organization(partner, partial(stable_id, team)) for partner in partners]


def stable_id(team, kind, *codes):
    return str(uuid5(NAMESPACE_URL, "/".join(["buurtwerk", team.slug, kind, *codes])))


def organization(partner, own_id):
    offers = sorted(partner.offers.all(), key=lambda offer: (offer.name, offer.pk))
    people = [person for person in partner.contact_persons.all() if status_of(person) == "active"]
    told = {
        "id": own_id("organization", partner.code),
        "name": partner.name,
        "description": str(partner.get_kind_display()) or str(_("partner van het buurtteam")),
        "website": web_address(partner),
        "services": [service(offer, partner, own_id) for offer in offers],
        "contacts": [contact(person, own_id) for person in sorted(people, key=lambda person: person.pk)],
        "locations": [location(where, partner, own_id) for where in sorted({offer.where for offer in offers} - {""})],
    }
    return filled(told)


def service(offer, partner, own_id):
    told = {
        "id": own_id("service", offer.code),
        "name": offer.name,
        "description": offer.description,
        "status": status_of(offer),
        "eligibility_description": offer.for_whom,
        "service_at_locations": [at_location(offer, partner, own_id)] if offer.where else [],
    }
    return filled(told)


def at_location(offer, partner, own_id):
    return {"id": own_id("service_at_location", offer.code), "location": location(offer.where, partner, own_id)}


def location(where, partner, own_id):
    return {"id": own_id("location", partner.code, where), "location_type": "physical", "name": where}


def contact(person, own_id):
    """The function alone; who it is stays with the team."""
    return {"id": own_id("contact", person.code), "title": person.function}


def status_of(part):
    """Whether it is on today."""
    day = today()
    begun = part.starts_on is None or part.starts_on <= day
    return "active" if begun and (part.ends_on is None or part.ends_on >= day) else "inactive"


def web_address(partner):
    """Only what is one: the shape asks for an address that programs can open."""
    try:
        parts = urlsplit(partner.website_url)
        good = parts.hostname and partner.website_url.isascii() and not any(map(str.isspace, partner.website_url))
    except ValueError:
        return ""
    return partner.website_url if good else ""


def filled(told):
    """Without what nobody knows: an empty text or list says nothing."""
    return {name: value for name, value in told.items() if value not in ("", [])}
