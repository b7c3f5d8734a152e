"""Invented newcomers, what people are good at and who gets the newsletter, all relative to today."""

from datetime import timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model

from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from buurtwerk.registers.registry import demo_extra
from contacts.models import Consent, Household, Resident, ResidentTalent, Talent

Type, Gender = Household.Type, Resident.Gender


class Newcomer(NamedTuple):
    first_name: str
    last_name: str
    age: int
    gender: str
    origin: str
    language: str
    mail: str = ""  # what stands before the @


HOMES = [  # (street, number, type, who live there)
    ("Leiekaai", "14", Type.COUPLE_WITH_CHILDREN, [
        Newcomer("Marieke", "Vandenbossche", 38, Gender.FEMALE, "BE", "nl", "marieke.vdb"),
        Newcomer("Yassin", "Ouali", 41, Gender.MALE, "MA", "ar", "yassin.ouali"),
        Newcomer("Nora", "Ouali", 9, Gender.FEMALE, "BE", "nl"),
        Newcomer("Ilyas", "Ouali", 6, Gender.MALE, "BE", "nl"),
    ]),
    ("Kollegeplein", "3", Type.SINGLE, [Newcomer("Oksana", "Bondar", 62, Gender.FEMALE, "UA", "uk", "oksana.b")]),
    ("Leiekaai", "52", Type.SINGLE_PARENT, [
        Newcomer("Thérèse", "Mukendi", 33, Gender.FEMALE, "CD", "fr", "therese.mukendi"),
        Newcomer("Gloire", "Mukendi", 11, Gender.MALE, "BE", "nl"),
    ]),
    ("Overleiestraat", "27", Type.SINGLE, [Newcomer("Roger", "Deprez", 71, Gender.MALE, "BE", "nl", "roger.deprez")]),
]  # fmt: skip
TALENTS = [
    ["naaien", "tolken Arabisch"],
    ["tuinieren"],
    ["koken voor een groep"],
    ["fietsen herstellen", "tuinieren"],
    ["tolken Oekraïens"],
    ["voorlezen", "huiswerk begeleiden"],
    ["naaien"],
    ["foto's maken"],
    ["gitaar spelen", "koken voor een groep"],
    ["haar knippen"],
    ["tolken Pools", "fietsen herstellen"],
    ["brood bakken"],
]
WITHDRAWN = "roger.deprez"


@demo_extra
def demo_newcomers(team):
    """Four households that came to know the team lately; those with an address agreed to the newsletter."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    for days_ago, (street, number, kind, people) in zip([75, 60, 47, 33], HOMES, strict=True):
        home = Household.objects.create(
            team=team, code=next_code(Household, team, "G"), street=street, number=number, type=kind,
            postcode="8530", municipality="Harelbeke", updated_by=worker,
        )  # fmt: skip
        for person in people:
            resident = welcome(person, home, today() - timedelta(days=days_ago), worker)
            if person.mail:
                agree(resident, worker, withdrawn=person.mail == WITHDRAWN)


def welcome(person, home, met_on, worker):
    return Resident.objects.create(
        team=home.team,
        code=next_code(Resident, home.team, "B"),
        household=home,
        first_name=person.first_name,
        last_name=person.last_name,
        birth_year=today().year - person.age,
        gender=person.gender,
        origin=person.origin,
        language=person.language,
        email=f"{person.mail}@voorbeeld.example" if person.mail else "",
        first_contact_on=met_on,
        worker_in_charge=worker,
        updated_by=worker,
    )


def agree(resident, worker, *, withdrawn):
    Consent.objects.create(
        team=resident.team,
        resident=resident,
        purpose=Consent.Purpose.NEWSLETTER,
        given_on=resident.first_contact_on,
        withdrawn_on=today() - timedelta(days=5) if withdrawn else None,
        updated_by=worker,
    )


@demo_extra
def demo_talents(team):
    """Of newcomers and of some whom the team has known for long; one of these has no address for the newsletter."""
    residents = Resident.objects.of(team).filter(contact_ended_on=None, birth_year__lt=today().year - 18)
    known = list(residents.filter(email="").order_by("code")[8:300:24])
    new = list(residents.exclude(email="").order_by("code"))
    names = sorted({name for own in TALENTS for name in own})
    tags = {name: Talent.objects.create(team=team, name=name) for name in names}
    ResidentTalent.objects.bulk_create(
        ResidentTalent(team=team, resident=resident, talent=tags[name])
        for resident, names in zip([*new, *known], TALENTS, strict=False)
        for name in names
    )
    agree(known[0], None, withdrawn=False)
