"""Invented connections of the demo team: neighbours, families in two houses, friends, buddies, interpreters."""

from itertools import pairwise

from django.contrib.auth import get_user_model

from buurtwerk.core.dates import today
from buurtwerk.registers.registry import demo_extra
from contacts.models import Connection, Resident

Kind = Connection.Kind
MOST = {Kind.NEIGHBOUR: 10, Kind.FAMILY: 5, Kind.FRIEND: 8, Kind.BUDDY: 5, Kind.INTERPRETER: 6}
SPEAKS = {"tolken Arabisch": "ar", "tolken Oekraïens": "uk", "tolken Pools": "pl"}


@demo_extra
def demo_connections(team):
    """Some thirty, between grown-ups who do not live together."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    adults = Resident.objects.of(team).filter(contact_ended_on=None, birth_year__lt=today().year - 18)
    people = list(adults.select_related("household").prefetch_related("talents__talent").order_by("code"))
    found: dict[tuple, Connection] = {}
    for kind, pairs in (
        (Kind.INTERPRETER, interpreters(people)),
        (Kind.BUDDY, buddies(people)),
        (Kind.NEIGHBOUR, neighbours(people)),
        (Kind.FAMILY, families(people)),
        (Kind.FRIEND, friends(people)),
    ):
        new = [pair for pair in pairs if pair[0].household_id != pair[1].household_id and key_of(*pair) not in found]
        for one, two in new[: MOST[kind]]:
            found[key_of(one, two)] = Connection(team=team, resident=one, other=two, kind=kind, updated_by=worker)
    Connection.objects.bulk_create(found.values())


def key_of(one, two):
    return tuple(sorted((one.pk, two.pk)))


def talents_of(person):
    return [str(row.talent) for row in person.talents.all()]


def interpreters(people):
    """Whoever interprets, for others who speak that language."""
    for person in people:
        for language in [SPEAKS[name] for name in talents_of(person) if name in SPEAKS]:
            yield from [(person, other) for other in people if other.language == language][:2]


def buddies(people):
    """Somebody who shows a newcomer around."""
    newest = sorted(people, key=lambda person: person.first_contact_on)[-9:]
    guides = [person for person in people if talents_of(person) and person not in newest]
    return zip(guides, newest, strict=False)


def neighbours(people):
    """Next door to each other, or nearly: every third pair of a street."""
    at_home = sorted(
        people, key=lambda person: (person.household.street, person.household.number.zfill(4), person.code)
    )
    pairs = [(one, two) for one, two in pairwise(at_home) if one.household.street == two.household.street]
    return pairs[::3]


def families(people):
    """The same name in two houses."""
    by_name = sorted(people, key=lambda person: (person.last_name, person.code))
    return [(one, two) for one, two in pairwise(by_name) if one.last_name == two.last_name][::2]


def friends(people):
    """Of nearly the same age, with the same language."""
    alike = sorted(people, key=lambda person: (person.language, person.birth_year or 0, person.code))
    return [(one, two) for one, two in pairwise(alike) if one.language == two.language][1::6]
