"""Writes about people that touch more than one row, or leave a trace."""

import re

from django.db import transaction
from django.db.models import Q

from buurtwerk.audit.trail import Action, record
from buurtwerk.core.models.code import next_code
from buurtwerk.core.text import search_words
from contacts.dossier import last_contacts
from contacts.models import Household, Organisation, Resident

PREFIXES = {Household: "G", Resident: "B", Organisation: "O"}


def recount_last_contact(team, resident_ids):
    """Store again when these residents were last met; returns how many changed."""
    last = last_contacts(team, list(resident_ids))
    residents = Resident.objects.filter(team=team, pk__in=resident_ids).only("pk", "last_contact_on")
    changed = [resident for resident in residents if resident.last_contact_on != last.get(resident.pk)]
    for resident in changed:
        resident.last_contact_on = last.get(resident.pk)
    Resident.objects.bulk_update(changed, ["last_contact_on"], batch_size=500)
    return len(changed)


@transaction.atomic
def save(thing, *, by):
    """Store a household, resident or organisation, new or changed; gives a new one its code. Returns it."""
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


def residents_of(thing):
    """Ids of the residents that a row is about."""
    if isinstance(thing, Resident):
        return [thing.pk]
    if isinstance(thing, Household):
        return list(thing.residents.values_list("pk", flat=True))
    return []


def likely_doubles(team, *, first_name, last_name, birth_year=None, phone="", street="", number=""):
    """Residents who may be the same person, at most five.

    The same name with no other year of birth, the same phone number (its last
    eight digits), or the same last name at the same address.
    """
    if not search_words(f"{first_name}{last_name}"):
        return Resident.objects.none()
    alike = Q(pk__in=Resident.objects.of(team).matching(f"{first_name} {last_name}").values("pk"))
    if birth_year:
        alike &= Q(birth_year=birth_year) | Q(birth_year=None)
    digits = re.sub(r"\D", "", phone or "")[-8:]
    if len(digits) == 8:
        alike |= Q(search_key__contains=digits)
    if street and number and last_name:
        at_home = Household.objects.of(team).matching(f"{street} {number}").values("pk")
        alike |= Q(household__in=at_home, pk__in=Resident.objects.of(team).matching(last_name).values("pk"))
    return Resident.objects.of(team).filter(alike).select_related("household").by_name()[:5]
