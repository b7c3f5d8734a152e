"""Writes about people that touch more than one row, or leave a trace."""

import re

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from buurtwerk.core.text import search_words
from contacts.dossier import last_contacts
from contacts.models import (
    Agreement,
    ContactPerson,
    Group,
    GroupMember,
    Household,
    Offer,
    Organisation,
    Resident,
)

LOOKED_AT, DOUBLES_SHOWN, PHONE_DIGITS = 50, 5, 8
PREFIXES = {
    Household: "G",
    Resident: "B",
    Organisation: "O",
    ContactPerson: "CP",
    Offer: "A",
    Agreement: "OV",
    Group: "GR",
    GroupMember: "GL",
}


@transaction.atomic
def recount_last_contact(team, resident_ids):
    """Store again when these residents were last met; returns how many changed."""
    if not resident_ids:  # a queue at the counter, where often nobody is named, does not wait for it
        return 0
    rows = Resident.objects.filter(team=team, pk__in=resident_ids).order_by("pk")
    residents = list(rows.select_for_update().only("pk", "last_contact_on"))  # two visits at once recount in turn
    last = last_contacts(team, list(resident_ids))
    changed = [resident for resident in residents if resident.last_contact_on != last.get(resident.pk)]
    for resident in changed:
        resident.last_contact_on = last.get(resident.pk)
    Resident.objects.bulk_update(changed, ["last_contact_on"], batch_size=500)
    return len(changed)


@transaction.atomic
def save(thing, *, by):
    """Store a household, a resident, a group, a partner or what belongs to it, new or changed; returns it.

    A new one gets its code.
    """
    is_new = thing.pk is None
    if is_new:
        thing.code = next_code(type(thing), thing.team, PREFIXES[type(thing)])
    thing.updated_by = by
    thing.save()
    record(Action.CREATE if is_new else Action.EDIT, by=by, team=thing.team, thing=thing, residents=residents_of(thing))
    return thing


@transaction.atomic
def add_household(*, household, resident, by):
    """Store a household with its first resident; returns the resident."""
    resident.household = save(household, by=by)
    return save(resident, by=by)


@transaction.atomic
def hand_over_residents(*, team, worker, to, by):
    """Everybody whom `worker` was in charge of gets `to` instead; returns how many there were."""
    residents = Resident.objects.of(team).filter(worker_in_charge=worker)
    numbers = list(residents.values_list("pk", flat=True))
    residents.update(worker_in_charge=to, version=F("version") + 1, updated_by=by, updated_at=timezone.now())
    if numbers:
        record(Action.EDIT, by=by, team=team, thing=Resident, residents=numbers)
    return len(numbers)


def residents_of(thing):
    """Ids of the residents that a row is about."""
    if isinstance(thing, Resident):
        return [thing.pk]
    if isinstance(thing, Household):
        return list(thing.residents.values_list("pk", flat=True))
    return []


def likely_doubles(team, *, first_name, last_name, birth_year=None, phone="", street="", number="", household=None):
    """Residents who may be the same person, at most five.

    The same name with no other year of birth or in the same household, the same
    phone number (its last eight digits), or the same last name at the same address.
    """
    people = Resident.objects.of(team).select_related("household").by_name()
    digits = re.sub(r"\D", "", phone or "")[-8:]
    namesakes = people.matching(f"{first_name} {last_name}") if first_name and last_name else people.none()
    found = [
        person
        for person in namesakes[:LOOKED_AT]
        if whole_name(person) == name_of(first_name, last_name)
        and (not birth_year or person.birth_year in (None, birth_year) or person.household == household)
    ]
    if len(digits) == PHONE_DIGITS:
        found += people.filter(search_key__contains=digits)[:DOUBLES_SHOWN]
    if street and number and last_name:
        home = people.filter(household__in=Household.objects.of(team).matching(f"{street} {number}")).matching(
            last_name
        )
        found += [person for person in home[:LOOKED_AT] if name_of(person.last_name) == name_of(last_name)]
    return list(dict.fromkeys(found))[:DOUBLES_SHOWN]


def name_of(*parts):
    """A name apart from accents, case, hyphens, spaces and order: {"samira", "elamrani"}."""
    return {"".join(search_words(part)) for part in parts}


def whole_name(person):
    return name_of(person.first_name, person.last_name)
